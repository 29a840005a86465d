import type { Caps } from '../../core/apply/caps.ts';
import type { ApplyJob } from '../../run/apply/apply-job.ts';
import type { AuditJob } from '../../run/audit.ts';
import type { ReadRates } from '../../run/read-plan/read-plan.ts';
import type { FetchedReference } from '../../zendesk/framework-reference.ts';
import type { Words } from '../../words/words.ts';
import type { KeptJournal } from '../shared/storage/kept-journal.ts';
import type { KeptStore } from '../shared/storage/kept-store.ts';
import type { EngineEvent } from './engine-api.ts';

/** Where pages of lists are kept between two readings, by the request they answered. */
export type PageMemory = {
  readonly recall: (request: string) => Promise<string | null>;
  readonly keep: (request: string, page: string) => Promise<void>;
};

/** A Zendesk account that is connected, and the clock it is read by. */
export type Account = {
  readonly mode: 'demo' | 'live';
  readonly subdomain: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Reads the account. With a memory, pages that were read before come from there. */
  readonly reader: (memory?: PageMemory) => AuditJob['reader'];
  /** For checks of single records: what Zendesk said within the last minute is not asked again. */
  readonly brief: {
    readonly reader: AuditJob['reader'];
    /** Whatever is asked from now on is asked anew. */
    readonly forget: () => void;
  };
  /** The way to write to it: asked for by a live apply alone. */
  readonly openChannel: () => ApplyJob['channel'];
  /** How fast it may be read. */
  readonly rates: ReadRates;
};

/** The demo: an account that lives here, and its reference. */
export type DemoAccount = Account & {
  readonly referenceFile: string;
  readonly reference: Uint8Array<ArrayBuffer>;
  /** The account as it is now, to go on from later. */
  readonly saveState: () => string;
};

/** What an account that is being connected is given. */
export type Surroundings = {
  readonly onEvent: (event: Extract<EngineEvent, { kind: 'transport' }>['event']) => void;
  /** Waits; rejects where whoever waits was stopped. */
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** The list that the installation names an address of. */
export type AddressedList = {
  readonly address: string;
  /**
   * Reads it.
   * @throws DriftError `reference_address_failed` and others
   */
  readonly fetch: () => Promise<FetchedReference>;
};

/** What frames of the app in one browser tell each other. */
export type Neighbours = {
  readonly tell: (what: ChangedThing) => void;
  /** Hears what other frames tell. */
  readonly listen: (listener: (what: ChangedThing) => void) => void;
};

/** What checks rest on. */
export type ChangedThing = Extract<EngineEvent, { kind: 'changed' }>['what'];

/** Everything that the engine has from its surroundings. */
export type EnginePorts = {
  /** Names the build of the product: what one build made ready for itself is of no use to another. */
  readonly build: string;
  readonly openLive: (surroundings: Surroundings) => Account;
  /** Opens the demo from an earlier `saveState`, or as new; a state that cannot be read counts as none. */
  readonly openDemo: (state: string | null, surroundings: Surroundings) => Promise<DemoAccount>;
  /** `null` where the installation names none. */
  readonly list: AddressedList | null;
  /** Whether the demo is what checks are about where no list is loaded: the installation's setting. */
  readonly isDemoMode: boolean;
  /** How far back tickets are looked at. */
  readonly ticketDays: number;
  readonly neighbours: Neighbours;
  /** What the browser keeps between visits. What comes back is data from outside. */
  readonly kept: KeptStore;
  readonly journal: KeptJournal;
  /**
   * Does a job that writes while no other tab of this browser does one. `isHeld` says `false` once
   * another tab may have begun: nothing is to be written then.
   * @throws DriftError `apply_running_elsewhere`
   */
  readonly alone: <Result>(job: (isHeld: () => boolean) => Promise<Result>) => Promise<Result>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** The caps of the installation: no order to apply goes beyond them. */
  readonly caps: Caps;
  readonly words: Words;
  readonly onEvent: (event: EngineEvent) => void;
};
