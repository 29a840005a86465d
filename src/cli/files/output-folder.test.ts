import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { prepareFolder, removeFile, writeFiles } from './output-folder.ts';
import { writeWhole } from './write-whole.ts';

test('a folder is made with all above it, and nothing is left in it', async () => {
  const folder = join(await emptyFolder(), 'a', 'b');
  await prepareFolder(folder);
  expect(await readdir(folder)).toEqual([]);
});

test('a file in the folder’s place is told before anything is written', async () => {
  const path = join(await emptyFolder(), 'taken');
  await writeFile(path, 'mine');
  await expect(prepareFolder(path)).rejects.toMatchObject({
    code: 'output_not_writable',
    values: { folder: path },
  });
  expect(await readFile(path, 'utf8')).toBe('mine');
});

test('files are written whole, an earlier one is replaced, and none else is left behind', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'a.json'), 'earlier and longer');
  await writeFiles(folder, [
    { name: 'a.json', text: 'new' },
    { name: 'b.csv', text: '\uFEFFid\r\n' },
  ]);
  expect(await readdir(folder)).toEqual(['a.json', 'b.csv']);
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('new');
  expect([...(await readFile(join(folder, 'b.csv'))).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a file that cannot be put in its place leaves nothing half-written', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'a.json'));
  await expect(writeWhole(join(folder, 'a.json'), 'new')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a failure to write is told with the folder', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'a.json'));
  await expect(writeFiles(folder, [{ name: 'a.json', text: 'new' }])).rejects.toMatchObject({
    code: 'output_not_writable',
    values: { folder },
  });
});

test('removing a file that is not there is no failure', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'run.json'), '{}');
  await removeFile(folder, 'run.json');
  await removeFile(folder, 'run.json');
  expect(await readdir(folder)).toEqual([]);
});
