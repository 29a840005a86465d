import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOTHING_KEPT } from '../../run/read-memory.ts';
import { emptyFolder } from '../cli.builders.ts';
import { loadReadMemory } from './read-memory.ts';

const SOURCE = { subdomain: 'acme', mode: 'live' } as const;

test('what an earlier audit in the folder learned', async () => {
  const folder = await emptyFolder();
  const run = {
    format: 'drift-audit/run',
    version: 1,
    source: SOURCE,
    reading: {
      refused_ways: [{ way: 'users_search', refused_at: '2026-11-20T08:00:00.000Z' }],
      unexpected_share: null,
    },
  };
  await writeFile(join(folder, 'run.json'), JSON.stringify(run));
  expect(await loadReadMemory(folder, SOURCE)).toEqual({
    refusedWays: [{ way: 'users_search', refusedAt: Date.parse('2026-11-20T08:00:00Z') }],
    unexpectedShare: null,
  });
});

test('a folder without a record, without anything or that is none has no memory', async () => {
  const folder = await emptyFolder();
  expect(await loadReadMemory(folder, SOURCE)).toEqual(NOTHING_KEPT);
  expect(await loadReadMemory(join(folder, 'nowhere'), SOURCE)).toEqual(NOTHING_KEPT);
  await mkdir(join(folder, 'run.json'));
  expect(await loadReadMemory(folder, SOURCE)).toEqual(NOTHING_KEPT);
});
