import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DriftError } from '../../core/problem.ts';
import { sayFileError } from './file-errors.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Makes the output folder and proves that files can be written there, so that a long reading is not
 * in vain.
 * @throws DriftError `output_not_writable`
 */
export async function prepareFolder(folder: string): Promise<void> {
  const probe = join(folder, '.drift-probe');
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(probe, '');
    await rm(probe);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/**
 * Writes files into a prepared folder, one after the other in their order.
 * @throws DriftError `output_not_writable`
 */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  try {
    for (const { name, text } of files) await writeWhole(join(folder, name), text);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/**
 * Removes a file of a prepared folder, if it is there.
 * @throws DriftError `output_not_writable`
 */
export async function removeFile(folder: string, name: string): Promise<void> {
  try {
    await rm(join(folder, name), { force: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, cause: unknown): DriftError {
  return new DriftError('output_not_writable', { folder, why: sayFileError(cause) }, { cause });
}
