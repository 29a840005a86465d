/** A person stopped the work. It is no failure. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** What holds work up between two steps, and ends it. */
export type Control = {
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly stop: () => void;
  /** Returns when the next step may be taken. Rejects with `StoppedError` when there is to be none. */
  readonly pass: () => Promise<void>;
  /** Waits like the given sleep, but rejects with `StoppedError` as soon as the work is stopped. */
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** A control that lets everything pass until it is told otherwise. Once stopped it stays so. */
export function createControl(sleep: (milliseconds: number) => Promise<void>): Control {
  let isStopped = false;
  let resume: (() => void) | null = null;
  let paused = Promise.resolve();
  const stopping = new Set<() => void>();
  const requireGoing = (): void => {
    if (isStopped) throw new StoppedError('stopped by a person');
  };
  const letGo = (): void => {
    resume?.();
    resume = null;
  };
  return {
    pause: () => {
      if (resume || isStopped) return;
      paused = new Promise((resolve) => {
        resume = resolve;
      });
    },
    goOn: letGo,
    stop: () => {
      isStopped = true;
      letGo();
      for (const tell of stopping) tell();
    },
    pass: async () => {
      // Who goes on may be held up again before the wait is over.
      while (resume) await paused;
      requireGoing();
    },
    sleep: async (milliseconds) => {
      requireGoing();
      let tell: () => void = () => undefined;
      const stop = new Promise<void>((resolve) => {
        tell = resolve;
        stopping.add(tell);
      });
      await Promise.race([sleep(milliseconds), stop]).finally(() => {
        stopping.delete(tell);
      });
      requireGoing();
    },
  };
}
