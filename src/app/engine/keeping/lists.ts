import * as z from 'zod/mini';
import { NO_DECISIONS, type DecisionList } from '../../../core/decisions/decision.ts';
import { decisionsCsv, readDecisions } from '../../../core/decisions/decisions-csv.ts';
import { parseReference, referenceText } from '../../../core/reference/reference-text.ts';
import type { Reference } from '../../../core/reference/reference.ts';
import { nameOf, type AccountName, type Records } from './records.ts';

/** The lists of accounts, and what people decided about them. */
export type KeptLists = {
  readonly reference: () => Promise<KeptReference | null>;
  /** Whose the reference is, told without reading it. */
  readonly referenceMode: () => Promise<KeptReference['mode'] | null>;
  readonly keepReference: (reference: KeptReference) => Promise<void>;
  readonly forgetReference: () => Promise<void>;
  /** The list that was read from an address last. */
  readonly addressedList: (address: string) => Promise<KeptList | null>;
  /** Whether a list of any address is kept. */
  readonly hasAddressedList: () => Promise<boolean>;
  readonly keepAddressedList: (list: KeptList) => Promise<void>;
  /** What a list came to when this build of the product read it; `null` where it did not, or forgot. */
  readonly readList: (list: ListName) => Promise<Reference | null>;
  /** Keeps that for the next visit, where there is to be one. One list is kept so. */
  readonly keepReadList: (list: ListName, reference: Reference) => Promise<void>;
  /** What people decided about an account. */
  readonly decisions: (account: AccountName) => Promise<DecisionList>;
  readonly keepDecisions: (account: AccountName, list: DecisionList) => Promise<void>;
};

const referenceSchema = z.object({
  file: z.string(),
  loadedAt: z.number(),
  mode: z.enum(['demo', 'live']),
});

/** A reference as it was loaded. The page reads it anew each time; sidebars take what it came to. */
export type KeptReference = z.infer<typeof referenceSchema> & { readonly bytes: Uint8Array };

const listSchema = z.object({
  address: z.string(),
  /** Milliseconds since 1970. */
  readAt: z.number(),
  bytes: z.instanceof(Uint8Array),
});

/** A list as an address handed it out. */
export type KeptList = z.infer<typeof listSchema>;

/** What tells one loading of a list from every other. */
type ListName = {
  /** Its file, or its address. */
  readonly from: string;
  /** Milliseconds since 1970. */
  readonly loadedAt: number;
  readonly bytes: Uint8Array;
};

const readListSchema = z.object({ name: z.string(), text: z.string() });

const REFERENCE = 'reference';
const REFERENCE_BYTES = 'reference-bytes';
const ADDRESSED_LIST = 'addressed-list';
const READ_LIST = 'read-list';
/** Begins the names of decisions. */
export const DECISIONS = 'decisions:';

/**
 * Keeps them in these records.
 * @param build names what reads the lists: another build may read them otherwise
 */
export function keepLists({ state, get, set, remove, names }: Records, build: string): KeptLists {
  return {
    reference: async () => {
      const facts = await get(REFERENCE, referenceSchema);
      const bytes = await get(REFERENCE_BYTES, z.instanceof(Uint8Array));
      return facts && bytes && { ...facts, bytes };
    },
    referenceMode: async () => (await get(REFERENCE, referenceSchema))?.mode ?? null,
    keepReference: async ({ bytes, ...facts }) => {
      await remove([READ_LIST]);
      await set(REFERENCE_BYTES, bytes);
      await set(REFERENCE, facts);
    },
    forgetReference: async () => {
      await remove([REFERENCE, REFERENCE_BYTES, READ_LIST]);
    },
    addressedList: async (address) => {
      const list = await get(ADDRESSED_LIST, listSchema);
      return list?.address === address ? list : null;
    },
    hasAddressedList: async () => (await names(ADDRESSED_LIST)).length > 0,
    keepAddressedList: async (list) => {
      await set(ADDRESSED_LIST, list);
    },
    readList: async (list) => {
      const found = await get(READ_LIST, readListSchema);
      return found?.name === nameOfRead(list, build) ? parseReference(found.text) : null;
    },
    keepReadList: async (list, reference) => {
      // In memory it would be gone before it saves anything.
      if (state() === 'memory') return;
      await set(READ_LIST, { name: nameOfRead(list, build), text: referenceText(reference) });
    },
    decisions: async (account) => {
      const text = await get(nameOf(DECISIONS, account), z.string());
      return text === null ? NO_DECISIONS : readDecisions(new TextEncoder().encode(text), '');
    },
    keepDecisions: async (account, { decisions }) => {
      await set(nameOf(DECISIONS, account), decisionsCsv(decisions));
    },
  };
}

function nameOfRead({ from, loadedAt, bytes }: ListName, build: string): string {
  return JSON.stringify([build, from, loadedAt, bytes.length]);
}
