import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseJsonObject, shown } from './json.ts';
import { textOf, type PackageContents } from './package-contents.ts';
import { zipPackage } from './zip-package.ts';

/** Where a package was written, from the root of the repository, and how large its zip is in bytes. */
export type WrittenPackage = {
  readonly zip: string;
  readonly folder: string;
  readonly bytes: number;
};

/**
 * Writes the zip, and the same files as a folder, which `zcli apps:server` can serve. What an earlier
 * run left in that folder is gone.
 */
export async function writePackage(
  root: string,
  contents: PackageContents,
): Promise<WrittenPackage> {
  const version = shown(parseJsonObject(textOf(contents, 'manifest.json') ?? '')?.['version']);
  const folder = 'dist/package';
  const zip = `dist/drift-audit-${version}.zip`;
  const bytes = zipPackage(contents);
  await rm(join(root, folder), { recursive: true, force: true });
  for (const [path, file] of contents.files) {
    await mkdir(dirname(join(root, folder, path)), { recursive: true });
    await writeFile(join(root, folder, path), file);
  }
  await writeFile(join(root, zip), bytes);
  return { zip, folder, bytes: bytes.length };
}
