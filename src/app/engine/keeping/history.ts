import * as z from 'zod/mini';
import { receiptSchema, type Receipt } from '../../../core/apply/receipt-format.ts';
import { DriftError } from '../../../core/problem.ts';
import type { HistoryEntry } from '../engine-views.ts';
import { viewReceipt } from '../views.ts';
import type { Records } from './records.ts';

/** The audits and applies of this browser, the newest last. */
export type KeptHistory = {
  readonly history: () => Promise<readonly HistoryEntry[]>;
  /** The receipts of the history. */
  readonly receipts: () => Promise<readonly Receipt[]>;
  readonly addToHistory: (entry: KeptEntry) => Promise<void>;
  /**
   * Adds a receipt to the history.
   * @throws DriftError `storage_not_durable` where it would be gone with the page
   */
  readonly keepReceipt: (receipt: Receipt) => Promise<void>;
};

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

const HISTORY = 'history';

/** The newest entries of the history that are kept. */
const HISTORY_LENGTH = 60;

/** Keeps it in these records. */
export function keepHistory({ state, get, set }: Records): KeptHistory {
  const history = async () => (await get(HISTORY, historySchema)) ?? [];
  const addToHistory = async (entry: KeptEntry) => {
    await set(HISTORY, [...(await history()), entry].slice(-HISTORY_LENGTH));
  };
  return {
    history: async () => (await history()).map(viewEntry),
    receipts: async () =>
      (await history()).flatMap((entry) => (entry.kind === 'receipt' ? [entry.receipt] : [])),
    addToHistory,
    keepReceipt: async (receipt) => {
      await addToHistory(historyOfReceipt(receipt));
      if (state() !== 'durable') throw new DriftError('storage_not_durable');
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
