import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const EXPECTED = fileURLToPath(new URL('expected/', import.meta.url));

/**
 * Compares text, byte for byte, with the file of that name under `expected/`. With `UPDATE_GOLDEN=1`
 * in the environment it writes the file instead: what changed is then for a person to review.
 */
export async function expectGolden(name: string, text: string): Promise<void> {
  const file = join(EXPECTED, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  expect(text).toBe(await readFile(file, 'utf8'));
}
