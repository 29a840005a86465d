import * as z from 'zod/mini';
import { isInstant } from '../../../core/tenant/ids.ts';
import type { Instant } from '../../../core/tenant/records.ts';
import {
  keptReadMemorySchema,
  NOTHING_KEPT,
  type KeptReadMemory,
} from '../../../run/read-memory.ts';
import { baseText, parseBase, type BaseHead, type ReadingBase } from '../../../run/reading-base.ts';
import { KEPT_FORM } from '../../../zendesk/kept-answers.ts';
import { pack, unpack } from '../packing.ts';
import type { PageMemory } from '../ports.ts';
import { nameOf, type AccountName, type Records } from './records.ts';

/** What readings of an account learned, what later ones build on, and the one that broke off. */
export type KeptReadings = {
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
  /** Forgets the reading that broke off where it was one of the demo. */
  readonly forgetDemoReading: () => Promise<void>;
};

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

const READING = 'reading';
const PAGE = 'page:';
const READING_BASE = 'reading-base:';
/** Begins the names of what readings learned. */
export const READ_MEMORY = 'read-memory:';

/** Keeps them in these records. */
export function keepReadings({ state, get, set, remove, names }: Records): KeptReadings {
  const reading = async () => await get(READING, readingSchema);
  const forgetReading = async () => {
    await remove([READING, ...(await names(PAGE))]);
  };
  return {
    readMemory: async (account) =>
      (await get(nameOf(READ_MEMORY, account), keptReadMemorySchema)) ?? NOTHING_KEPT,
    keepReadMemory: async (account, memory) => {
      await set(nameOf(READ_MEMORY, account), memory);
    },
    baseHead: async ({ mode, subdomain }) => {
      const found = await get(nameOf(READING_BASE, { mode, subdomain }), baseSchema);
      return found && { mode, subdomain, readAt: found.readAt, ticketsSince: found.ticketsSince };
    },
    readingBase: async (account) => {
      const found = await get(nameOf(READING_BASE, account), baseSchema);
      const text = found && unpack(found.gzip);
      return text === null ? null : parseBase(text);
    },
    keepReadingBase: async (base) => {
      // In memory it would be gone with the page, and take room until then.
      if (state() === 'memory') return;
      const { readAt, ticketsSince } = base;
      const gzip = pack(baseText(base));
      await set(nameOf(READING_BASE, base), { readAt, ticketsSince, gzip });
    },
    unfinished: async ({ mode, subdomain }) => {
      const found = await reading();
      if (found?.mode !== mode || found.subdomain !== subdomain) return null;
      const pages = (await names(PAGE)).length;
      return pages === 0 ? null : { ...found, pages };
    },
    beginReading: async ({ subdomain, mode, startedAt, ticketDays, isOfChanges }, goesOn) => {
      if (!goesOn) await forgetReading();
      // In memory the pages would be gone with the page, and take room from the audit itself.
      if (state() === 'memory') return NO_MEMORY;
      const begun = { subdomain, mode, startedAt, ticketDays, isOfChanges };
      await set(READING, { form: KEPT_FORM, ...begun });
      return {
        recall: async (request) => await get(`${PAGE}${request}`, z.string()),
        keep: async (request, page) => {
          await set(`${PAGE}${request}`, page);
        },
      };
    },
    keptRequests: async () => (await names(PAGE)).map((name) => name.slice(PAGE.length)),
    forgetReading,
    forgetDemoReading: async () => {
      if ((await reading())?.mode === 'demo') await forgetReading();
    },
  };
}

const NO_MEMORY: PageMemory = {
  recall: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
};
