import * as z from 'zod/mini';
import {
  receiptEntrySchema,
  receiptSchema,
  type ReceiptEntry,
} from '../../core/apply/receipt-format.ts';
import { planSchema } from '../../core/plan/plan-format.ts';

const watch = z.strictObject({
  user_ids: z.array(z.number()),
  /** Ticket id and the organization it was filed under. */
  tickets: z.array(z.tuple([z.number(), z.nullable(z.number())])),
});

/** One line of the journal. It says enough to settle and account for a run that died after it. */
export const journalRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('begin'),
    run_id: z.string(),
    at: z.string(),
    plan: planSchema,
    actor: receiptSchema.shape.actor,
    reason: z.nullable(z.string()),
    caps: receiptSchema.shape.caps,
    settle_seconds: z.int(),
  }),
  z.strictObject({ kind: z.literal('across'), as_of: z.string() }),
  /** The final word on an action. */
  z.strictObject({ kind: z.literal('entry'), entry: receiptEntrySchema }),
  /** A write is about to leave: durable before it does. The entry is as it would stand without an answer. */
  z.strictObject({ kind: z.literal('intent'), entry: receiptEntrySchema, watch }),
  z.strictObject({ kind: z.literal('end'), at: z.string() }),
]);

/** One line of the journal. */
export type JournalRecord = z.infer<typeof journalRecordSchema>;
/** The first line of every run. */
type BeginRecord = Extract<JournalRecord, { kind: 'begin' }>;
/** A write that was about to leave. */
export type IntentRecord = Extract<JournalRecord, { kind: 'intent' }>;

/** Where an apply writes down what it is about to do and what became of it. */
export type Journal = {
  /** Returns when the record would survive the end of the process and of the machine. */
  readonly append: (record: JournalRecord) => Promise<void>;
};

/** What a journal says of its last run. */
export type JournalledRun = {
  readonly begin: BeginRecord;
  readonly acrossAsOf: string | null;
  readonly entries: ReadonlyMap<string, ReceiptEntry>;
  readonly intents: readonly IntentRecord[];
  /** The intent that has no outcome yet. */
  readonly openIntent: IntentRecord | null;
  readonly isEnded: boolean;
};

/** Reads the records of one run back; `null` where there is no run. */
export function replayJournal(records: readonly JournalRecord[]): JournalledRun | null {
  const [begin, ...rest] = records;
  if (begin?.kind !== 'begin') return null;
  const entries = new Map(
    rest.flatMap((record) =>
      record.kind === 'entry' ? [[record.entry.action_id, record.entry] as const] : [],
    ),
  );
  // A write that Zendesk did not take is written down again before the next try: the last one counts.
  const intents = [
    ...new Map(
      rest.flatMap((record) =>
        record.kind === 'intent' ? [[record.entry.action_id, record] as const] : [],
      ),
    ).values(),
  ];
  const across = rest.find((record) => record.kind === 'across');
  return {
    begin,
    acrossAsOf: across?.as_of ?? null,
    entries,
    intents,
    openIntent: intents.find((intent) => !entries.has(intent.entry.action_id)) ?? null,
    isEnded: rest.some(({ kind }) => kind === 'end'),
  };
}
