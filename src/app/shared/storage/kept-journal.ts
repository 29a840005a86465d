import * as z from 'zod/mini';
import { DriftError } from '../../../core/problem.ts';
import {
  journalRecordSchema,
  replayJournal,
  type Journal,
  type JournalledRun,
  type JournalRecord,
} from '../../../run/apply/journal.ts';
import { errorName, readFrom, writeStrictly, type Connection, type Database } from './database.ts';

/**
 * The journal of one apply, in the browser's database. A record is on the disk before its `append`
 * returns: the browser is asked for strict durability, and there is no way round the database.
 *
 * Everything throws a `DriftError`: `storage_not_durable` (value `why`) where the browser does not take
 * or give records.
 */
export type KeptJournal = {
  /**
   * The run that it tells of; `null` where there is none.
   * @throws DriftError `kept_journal_unreadable` where a record is none of ours
   */
  readonly read: () => Promise<JournalledRun | null>;
  /**
   * A new journal, which takes the place of the old one with its first record.
   * @throws DriftError `apply_interrupted` from that record where the old run never came to its end
   */
  readonly begin: () => Journal;
  /** Goes on after the last record. */
  readonly goOn: () => Journal;
  /** Forgets the run, whether it came to its end or not. */
  readonly forget: () => Promise<void>;
};

/** The journal in a database. */
export function keptJournal(connection: Connection): KeptJournal {
  const use = durably(connection);
  const goOn = (): Journal => ({
    append: async (record) => {
      await use((database) => add(database, record));
    },
  });
  return {
    goOn,
    begin: () => {
      let isBegun = false;
      return {
        append: async (record) => {
          await use((database) => (isBegun ? add(database, record) : replace(database, record)));
          isBegun = true;
        },
      };
    },
    read: async () =>
      toRun(await use((database) => readFrom(database, 'journal', (store) => store.getAll()))),
    forget: () => use((database) => database.clear('journal')),
  };
}

function add(database: Database, record: JournalRecord): Promise<unknown> {
  return writeStrictly(database, 'journal', (store) => store.add(record));
}

/** In one transaction: whatever happens, there is the old journal or the new one. */
async function replace(database: Database, record: JournalRecord): Promise<void> {
  const isReplaced = await writeStrictly(database, 'journal', async (store) => {
    if (isInterrupted(await store.getAll())) return false;
    await Promise.all([store.clear(), store.add(record)]);
    return true;
  });
  if (!isReplaced) throw new DriftError('apply_interrupted');
}

const end = z.object({ kind: z.literal('end') });

// Told by its last record alone: a run that is over may have been kept in an older form.
function isInterrupted(records: readonly unknown[]): boolean {
  return records.length > 0 && !end.safeParse(records.at(-1)).success;
}

function toRun(records: readonly unknown[]): JournalledRun | null {
  if (records.length === 0) return null;
  const known = records.flatMap((record) => {
    const parsed = journalRecordSchema.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
  const run = known.length === records.length ? replayJournal(known) : null;
  if (run) return run;
  throw new DriftError('kept_journal_unreadable');
}

/** Work on the database whose failure is told as ours. */
function durably({ use }: Connection): Connection['use'] {
  return async (work) => {
    try {
      return await use(work);
    } catch (cause) {
      if (cause instanceof DriftError) throw cause;
      throw new DriftError('storage_not_durable', { why: errorName(cause) }, { cause });
    }
  };
}
