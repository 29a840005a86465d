import { DEFAULT_CAPS, type Caps } from '../../core/apply/caps.ts';
import { DriftError } from '../../core/problem.ts';
import { loadAccount } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../fake-zendesk/fake-zendesk.ts';
import type { FakeState } from '../../fake-zendesk/state.ts';
import { replayJournal, type JournalRecord } from '../../run/apply/journal.ts';
import { ENGLISH } from '../../words/english.ts';
import { createReader } from '../../zendesk/create-reader.ts';
import { createBriefMemory } from '../../zendesk/brief-memory.ts';
import { createMemoryTransport } from '../../zendesk/memory-transport.ts';
import { createPacedTransport } from '../../zendesk/paced-transport.ts';
import { createPacer } from '../../zendesk/pacer.ts';
import { ACCOUNT_LIMITS } from '../../zendesk/limits.ts';
import { createRecallingTransport } from '../../zendesk/recalling-transport.ts';
import { createMemoryChannel } from '../../zendesk/write/memory-channel.ts';
import { createPacedChannel } from '../../zendesk/write/paced-channel.ts';
import type { KeptStore, StoreState } from '../shared/storage/kept-store.ts';
import { composeDemo } from './compose-demo.ts';
import { ACCOUNT_READ_RATES } from '../../run/read-plan/rates.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import type { ApplyOrder, KeptFile, RowsQuery, Selection } from './engine-views.ts';
import { createEngine } from './engine.ts';
import { connectNeighbours } from './neighbours.ts';
import type { Account, EnginePorts, Surroundings } from './ports.ts';

/** What a browser keeps between two visits of a test. */
export type Browser = {
  readonly records: Map<string, unknown>;
  journal: readonly JournalRecord[];
};

/** A browser in which nothing was kept yet. */
export function newBrowser(): Browser {
  return { records: new Map(), journal: [] };
}

/** What a test wants different of a visit. */
export type VisitWish = {
  readonly browser?: Browser;
  readonly storage?: StoreState;
  /** The account behind the live mode. */
  readonly live?: LiveAccount;
  readonly onEvent?: (event: EngineEvent, engine: EngineApi) => void;
  /** The caps of the installation; the defaults where it is not said. */
  readonly caps?: Caps;
  /** Whether another tab applies at the same time. */
  readonly isAppliedElsewhere?: boolean;
  /** Awaited when a record is kept, before whoever journals goes on. */
  readonly onJournalled?: (record: JournalRecord) => Promise<void>;
  /** The list at the address of the installation. */
  readonly list?: EnginePorts['list'];
  readonly isDemoMode?: boolean;
  /** The build of the product that is visited. */
  readonly build?: string;
  /** What the other frames of the browser hear and tell. */
  readonly neighbours?: EnginePorts['neighbours'];
  /** The clock of the browser, milliseconds since 1970. */
  readonly now?: () => number;
};

/** An engine in a browser, and what it told. */
export type Visit = {
  readonly engine: EngineApi;
  readonly events: readonly EngineEvent[];
  readonly browser: Browser;
};

/** Opens the page: a browser that kept something may be handed over. */
export function visit(wish: VisitWish = {}): Visit {
  const { browser = newBrowser(), storage = 'durable', live, onEvent } = wish;
  const events: EngineEvent[] = [];
  const holder: { engine: EngineApi | null } = { engine: null };
  const ports: EnginePorts = {
    openLive: (surroundings) => {
      if (!live) throw new Error('no live account in this test');
      return live.open(surroundings);
    },
    build: wish.build ?? 'this build',
    openDemo: (state, surroundings) => Promise.resolve(composeDemo(state, surroundings, nextTurn)),
    kept: storeOf(browser, storage),
    journal: journalOf(browser, wish.onJournalled ?? (() => Promise.resolve())),
    alone: async (job) => {
      if (wish.isAppliedElsewhere === true) throw new DriftError('apply_running_elsewhere');
      return await job(() => true);
    },
    list: wish.list ?? null,
    isDemoMode: wish.isDemoMode ?? false,
    ticketDays: 90,
    neighbours: wish.neighbours ?? connectNeighbours(null),
    now: wish.now ?? (() => Date.parse('2026-11-23T09:00:00Z')),
    random: () => 0.5,
    sleep: () => nextTurn(),
    caps: wish.caps ?? DEFAULT_CAPS,
    words: ENGLISH,
    onEvent: (event) => {
      events.push(event);
      if (holder.engine) onEvent?.(event, holder.engine);
    },
  };
  const engine = createEngine(ports);
  holder.engine = engine;
  return { engine, events, browser };
}

/** The demo account as a live one, which goes on when a page is closed. */
export type LiveAccount = {
  readonly fake: FakeZendesk;
  readonly open: (surroundings: Surroundings) => Account;
  /** Who asks from now on. */
  readonly signIn: (userId: number) => void;
};

/** A live account on the demo's records, on a clock that sleeping moves. */
export function liveAccount(): LiveAccount {
  const seed = loadAccount('demo');
  let clock = Date.parse(seed.pinnedStart);
  const now = () => clock;
  let state: FakeState | undefined;
  let fake = createFakeZendesk(seed, { now });
  return {
    get fake() {
      return fake;
    },
    signIn: (userId) => {
      state = fake.snapshot();
      fake = createFakeZendesk(seed, { now, state, signedInAs: userId });
    },
    open: ({ onEvent }) => {
      const sleep = async (milliseconds: number) => {
        clock += Math.max(1, milliseconds);
        await nextTurn();
      };
      const account = {
        handle: (request: Parameters<FakeZendesk['handle']>[0]) => fake.handle(request),
      };
      const pacer = createPacer({ limits: ACCOUNT_LIMITS, now, sleep, onEvent });
      const pacing = { pacer, now, sleep, random: () => 0.5, onEvent };
      const transport = createPacedTransport(createMemoryTransport(account), pacing);
      const brief = createBriefMemory(transport, { keepsMs: 60_000, now });
      return {
        mode: 'live',
        subdomain: seed.subdomain,
        now,
        sleep,
        reader: (memory) =>
          createReader(memory ? createRecallingTransport(transport, memory) : transport),
        brief: { reader: createReader(brief.transport), forget: brief.forget },
        openChannel: () => createPacedChannel(createMemoryChannel(account), pacing),
        rates: ACCOUNT_READ_RATES,
      };
    },
  };
}

/** Nothing is left out. */
export const EVERYTHING: Selection = { withoutAccounts: [], withoutActions: [] };

/** All rows in triage order. */
export const ALL_ROWS: RowsQuery = {
  text: '',
  states: [],
  codes: [],
  reasons: [],
  risks: [],
  hidesWithoutWriters: false,
  sort: { by: 'risk', isDescending: false },
};

/** An order to apply a plan, as a person gives it who read everything. */
export function orderFor(planHash: string, different: Partial<ApplyOrder> = {}): ApplyOrder {
  return {
    selection: EVERYTHING,
    confirmedHash: planHash,
    reason: 'the weekly repair',
    caps: DEFAULT_CAPS,
    settleSeconds: 90,
    acceptsPartialReference: false,
    acceptsOldPlan: false,
    ...different,
  };
}

/** Lets everything else have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function storeOf({ records }: Browser, state: StoreState): KeptStore {
  return {
    state: () => state,
    get: (name) => Promise.resolve(structuredClone(records.get(name))),
    set: (name, value) => Promise.resolve(void records.set(name, structuredClone(value))),
    delete: (name) => Promise.resolve(void records.delete(name)),
    names: (prefix = '') =>
      Promise.resolve([...records.keys()].filter((name) => name.startsWith(prefix)).sort()),
    clear: () => {
      records.clear();
      return Promise.resolve();
    },
  };
}

function journalOf(
  browser: Browser,
  onJournalled: (record: JournalRecord) => Promise<void>,
): EnginePorts['journal'] {
  const append = async (record: JournalRecord) => {
    browser.journal = [...browser.journal, structuredClone(record)];
    await onJournalled(record);
  };
  return {
    read: () => Promise.resolve(replayJournal(browser.journal)),
    begin: () => {
      browser.journal = [];
      return { append };
    },
    goOn: () => ({ append }),
    forget: () => {
      browser.journal = [];
      return Promise.resolve();
    },
  };
}

/** The files of an engine with their texts, byte for byte. */
export async function textsOf(
  files: readonly KeptFile[],
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const read = async ({ name, content }: KeptFile) => ({
    name,
    text: decoder.decode(await content.arrayBuffer()),
  });
  return Promise.all(files.map(read));
}
