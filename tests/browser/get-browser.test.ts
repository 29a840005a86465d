import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { wayToBrowser } from './get-browser.ts';
import { temporaryFolder } from './stage.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

test('the browser that is named is taken, then one on the search path', async () => {
  const bin = join(folder.path, 'bin');
  const onPath = join(bin, 'google-chrome');
  const named = join(folder.path, 'my-chrome');
  await mkdir(bin);
  for (const program of [onPath, named]) {
    await writeFile(program, '');
    await chmod(program, 0o755);
  }
  expect(findBrowser({ PATH: bin, CHROME_PATH: named })).toBe(named);
  expect(findBrowser({ PATH: bin })).toBe(onPath);
  expect(findBrowser({ PATH: bin, CHROME_PATH: join(folder.path, 'gone') })).toBe(onPath);
});

test.each([
  [true, true, 'debian_package'],
  [true, false, 'playwright_download'],
  [false, true, 'playwright_download'],
  [false, false, 'playwright_download'],
] as const)('Debian %s and root %s: %s', (isDebian, isRoot, way) => {
  expect(wayToBrowser({ isDebian, isRoot })).toBe(way);
});
