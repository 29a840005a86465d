import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { keepEarlier } from './keep-earlier.ts';

async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = await emptyFolder();
  for (const name of names) await writeFile(join(folder, name), `was ${name}`);
  return folder;
}

test('an earlier file is kept under the first number', async () => {
  const folder = await folderWith('apply_receipt.json');
  await keepEarlier(folder, 'apply_receipt.json');
  expect(await readdir(folder)).toEqual(['apply_receipt.1.json']);
});

test('a number that is taken is left alone', async () => {
  const folder = await folderWith('r.json', 'r.1.json', 'r.2.json', 'r.4.json');
  await keepEarlier(folder, 'r.json');
  expect(await readdir(folder)).toEqual(['r.1.json', 'r.2.json', 'r.3.json', 'r.4.json']);
  expect(await readFile(join(folder, 'r.1.json'), 'utf8')).toBe('was r.1.json');
  expect(await readFile(join(folder, 'r.3.json'), 'utf8')).toBe('was r.json');
});

test('no earlier file, nothing to keep', async () => {
  const folder = await folderWith('r.1.json', 'other.json');
  await keepEarlier(folder, 'r.json');
  expect(await readdir(folder)).toEqual(['other.json', 'r.1.json']);
});
