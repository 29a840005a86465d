import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { aPackage } from './package.builders.ts';
import { zipPackage } from './zip-package.ts';

test('a zip holds every file as it is, the manifest at the root', () => {
  const contents = aPackage();
  const unzipped = unzipSync(zipPackage(contents));
  expect(Object.keys(unzipped)).toEqual([...contents.files.keys()].sort());
  for (const [path, bytes] of contents.files) expect(unzipped[path]).toEqual(bytes);
  expect(JSON.parse(strFromU8(unzipped['manifest.json'] ?? new Uint8Array()))).toMatchObject({
    name: 'Sample',
  });
});

test('the same files make the same bytes, in whatever order they are found', () => {
  const { files, links } = aPackage();
  const turned = { links, files: new Map([...files].reverse()) };
  expect(zipPackage(turned)).toEqual(zipPackage({ files, links }));
});

test('another content makes other bytes', () => {
  expect(zipPackage(aPackage({ 'assets/index.html': 'x' }))).not.toEqual(zipPackage(aPackage()));
});

test('the first entry bears the first day of zips, not the day of the build', () => {
  const zip = zipPackage(aPackage());
  const time = new DataView(zip.buffer, zip.byteOffset).getUint32(10, true);
  expect(time).toBe(((1 << 21) | (1 << 16)) >>> 0);
});
