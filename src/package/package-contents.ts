/** The files of a package before they are zipped, by their path in the zip (`assets/index.html`). */
export type PackageContents = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Paths that are symbolic links where the files come from; they are not followed. */
  readonly links: readonly string[];
};

/** A file as text, or `null` where it is not there. */
export function textOf({ files }: PackageContents, path: string): string | null {
  const bytes = files.get(path);
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

/** The paths that lie under a folder (`assets/`), sorted. */
export function pathsUnder({ files }: PackageContents, folder: string): readonly string[] {
  return [...files.keys()].filter((path) => path.startsWith(folder)).sort();
}

/** The same package with one file in another form. */
export function withFile(
  { files, links }: PackageContents,
  path: string,
  text: string,
): PackageContents {
  return { links, files: new Map([...files, [path, new TextEncoder().encode(text)]]) };
}
