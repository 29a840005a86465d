/** A stream that people or programs read. */
export type Output = {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Width of the terminal in characters; `null` where the output goes elsewhere. */
  readonly columns: number | null;
};

/** Asks a person; the answer is the preset where they type nothing. */
export type Ask = (question: string, preset: string) => Promise<string>;

/** Everything a command has of the world it runs in. */
export type Shell = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results, and nothing else. */
  readonly stdout: Output;
  /** Progress, warnings and errors. */
  readonly stderr: Output;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** `null` where nobody is there to answer. */
  readonly ask: Ask | null;
  /** The process that this is, and whether another one of this machine is running. */
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** Listens for a person who wants a run to stop: first after the action in flight, then at once. */
  readonly supervise: (onHeard: (heard: 'stopping' | 'cutting') => void) => Supervision;
};

/** What a person asked for so far. */
type Supervision = {
  readonly isStopRequested: () => boolean;
  readonly isWaitCutShort: () => boolean;
  /** Listens no more. */
  readonly end: () => void;
};
