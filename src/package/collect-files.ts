import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageContents } from './package-contents.ts';

/** Where files of the package come from: a file or folder under the repository, and its path in the zip. */
type Source = {
  readonly from: string;
  readonly to: string;
  /** Which files of a folder are taken, by their path in it; all where absent. */
  readonly only?: RegExp;
};

/** The files of a package, or the first of the sources that is not there. */
type Collected =
  | { readonly ok: true; readonly contents: PackageContents }
  | { readonly ok: false; readonly missing: string };

const SOURCES: readonly Source[] = [
  { from: 'dist/app/assets', to: 'assets' },
  { from: 'assets', to: 'assets', only: /^(?:logo.*\.png|icon_.*\.svg|banner\.png)$/ },
  { from: 'manifest.json', to: 'manifest.json' },
  { from: 'translations', to: 'translations' },
];

/** Reads what belongs into the package. Symbolic links are named and not followed. */
export async function collectFiles(root: string): Promise<Collected> {
  const files = new Map<string, Uint8Array>();
  const links: string[] = [];
  const take = async (from: string, to: string, only?: RegExp): Promise<void> => {
    const status = await lstat(from);
    if (status.isSymbolicLink()) links.push(to);
    else if (!status.isDirectory()) files.set(to, await readFile(from));
    else
      for (const name of (await readdir(from)).sort())
        if (!only || only.test(name)) await take(join(from, name), `${to}/${name}`);
  };
  for (const { from, to, only } of SOURCES) {
    if (!(await exists(join(root, from)))) return { ok: false, missing: from };
    await take(join(root, from), to, only);
  }
  return { ok: true, contents: { files, links } };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
