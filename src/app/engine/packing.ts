import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';

/** Text made small. The same text gives the same bytes. */
export function pack(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(strToU8(text), { level: LEVEL, mtime: 0 }));
}

/** The text that was packed; `null` for bytes that hold none. */
export function unpack(bytes: Uint8Array): string | null {
  try {
    return strFromU8(gunzipSync(bytes));
  } catch {
    return null;
  }
}

// Results repeat themselves so much that a higher level saves little and takes several times as long.
const LEVEL = 3;
