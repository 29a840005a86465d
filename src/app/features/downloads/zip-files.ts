import { strToU8, zipSync } from 'fflate';
import type { KeptFile } from '../../shared/files/kept-file.ts';

/** All files in one archive. The same files give the same bytes: every date in it is the first that a zip can hold. */
export function zipFiles(files: readonly KeptFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, text }) => [name, strToU8(text)] as const);
  const zipped = zipSync(Object.fromEntries(entries), { mtime: FIRST_DATE });
  return new Uint8Array(zipped);
}

// Read in local time by the format, which knows no zones.
const FIRST_DATE = '1980-01-01T00:00:00';
