import { access, rename } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { fileErrorCode } from './file-errors.ts';

/**
 * Makes room for a file that is about to be written: an earlier one of the name is kept beside it
 * under the next free number (`apply_receipt.1.json`).
 */
export async function keepEarlier(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  if (!(await isThere(path))) return;
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number += 1) {
    const kept = join(folder, `${stem}.${number}${ext}`);
    if (await isThere(kept)) continue;
    await rename(path, kept);
    return;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
