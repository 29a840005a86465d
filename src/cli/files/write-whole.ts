import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: under a temporary name in the same folder first, to the disk,
 * then renamed. A reader sees the earlier file or the new one, never a part; a failure leaves the
 * earlier file as it was and no other behind.
 * @param mode who may read the file: whoever the system lets, where absent
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.part`);
  try {
    await writeToDisk(temporary, content, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeToDisk(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}
