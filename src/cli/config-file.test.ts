import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from './cli.builders.ts';
import { readConfig, writeConfig } from './config-file.ts';

async function configWith(text: string): Promise<string> {
  const path = join(await emptyFolder(), 'drift.config.json');
  await writeFile(path, text);
  return path;
}

test('an absent file is an empty configuration', async () => {
  expect(await readConfig(join(await emptyFolder(), 'drift.config.json'))).toEqual({});
});

test('what was written is read back, and nothing else stands in the folder', async () => {
  const folder = await emptyFolder();
  const path = join(folder, 'drift.config.json');
  const config = { subdomain: 'acme', reference: 'accounts.csv', ticketDays: 30 };
  await writeConfig(config, path);
  expect(await readConfig(path)).toEqual(config);
  expect(await readdir(folder)).toEqual(['drift.config.json']);
  expect(await readFile(path, 'utf8')).toMatch(/\}\n$/);
});

test.each([
  ['text that is no JSON', '{ "subdomain": "sample-secret"', { reason: 'not_json' }],
  [
    'a key that is not known',
    '{ "token": "sample-secret" }',
    { reason: 'unknown_key', key: 'token' },
  ],
  [
    'a value of another type',
    '{ "ticketDays": "sample-secret" }',
    { reason: 'wrong_type', key: 'ticketDays', expected: 'number' },
  ],
  ['another thing than an object', '["sample-secret"]', { reason: 'other' }],
])('%s is refused without quoting it', async (_, text, values) => {
  const path = await configWith(text);
  const refused: unknown = await readConfig(path).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'config_unreadable', values: { file: path, ...values } });
  expect(JSON.stringify(refused)).not.toContain('sample-secret');
});

test('a folder in its place is refused', async () => {
  await expect(readConfig(await emptyFolder())).rejects.toMatchObject({
    code: 'config_unreadable',
    values: { reason: 'file' },
  });
});
