import { readFile } from 'node:fs/promises';
import { DriftError, type ProblemCode } from '../../core/problem.ts';
import { readReference } from '../../core/reference/read-reference.ts';
import type { Reference } from '../../core/reference/reference.ts';
import { fileErrorCode } from './file-errors.ts';

/**
 * Reads the list of Salesforce accounts from a file.
 * @throws DriftError `reference_*`
 */
export async function loadReference(path: string): Promise<Reference> {
  return readReference(await readBytes(path), { file: path }).reference;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new DriftError(problemOf(fileErrorCode(cause)), { file }, { cause });
  }
}

function problemOf(code: string | null): ProblemCode {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'reference_not_found';
  return code === 'EISDIR' ? 'reference_is_directory' : 'reference_unreadable';
}
