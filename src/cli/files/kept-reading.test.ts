import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UserId } from '../../core/tenant/records.ts';
import { emptyFolder } from '../cli.builders.ts';
import { openReading } from './kept-reading.ts';

const START = Date.UTC(2026, 10, 22, 9);
const HOUR = 60 * 60_000;
const WANTED = { subdomain: 'acme', mode: 'live', startedAt: START, ticketDays: 90 } as const;
const LATER = { ...WANTED, startedAt: START + HOUR };
const [ME, SOMEBODY] = [1 as UserId, 2 as UserId];
const OPENING = { isRestart: false, pid: 4711, isRunning: () => true };
const REQUEST = '/api/v2/users.json';
const PAGE = '{"users":[]}';

/** A folder with a reading that broke off after one page. */
async function brokenOff(): Promise<string> {
  const out = await emptyFolder();
  const reading = await openReading(out, WANTED, OPENING);
  await reading.signIn(ME);
  await reading.memory.keep(REQUEST, PAGE);
  await reading.close();
  return out;
}

test('nothing but a lock is written before the first page', async () => {
  const out = await emptyFolder();
  const reading = await openReading(out, WANTED, OPENING);
  expect(reading.startedAt).toBe(START);
  expect(await reading.signIn(ME)).toBe(0);
  expect(await reading.memory.recall(REQUEST)).toBeNull();
  expect(await readdir(out)).toEqual(['.reading.lock']);
  await reading.close();
  expect(await readdir(out)).toEqual([]);
});

test('a reading that broke off goes on with its pages and from its start', async () => {
  const out = await brokenOff();
  expect(await readdir(out)).toEqual(['.reading']);
  const reading = await openReading(out, LATER, OPENING);
  expect(reading.startedAt).toBe(START);
  expect(await reading.signIn(ME)).toBe(1);
  expect(await reading.memory.recall(REQUEST)).toBe(PAGE);
  await reading.memory.keep('/api/v2/other.json', PAGE);
  await reading.close();
  const again = await openReading(out, LATER, OPENING);
  expect(await again.signIn(ME)).toBe(2);
  await again.forget();
  await again.close();
  expect(await readdir(out)).toEqual([]);
});

test('only its owner may look at a reading', async () => {
  const folder = join(await brokenOff(), '.reading');
  if (process.platform === 'win32') return;
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder))
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test.each([
  ['another account', { ...LATER, subdomain: 'beta' }, {}],
  ['another window', { ...LATER, ticketDays: 30 }, {}],
  ['a day later', { ...LATER, startedAt: START + 25 * HOUR }, {}],
  ['who wants to start over', LATER, { isRestart: true }],
])('a reading does not go on for %s', async (_, wanted, opening) => {
  const out = await brokenOff();
  const reading = await openReading(out, wanted, { ...OPENING, ...opening });
  expect(reading.startedAt).toBe(wanted.startedAt);
  expect(await reading.signIn(ME)).toBe(0);
  expect(await reading.memory.recall(REQUEST)).toBeNull();
  await reading.close();
  expect(await readdir(out)).toEqual([]);
});

test('nobody goes on with what somebody else was shown', async () => {
  const out = await brokenOff();
  const reading = await openReading(out, LATER, OPENING);
  expect(await reading.signIn(SOMEBODY)).toBe(0);
  expect(await reading.memory.recall(REQUEST)).toBeNull();
  await reading.memory.keep(REQUEST, '{"users":[1]}');
  await reading.close();
  const again = await openReading(out, LATER, OPENING);
  expect(await again.signIn(SOMEBODY)).toBe(1);
  expect(await again.memory.recall(REQUEST)).toBe('{"users":[1]}');
  await again.close();
});

test.each([
  ['of this reading', 'acme', START, 0],
  ['of an audit before it', 'acme', START - HOUR, 1],
  ['of another account', 'beta', START, 1],
])(
  'where a record of a run is %s, so many pages are gone on with',
  async (_, subdomain, at, pages) => {
    const out = await brokenOff();
    const run = { source: { subdomain, mode: 'live' }, started_at: new Date(at).toISOString() };
    await writeFile(join(out, 'run.json'), JSON.stringify(run));
    const reading = await openReading(out, LATER, OPENING);
    expect(await reading.signIn(ME)).toBe(pages);
    await reading.close();
  },
);

test('pages without a state that says whose they are do not count', async () => {
  const out = await brokenOff();
  await writeFile(join(out, '.reading', 'reading.json'), '{"format":');
  const reading = await openReading(out, LATER, OPENING);
  expect(await reading.signIn(ME)).toBe(0);
  await reading.close();
});

test('one process at a time reads into a folder', async () => {
  const out = await brokenOff();
  const reading = await openReading(out, LATER, OPENING);
  const other = { ...OPENING, pid: 4712 };
  await expect(openReading(out, LATER, other)).rejects.toMatchObject({
    code: 'audit_running',
    values: { folder: out, file: join(out, '.reading.lock'), pid: 4711 },
  });
  await reading.close();
  const next = await openReading(out, LATER, other);
  expect(await next.signIn(ME)).toBe(1);
  // As a kill would leave it.
  const killed = await openReading(out, LATER, { ...OPENING, isRunning: () => false });
  expect(await killed.signIn(ME)).toBe(1);
  await killed.close();
});

test('where nothing can be kept the reading ends and says so', async () => {
  const out = await emptyFolder();
  const reading = await openReading(out, WANTED, OPENING);
  await reading.signIn(ME);
  await writeFile(join(out, '.reading'), 'in the way');
  await expect(reading.memory.keep(REQUEST, PAGE)).rejects.toMatchObject({
    code: 'output_not_writable',
    values: { folder: out },
  });
  await reading.close();
});
