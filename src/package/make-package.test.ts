import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePackage } from './make-package.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const ZIP = 'dist/drift-audit-0.1.0.zip';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'package-'));
  await mkdir(join(root, 'dist/app/assets/deep'), { recursive: true });
  await writeFile(join(root, 'dist/app/assets/index.html'), '<!doctype html>');
  await writeFile(join(root, 'dist/app/assets/deep/page.js'), 'export {};');
  for (const part of ['assets', 'translations', 'manifest.json'])
    await cp(join(REPOSITORY, part), join(root, part), { recursive: true });
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

test('the manifest, words and images of this repository make a package', async () => {
  expect(await makePackage(root, [])).toMatchObject({ kind: 'written', written: { zip: ZIP } });
  const paths = Object.keys(unzipSync(await readFile(join(root, ZIP))));
  expect(paths).toEqual(
    expect.arrayContaining([
      'manifest.json',
      'assets/index.html',
      'assets/deep/page.js',
      'assets/logo.png',
      'assets/logo-small.png',
      'assets/icon_nav_bar.svg',
      'translations/en.json',
      'translations/es.json',
      'translations/fr.json',
      'translations/ja.json',
      'translations/pt-BR.json',
      'translations/de.json',
    ]),
  );
  expect(paths).not.toContain('assets/logo.svg');
});

test('made twice it is the same, byte for byte', async () => {
  await makePackage(root, []);
  const first = await readFile(join(root, ZIP));
  await makePackage(root, []);
  expect(first.equals(await readFile(join(root, ZIP)))).toBe(true);
});

test('the folder beside the zip holds the same files, and nothing of an earlier run', async () => {
  await mkdir(join(root, 'dist/package/assets'), { recursive: true });
  await writeFile(join(root, 'dist/package/assets/old.js'), '');
  await makePackage(root, []);
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(join(root, ZIP)))))
    expect(Buffer.compare(await readFile(join(root, 'dist/package', path)), bytes)).toBe(0);
  await expect(readFile(join(root, 'dist/package/assets/old.js'))).rejects.toThrow('ENOENT');
});

test('a reference host goes on the whitelist of the package, not of the repository', async () => {
  await makePackage(root, ['files.acme.example']);
  const packed = await readFile(join(root, 'dist/package/manifest.json'), 'utf8');
  expect(JSON.parse(packed)).toMatchObject({ domainWhitelist: ['files.acme.example'] });
  expect(await readFile(join(root, 'manifest.json'), 'utf8')).not.toContain('domainWhitelist');
});

test('an app that is not built is missing', async () => {
  await rm(join(root, 'dist'), { recursive: true });
  expect(await makePackage(root, [])).toEqual({ kind: 'missing', missing: 'dist/app/assets' });
});

test('a symbolic link is found, and nothing is written', async () => {
  await symlink(join(root, 'manifest.json'), join(root, 'dist/app/assets/linked.json'));
  await symlink(join(root, 'assets'), join(root, 'translations/more'));
  const outcome = await makePackage(root, []);
  expect(outcome).toEqual({
    kind: 'refused',
    findings: ['assets/linked.json', 'translations/more'].map((file) => ({
      rule: 'no_links',
      breach: { file },
    })),
  });
  await expect(readFile(join(root, ZIP))).rejects.toThrow('ENOENT');
});

test('a key that stands twice is found although a host is added to the manifest', async () => {
  const manifest = await readFile(join(root, 'manifest.json'), 'utf8');
  await writeFile(join(root, 'manifest.json'), manifest.replace('{', '{ "name": "Old",'));
  expect(await makePackage(root, ['files.acme.example'])).toEqual({
    kind: 'refused',
    findings: [{ rule: 'keys_are_unique', breach: { file: 'manifest.json', key: 'name' } }],
  });
});
