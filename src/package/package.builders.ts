import type { PackageContents } from './package-contents.ts';

/** A file by its text, its bytes, or what is written as JSON; `null` takes it away. */
type FileContent = string | Uint8Array | object | null;

/** A private app of one page with one setting, as an upload would take it. */
export const GOOD_MANIFEST = {
  name: 'Sample',
  author: { name: 'Sample authors', url: 'https://acme.example/authors' },
  version: '1.0.0',
  frameworkVersion: '2.0',
  defaultLocale: 'en',
  private: true,
  location: { support: { nav_bar: { url: 'assets/index.html' } } },
  parameters: [{ name: 'days', type: 'number' }],
} as const;

/** The words that app needs. */
export const GOOD_WORDS = { app: { name: 'Sample', parameters: { days: { label: 'Days' } } } };

export const GOOD_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><path fill="currentColor" d="M0 0"/></svg>';

/** A package that breaks no rule, but for the files that are given. */
export function aPackage(
  changes: Readonly<Record<string, FileContent>> = {},
  links: readonly string[] = [],
): PackageContents {
  const all: Readonly<Record<string, FileContent>> = {
    'manifest.json': GOOD_MANIFEST,
    'assets/index.html': '<!doctype html><title>Sample</title>',
    'assets/logo.png': aPng(320, 320),
    'assets/logo-small.png': aPng(128, 128),
    'assets/icon_nav_bar.svg': GOOD_ICON,
    'translations/en.json': GOOD_WORDS,
    ...changes,
  };
  const files = Object.entries(all).flatMap(([path, content]) =>
    content === null ? [] : [[path, toBytes(content)] as const],
  );
  return { files: new Map(files), links };
}

/** The same package with other keys in its manifest; `undefined` takes a key away. */
export function withManifest(keys: Readonly<Record<string, unknown>>): PackageContents {
  return aPackage({ 'manifest.json': { ...GOOD_MANIFEST, ...keys } });
}

/** The same package with settings of its own, each of them with a label. */
export function withParameters(
  ...parameters: readonly Readonly<Record<string, unknown>>[]
): PackageContents {
  const names = parameters.map(({ name }) => String(name));
  const labels: unknown = Object.fromEntries(names.map((name) => [name, { label: 'Label' }]));
  return aPackage({
    'manifest.json': { ...GOOD_MANIFEST, parameters },
    'translations/en.json': { app: { name: 'Sample', parameters: labels } },
  });
}

/** The same package with other locations in the agent workspace. */
export function withLocations(support: Readonly<Record<string, unknown>>): PackageContents {
  return withManifest({ location: { support } });
}

/** The first bytes of a PNG, up to its size. */
export function aPng(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

function toBytes(content: Exclude<FileContent, null>): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}
