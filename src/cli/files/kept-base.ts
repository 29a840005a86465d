import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { DriftError } from '../../core/problem.ts';
import type { AuditRun } from '../../run/audit.ts';
import {
  baseOf,
  baseText,
  isUsableBase,
  parseBase,
  type ReadingBase,
} from '../../run/reading-base.ts';
import { sayFileError } from './file-errors.ts';
import { writeWhole } from './write-whole.ts';

/** What of the last audit in a folder a later one can build on. */
export const BASE_FILE = '.audit-base.jsonl.gz';

// What was read is about people: only whoever audits may look.
const PRIVATE_FILE = 0o600;

/**
 * Keeps what a later audit in the folder can build on. An audit that left nothing of that kind leaves
 * what an earlier one kept.
 * @throws DriftError `output_not_writable`
 */
export async function keepBase(
  folder: string,
  run: Pick<AuditRun, 'result' | 'startedAt'>,
): Promise<void> {
  const base = baseOf(run);
  if (base === null) return;
  const bytes = await promisify(gzip)(baseText(base));
  try {
    await writeWhole(join(folder, BASE_FILE), bytes, PRIVATE_FILE);
  } catch (cause) {
    throw new DriftError('output_not_writable', { folder, why: sayFileError(cause) }, { cause });
  }
}

/** What a folder keeps for a reading to build on; `null` where it keeps nothing that is of use for it. */
export async function loadBase(
  folder: string,
  wanted: Parameters<typeof isUsableBase>[1],
): Promise<ReadingBase | null> {
  const text = await textOf(join(folder, BASE_FILE));
  const base = text === null ? null : parseBase(text);
  return base !== null && isUsableBase(base, wanted) ? base : null;
}

async function textOf(file: string): Promise<string | null> {
  try {
    const bytes = await promisify(gunzip)(await readFile(file));
    return bytes.toString('utf8');
  } catch {
    // A file that is missing, damaged or not to be read: everything is read instead.
    return null;
  }
}
