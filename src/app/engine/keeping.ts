import * as z from 'zod/mini';
import { receiptSchema, type Receipt } from '../../core/apply/receipt-format.ts';
import { NO_DECISIONS, type DecisionList } from '../../core/decisions/decision.ts';
import { decisionsCsv, readDecisions } from '../../core/decisions/decisions-csv.ts';
import { planSchema } from '../../core/plan/plan-format.ts';
import { DriftError } from '../../core/problem.ts';
import type { EarlierAudit } from '../../core/report/compare.ts';
import { writeResults } from '../../core/report/results/results-file.ts';
import type { AuditResults } from '../../core/report/results/results.ts';
import { keptReadMemorySchema, NOTHING_KEPT, type KeptReadMemory } from '../../run/read-memory.ts';
import { KEPT_FORM } from '../../zendesk/kept-answers.ts';
import { baseText, parseBase, type BaseHead, type ReadingBase } from '../../run/reading-base.ts';
import { isInstant } from '../../core/tenant/ids.ts';
import type { Instant } from '../../core/tenant/records.ts';
import type { HistoryEntry } from './engine-views.ts';
import type { KeptStore } from '../shared/storage/kept-store.ts';
import { pack, unpack } from './packing.ts';
import type { Account, PageMemory } from './ports.ts';
import { viewReceipt } from './views.ts';

/** What the engine keeps between visits, and reads back without trusting it. */
export type Keeping = {
  readonly reference: () => Promise<KeptReference | null>;
  readonly keepReference: (reference: KeptReference) => Promise<void>;
  readonly forgetReference: () => Promise<void>;
  /** The list that was read from an address last. */
  readonly addressedList: (address: string) => Promise<KeptList | null>;
  readonly keepAddressedList: (list: KeptList) => Promise<void>;
  /** What people decided about an account. */
  readonly decisions: (account: AccountName) => Promise<DecisionList>;
  readonly keepDecisions: (account: AccountName, list: DecisionList) => Promise<void>;
  readonly demoState: () => Promise<string | null>;
  readonly keepDemoState: (state: string) => Promise<void>;
  /** Forgets the demo's state, its decisions, its audits, its unfinished reading and what readings learned. */
  readonly forgetDemo: () => Promise<void>;
  readonly earlierAudit: (account: AccountName) => Promise<EarlierAudit | null>;
  readonly keepAudit: (account: AccountName, audit: EarlierAudit) => Promise<void>;
  /** What earlier readings of the account learned; nothing where there were none. */
  readonly readMemory: (account: AccountName) => Promise<KeptReadMemory>;
  readonly keepReadMemory: (account: AccountName, memory: KeptReadMemory) => Promise<void>;
  /** What an audit of the account left for a later one to build on, as far as it can be told quickly. */
  readonly baseHead: (account: AccountName) => Promise<BaseHead | null>;
  readonly readingBase: (account: AccountName) => Promise<ReadingBase | null>;
  /** Keeps it for the next visit, where there is to be one. */
  readonly keepReadingBase: (base: ReadingBase) => Promise<void>;
  readonly unfinished: (account: AccountName) => Promise<KeptReading | null>;
  /** Begins to keep the pages of a reading; those of an earlier one are kept only where it goes on. */
  readonly beginReading: (reading: KeptReading, goesOn: boolean) => Promise<PageMemory>;
  /** The requests whose pages are kept of a reading that broke off. */
  readonly keptRequests: () => Promise<readonly string[]>;
  readonly forgetReading: () => Promise<void>;
  /** The text of the results that were found or opened last. */
  readonly results: () => Promise<KeptResults | null>;
  /** Keeps results for the next visit, where there is to be one. */
  readonly keepResults: (
    results: AuditResults,
    handedOver: KeptResults['handedOver'],
  ) => Promise<void>;
  readonly forgetResults: () => Promise<void>;
  /** The accounts that were ticked as reviewed under a plan. */
  readonly reviewed: (planHash: string) => Promise<Set<string | null>>;
  readonly keepReviewed: (reviewed: Reviewed) => Promise<void>;
  readonly history: () => Promise<readonly HistoryEntry[]>;
  /** The receipts of the history. */
  readonly receipts: () => Promise<readonly Receipt[]>;
  readonly addToHistory: (entry: KeptEntry) => Promise<void>;
  /**
   * Adds a receipt to the history.
   * @throws DriftError `storage_not_durable` where it would be gone with the page
   */
  readonly keepReceipt: (receipt: Receipt) => Promise<void>;
  readonly clear: () => Promise<void>;
};

type AccountName = Pick<Account, 'mode' | 'subdomain'>;

const referenceSchema = z.object({
  file: z.string(),
  loadedAt: z.number(),
  mode: z.enum(['demo', 'live']),
});

/** A reference as it was loaded: it is read anew each time. */
export type KeptReference = z.infer<typeof referenceSchema> & { readonly bytes: Uint8Array };

const listSchema = z.object({
  address: z.string(),
  /** Milliseconds since 1970. */
  readAt: z.number(),
  bytes: z.instanceof(Uint8Array),
});

/** A list as an address handed it out. */
export type KeptList = z.infer<typeof listSchema>;

const readingSchema = z.object({
  form: z.literal(KEPT_FORM),
  subdomain: z.string(),
  mode: z.enum(['demo', 'live']),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  ticketDays: z.number(),
  /** Whether it builds on an earlier one. */
  isOfChanges: z._default(z.boolean(), false),
});

/** A reading that did not come to its end, and how many of its pages are kept. */
type KeptReading = Omit<z.infer<typeof readingSchema>, 'form'> & { readonly pages: number };

const baseSchema = z.object({
  /** Milliseconds since 1970. */
  readAt: z.number(),
  ticketsSince: z.custom<Instant>((text) => typeof text === 'string' && isInstant(text)),
  gzip: z.instanceof(Uint8Array),
});

const resultsSchema = z.object({
  gzip: z.instanceof(Uint8Array),
  /** The file in which they were handed over; `null` for an audit of this browser. */
  handedOver: z.nullable(z.string()),
});

/** Results as they are kept: to be read like a file. */
export type KeptResults = {
  readonly text: string;
  readonly handedOver: z.infer<typeof resultsSchema>['handedOver'];
};

const reviewedSchema = z.object({
  planHash: z.string(),
  /** `null` is the row of no single account. */
  accounts: z.array(z.nullable(z.string())),
});

type Reviewed = z.infer<typeof reviewedSchema>;

const earlierSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      accountId: z.nullable(z.string()),
      subjectId: z.string(),
      sentence: z.string(),
    }),
  ),
  plan: planSchema,
});

const historySchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('audit'),
      at: z.string(),
      planHash: z.string(),
      issues: z.number(),
      accounts: z.number(),
      mode: z.enum(['demo', 'live']),
    }),
    z.object({
      kind: z.literal('receipt'),
      at: z.string(),
      planHash: z.string(),
      receipt: receiptSchema,
    }),
  ]),
);

type KeptEntry = z.infer<typeof historySchema>[number];

const REFERENCE = 'reference';
const REFERENCE_BYTES = 'reference-bytes';
const ADDRESSED_LIST = 'addressed-list';
const DECISIONS = 'decisions:';
const DEMO_STATE = 'demo-state';
const READING = 'reading';
const PAGE = 'page:';
const AUDIT = 'audit:';
const READ_MEMORY = 'read-memory:';
const READING_BASE = 'reading-base:';
const RESULTS = 'results';
const REVIEWED = 'reviewed';
const HISTORY = 'history';

/** The newest entries of the history that are kept. */
const HISTORY_LENGTH = 60;

/**
 * Keeps things by the names above. Where the browser denies its storage the work goes on in memory, but
 * for receipts, which the end of a journal rests on.
 *
 * @param onChange called after each change, for the state of the storage may be another one then
 */
export function createKeeping(kept: KeptStore, onChange: () => void): Keeping {
  const set = async (name: string, value: unknown): Promise<void> => {
    await kept.set(name, value);
    onChange();
  };
  const get = async <Value>(name: string, schema: z.ZodMiniType<Value>): Promise<Value | null> => {
    const parsed = schema.safeParse(await kept.get(name));
    return parsed.success ? parsed.data : null;
  };
  const remove = async (names: readonly string[]): Promise<void> => {
    for (const name of names) await kept.delete(name);
    onChange();
  };
  const history = async () => (await get(HISTORY, historySchema)) ?? [];
  const addToHistory = async (entry: KeptEntry) => {
    await set(HISTORY, [...(await history()), entry].slice(-HISTORY_LENGTH));
  };
  const reading = async () => await get(READING, readingSchema);
  const forgetReading = async () => {
    await remove([READING, ...(await kept.names(PAGE))]);
  };
  return {
    reference: async () => {
      const facts = await get(REFERENCE, referenceSchema);
      const bytes = await kept.get(REFERENCE_BYTES);
      return facts && bytes instanceof Uint8Array ? { ...facts, bytes } : null;
    },
    keepReference: async ({ bytes, ...facts }) => {
      await set(REFERENCE_BYTES, bytes);
      await set(REFERENCE, facts);
    },
    addressedList: async (address) => {
      const list = await get(ADDRESSED_LIST, listSchema);
      return list?.address === address ? list : null;
    },
    keepAddressedList: async (list) => {
      await set(ADDRESSED_LIST, list);
    },
    decisions: async (account) => {
      const text = await get(decisionsName(account), z.string());
      return text === null ? NO_DECISIONS : readDecisions(new TextEncoder().encode(text), '');
    },
    keepDecisions: async (account, { decisions }) => {
      await set(decisionsName(account), decisionsCsv(decisions));
    },
    demoState: async () => await get(DEMO_STATE, z.string()),
    keepDemoState: async (state) => {
      await set(DEMO_STATE, state);
    },
    forgetReference: async () => {
      await remove([REFERENCE, REFERENCE_BYTES]);
    },
    forgetDemo: async () => {
      const ofDemo = [AUDIT, READ_MEMORY, DECISIONS].map((name) => kept.names(`${name}demo:`));
      await remove([DEMO_STATE, ...(await Promise.all(ofDemo)).flat()]);
      if ((await reading())?.mode === 'demo') await forgetReading();
    },
    earlierAudit: async (account) => await get(auditName(account), earlierSchema),
    keepAudit: async (account, audit) => {
      await set(auditName(account), audit);
    },
    readMemory: async (account) =>
      (await get(readMemoryName(account), keptReadMemorySchema)) ?? NOTHING_KEPT,
    keepReadMemory: async (account, memory) => {
      await set(readMemoryName(account), memory);
    },
    baseHead: async ({ mode, subdomain }) => {
      const found = await get(baseName({ mode, subdomain }), baseSchema);
      return found && { mode, subdomain, readAt: found.readAt, ticketsSince: found.ticketsSince };
    },
    readingBase: async (account) => {
      const found = await get(baseName(account), baseSchema);
      const text = found && unpack(found.gzip);
      return text === null ? null : parseBase(text);
    },
    keepReadingBase: async (base) => {
      // In memory it would be gone with the page, and take room until then.
      if (kept.state() === 'memory') return;
      const { readAt, ticketsSince } = base;
      await set(baseName(base), { readAt, ticketsSince, gzip: pack(baseText(base)) });
    },
    unfinished: async ({ mode, subdomain }) => {
      const found = await reading();
      if (found?.mode !== mode || found.subdomain !== subdomain) return null;
      const pages = (await kept.names(PAGE)).length;
      return pages === 0 ? null : { ...found, pages };
    },
    beginReading: async ({ subdomain, mode, startedAt, ticketDays, isOfChanges }, goesOn) => {
      if (!goesOn) await forgetReading();
      // In memory the pages would be gone with the page, and take room from the audit itself.
      if (kept.state() === 'memory') return NO_MEMORY;
      const state = { subdomain, mode, startedAt, ticketDays, isOfChanges };
      await set(READING, { form: KEPT_FORM, ...state });
      return {
        recall: async (request) => await get(`${PAGE}${request}`, z.string()),
        keep: async (request, page) => {
          await set(`${PAGE}${request}`, page);
        },
      };
    },
    keptRequests: async () => (await kept.names(PAGE)).map((name) => name.slice(PAGE.length)),
    forgetReading,
    results: async () => {
      const found = await get(RESULTS, resultsSchema);
      const text = found && unpack(found.gzip);
      return found && text !== null ? { text, handedOver: found.handedOver } : null;
    },
    keepResults: async (results, handedOver) => {
      // In memory they would only take room: the session holds them already.
      if (kept.state() === 'memory') return;
      await set(RESULTS, { gzip: pack(writeResults(results)), handedOver });
    },
    forgetResults: async () => {
      await remove([RESULTS, REVIEWED]);
    },
    reviewed: async (planHash) => {
      const found = await get(REVIEWED, reviewedSchema);
      return new Set(found?.planHash === planHash ? found.accounts : []);
    },
    keepReviewed: async (reviewed) => {
      await set(REVIEWED, reviewed);
    },
    history: async () => (await history()).map(viewEntry),
    receipts: async () =>
      (await history()).flatMap((entry) => (entry.kind === 'receipt' ? [entry.receipt] : [])),
    addToHistory,
    keepReceipt: async (receipt) => {
      await addToHistory(historyOfReceipt(receipt));
      if (kept.state() !== 'durable') throw new DriftError('storage_not_durable');
    },
    clear: async () => {
      await kept.clear();
      onChange();
    },
  };
}

function viewEntry(entry: KeptEntry): HistoryEntry {
  return entry.kind === 'audit' ? entry : { ...entry, receipt: viewReceipt(entry.receipt) };
}

function historyOfReceipt(receipt: Receipt): KeptEntry {
  return {
    kind: 'receipt',
    at: receipt.finished_at,
    planHash: receipt.source_plan_hash,
    receipt,
  };
}

const NO_MEMORY: PageMemory = {
  recall: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
};

function auditName({ mode, subdomain }: AccountName): string {
  return `${AUDIT}${mode}:${subdomain}`;
}

function decisionsName({ mode, subdomain }: AccountName): string {
  return `${DECISIONS}${mode}:${subdomain}`;
}

function baseName({ mode, subdomain }: AccountName): string {
  return `${READING_BASE}${mode}:${subdomain}`;
}

function readMemoryName({ mode, subdomain }: AccountName): string {
  return `${READ_MEMORY}${mode}:${subdomain}`;
}
