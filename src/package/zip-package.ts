import { zipSync } from 'fflate';
import type { PackageContents } from './package-contents.ts';

/** The first day a zip can name, in local time as zips have it: the same bytes wherever and whenever it is made. */
const MOMENT = new Date(1980, 0, 1);
/** Made on Unix, as an ordinary file that all may read. */
const UNIX = 3;
const ATTRIBUTES = 0o100644 << 16;

/** The package as a zip. The same files make the same bytes. */
export function zipPackage({ files }: PackageContents): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      entries.map(([path, bytes]) => [
        path,
        [bytes, { mtime: MOMENT, os: UNIX, attrs: ATTRIBUTES }],
      ]),
    ),
    { level: 9 },
  );
}
