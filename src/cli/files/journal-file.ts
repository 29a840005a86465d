import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DriftError } from '../../core/problem.ts';
import {
  journalRecordSchema,
  replayJournal,
  type Journal,
  type JournalledRun,
  type JournalRecord,
} from '../../run/apply/journal.ts';
import { fileErrorCode, sayFileError } from './file-errors.ts';
import { keepEarlier } from './keep-earlier.ts';

/** The journal of an apply: one JSON record a line, each on the disk before the next step. */
export const JOURNAL_FILE = 'apply_journal.jsonl';

/** A journal that has to be closed at the end. */
export type OpenJournal = Journal & { readonly close: () => Promise<void> };

/**
 * A new journal in a folder. Its file is made with the first record, and an earlier one is kept under a
 * number then: an apply that is refused leaves both as they are.
 */
export function beginJournal(folder: string): OpenJournal {
  return journalOver(folder, async () => {
    await keepEarlier(folder, JOURNAL_FILE);
    const file = await open(join(folder, JOURNAL_FILE), 'wx');
    await syncFolder(folder);
    return file;
  });
}

/** Goes on with the journal of a folder, after its last whole line. */
export function continueJournal(folder: string): OpenJournal {
  return journalOver(folder, async () => {
    const path = join(folder, JOURNAL_FILE);
    const text = await readFile(path, 'utf8');
    const file = await open(path, 'r+');
    await file.truncate(Buffer.byteLength(withoutCutLine(text)));
    await file.close();
    return await open(path, 'a');
  });
}

function journalOver(folder: string, openFile: () => Promise<FileHandle>): OpenJournal {
  let opened: Promise<FileHandle> | null = null;
  return {
    append: async (record) => {
      try {
        opened ??= openFile();
        const file = await opened;
        await file.appendFile(`${JSON.stringify(record)}\n`);
        await file.sync();
      } catch (cause) {
        throw new DriftError(
          'output_not_writable',
          { folder, why: sayFileError(cause) },
          { cause },
        );
      }
    },
    close: async () => {
      // Where it could not even be opened, the first record has said so.
      const file = await opened?.catch(() => null);
      await file?.close();
    },
  };
}

/**
 * Reads the last run of a folder's journal; `null` where there is none. A last line that a kill cut off
 * is left out: what it was to say had not begun.
 * @throws DriftError `journal_unreadable` (value `file`) where any other line is none of ours
 */
export async function readJournal(folder: string): Promise<JournalledRun | null> {
  const file = join(folder, JOURNAL_FILE);
  const text = await readIfThere(file);
  if (text === null) return null;
  const records = linesOf(withoutCutLine(text)).map(parseRecord);
  const known = records.filter((record) => record !== null);
  if (known.length < records.length) throw new DriftError('journal_unreadable', { file });
  const run = replayJournal(known);
  if (run === null && known.length > 0) throw new DriftError('journal_unreadable', { file });
  return run;
}

/** Every record is written with its end of line, so text after the last one is a line that was cut. */
function withoutCutLine(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function parseRecord(line: string): JournalRecord | null {
  try {
    const parsed = journalRecordSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A new file is only there after a power cut when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Windows has no such thing for folders, and needs none.
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(fileErrorCode(error) ?? '')) throw error;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
