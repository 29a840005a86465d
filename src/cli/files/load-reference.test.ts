import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { loadReference } from './load-reference.ts';

test('a list is read from its file', async () => {
  const file = join(await emptyFolder(), 'accounts.csv');
  await writeFile(file, 'id,name,domains\n001ACME,Acme,acme.example\n');
  expect((await loadReference(file)).accounts.map(({ id }) => id)).toEqual(['001ACME']);
});

test('a file that is not there is named', async () => {
  const file = join(await emptyFolder(), 'accounts.csv');
  await expect(loadReference(file)).rejects.toMatchObject({
    code: 'reference_not_found',
    values: { file },
  });
});

test('a folder is no list', async () => {
  const file = await emptyFolder();
  await expect(loadReference(file)).rejects.toMatchObject({ code: 'reference_is_directory' });
});

test('a path through a file leads nowhere', async () => {
  const file = join(await emptyFolder(), 'accounts.csv');
  await writeFile(file, '');
  await expect(loadReference(join(file, 'more.csv'))).rejects.toMatchObject({
    code: 'reference_not_found',
  });
});
