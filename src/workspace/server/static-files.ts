import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** A file to be served. */
export type StaticFile = { readonly type: string; readonly bytes: Buffer };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Reads a file below a folder by its path in an address; `null` where there is none. */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | null> {
  const file = fileBelow(folder, path);
  if (file === null) return null;
  try {
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return { type, bytes: await readFile(file) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The file that a path names, never one outside of the folder. */
function fileBelow(folder: string, path: string): string | null {
  const decoded = decode(path);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${sep}${decoded}`);
  return file.startsWith(`${root}${sep}`) ? file : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}
