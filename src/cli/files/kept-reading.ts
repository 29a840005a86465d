import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { DriftError } from '../../core/problem.ts';
import type { UserId } from '../../core/tenant/records.ts';
import {
  canGoOn,
  parseReadingState,
  readingStateText,
  type KeptReadingState,
  type ReadingState,
} from '../../run/reading-state.ts';
import { RUN_FILE } from '../../run/run-file.ts';
import type { PageMemory } from '../../zendesk/recalling-transport.ts';
import { fileErrorCode, sayFileError } from './file-errors.ts';
import { takeLock, type IsRunning } from './file-lock.ts';
import { loadReceipt } from './load-receipt.ts';
import { openPageFile, type PageFile } from './page-file.ts';
import { writeWhole } from './write-whole.ts';

/** A reading whose pages are kept in the folder of its audit until the audit is finished. */
export type KeptReading = {
  /** When it began: with an earlier process, where its pages are gone on with. */
  readonly startedAt: number;
  readonly memory: PageMemory;
  /**
   * Says who reads, before the first page. Pages that somebody else read are forgotten.
   * @returns how many pages are gone on with
   */
  readonly signIn: (userId: UserId) => Promise<number>;
  /** The requests whose pages are kept. */
  readonly requests: () => Iterable<string>;
  /** The file of the pages; nothing is kept in it any more. */
  readonly finish: () => Promise<{ readonly path: string; readonly pages: number }>;
  /** Removes the pages. */
  readonly forget: () => Promise<void>;
  /** Lets another process go on. */
  readonly close: () => Promise<void>;
};

/** How a reading begins. */
type Opening = {
  /** The pages of an earlier one are forgotten. */
  readonly isRestart: boolean;
  readonly pid: number;
  readonly isRunning: IsRunning;
};

const FOLDER = '.reading';
const LOCK_FILE = '.reading.lock';
const STATE_FILE = 'reading.json';
const PAGES_FILE = 'pages.jsonl';

// What was read is about people: only whoever audits may look.
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Begins a reading, or goes on with one that a folder keeps: of the same account, the same window of
 * tickets, of the last day and not finished. Nothing is written before the first page is kept, but for
 * a lock, which keeps other processes from the folder until the end.
 *
 * @throws DriftError `audit_running`; `output_not_writable`, also when a page cannot be kept
 */
export async function openReading(
  out: string,
  wanted: ReadingState,
  opening: Opening,
): Promise<KeptReading> {
  return await sayingWhy(out, async () => {
    const unlock = await lockReading(out, opening);
    try {
      return await openLocked(out, wanted, opening.isRestart, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  });
}

async function openLocked(
  out: string,
  wanted: ReadingState,
  isRestart: boolean,
  unlock: () => Promise<void>,
): Promise<KeptReading> {
  const folder = join(out, FOLDER);
  const path = join(folder, PAGES_FILE);
  const earlier = isRestart ? null : await unfinishedIn(out, wanted);
  if (earlier === null) await rm(folder, { recursive: true, force: true });
  const { startedAt } = earlier ?? wanted;
  let file: PageFile = await openPageFile(path);
  let state: KeptReadingState | null = null;
  let isBegun: Promise<void> | null = earlier === null ? null : Promise.resolve();

  const begin = async (): Promise<void> => {
    if (state === null) throw new Error('pages are kept before anybody signed in');
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    await writeWhole(join(folder, STATE_FILE), readingStateText(state), PRIVATE_FILE);
  };
  return {
    startedAt,
    memory: {
      recall: (request) => sayingWhy(out, () => file.recall(request)),
      keep: (request, page) =>
        sayingWhy(out, async () => {
          isBegun ??= begin();
          await isBegun;
          await file.keep(request, page);
        }),
    },
    signIn: (userId) =>
      sayingWhy(out, async () => {
        state = { ...wanted, startedAt, userId };
        if (earlier !== null && earlier.userId !== userId) {
          await file.close();
          await rm(folder, { recursive: true, force: true });
          [file, isBegun] = [await openPageFile(path), null];
        }
        return file.size();
      }),
    requests: () => file.requests(),
    finish: async () => {
      await file.close();
      return { path, pages: file.size() };
    },
    forget: () =>
      sayingWhy(out, async () => {
        await file.close();
        await rm(folder, { recursive: true, force: true });
      }),
    close: async () => {
      await file.close();
      await unlock();
    },
  };
}

async function lockReading(out: string, { pid, isRunning }: Opening): Promise<() => Promise<void>> {
  const file = join(out, LOCK_FILE);
  const lock = await takeLock(file, pid, isRunning);
  if (lock.kind === 'held') return lock.release;
  throw new DriftError('audit_running', { folder: out, file, pid: lock.pid });
}

/** The reading that a folder keeps, where it can be gone on with. */
async function unfinishedIn(out: string, wanted: ReadingState): Promise<KeptReadingState | null> {
  const text = await readIfThere(join(out, FOLDER, STATE_FILE));
  const kept = text === null ? null : parseReadingState(text);
  if (kept === null || !canGoOn(kept, wanted)) return null;
  const isOver = (await isFinished(out, kept)) || (await isWrittenSince(out, kept));
  return isOver ? null : kept;
}

/** Whether a plan was applied since: its pages tell of the time before. */
async function isWrittenSince(out: string, kept: ReadingState): Promise<boolean> {
  const receipts = await loadReceipt(out);
  return receipts.some(
    ({ kind, finished_at }) => kind === 'apply' && Date.parse(finished_at) >= kept.startedAt,
  );
}

const runSchema = z.object({
  source: z.object({ subdomain: z.string(), mode: z.string() }),
  started_at: z.string(),
});

/** Whether the audit of a reading wrote all its files, and only did not come to tidy up. */
async function isFinished(out: string, kept: ReadingState): Promise<boolean> {
  const text = await readIfThere(join(out, RUN_FILE));
  const run = runSchema.safeParse(text === null ? null : parseOrNull(text));
  if (!run.success) return false;
  const { source, started_at } = run.data;
  const isOfAccount = source.subdomain === kept.subdomain && source.mode === kept.mode;
  return isOfAccount && Date.parse(started_at) === kept.startedAt;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error) ?? '')) return null;
    throw error;
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function sayingWhy<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DriftError || fileErrorCode(cause) === null) throw cause;
    throw new DriftError('output_not_writable', { folder, why: sayFileError(cause) }, { cause });
  }
}
