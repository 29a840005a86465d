import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { auditStage, stageBundled } from '../../../tests/support/stage.ts';
import { BASE_FILE, keepBase, loadBase } from './kept-base.ts';

async function kept() {
  const folder = await emptyFolder();
  const run = await auditStage(stageBundled('demo'));
  await keepBase(folder, run);
  const { subdomain } = run.result.situation.tenant;
  return { folder, run, wanted: { subdomain, mode: 'demo', startedAt: run.startedAt } as const };
}

test('what is kept comes back, for whoever audits alone', async () => {
  const { folder, run, wanted } = await kept();
  const { organizations, tickets } = run.result.situation.tenant;
  const base = await loadBase(folder, wanted);
  expect(base?.organizations).toEqual(organizations);
  expect([...(base?.tickets ?? [])]).toEqual([...tickets]);
  const { mode } = await stat(join(folder, BASE_FILE));
  expect(mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual([BASE_FILE]);
});

test('nothing there is no base', async () => {
  const { wanted } = await kept();
  expect(await loadBase(await emptyFolder(), wanted)).toBeNull();
});

test.each([
  ['another account', { subdomain: 'other' }],
  ['another mode', { mode: 'live' as const }],
  ['before it was read', { startedAt: 0 }],
])('a base of %s is none', async (_name, different) => {
  const { folder, wanted } = await kept();
  expect(await loadBase(folder, { ...wanted, ...different })).toBeNull();
});

test('a damaged file is no base', async () => {
  const { folder, wanted } = await kept();
  const file = join(folder, BASE_FILE);
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length - 20));
  expect(await loadBase(folder, wanted)).toBeNull();
  await writeFile(file, 'not packed');
  expect(await loadBase(folder, wanted)).toBeNull();
});

test('an audit that left nothing to build on leaves the earlier base', async () => {
  const { folder, run, wanted } = await kept();
  const { situation } = run.result;
  const tickets = { ...situation.tenant.readings.tickets, state: 'partial' as const };
  const tenant = { ...situation.tenant, readings: { ...situation.tenant.readings, tickets } };
  const result = { ...run.result, situation: { ...situation, tenant } };
  await keepBase(folder, { result, startedAt: run.startedAt + 1 });
  expect((await loadBase(folder, wanted))?.readAt).toBe(run.startedAt);
});
