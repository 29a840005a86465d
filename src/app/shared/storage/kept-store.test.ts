import { afterEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { connectDatabase } from './database.ts';
import { stubIndexedDb, type FakeBrowser } from './indexed-db.builders.ts';
import { createMemoryStore, openKeptStore, type KeptStore } from './kept-store.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

async function visit(browser: FakeBrowser) {
  const whys: string[] = [];
  const clock = manualClock();
  const store = await openKeptStore(connectDatabase('drift-audit', clock.after), (why) => {
    whys.push(why);
  });
  return { store, whys, browser };
}

const KINDS: readonly (readonly [string, () => Promise<KeptStore>])[] = [
  ['memory', () => Promise.resolve(createMemoryStore())],
  ['durable', async () => (await visit(stubIndexedDb())).store],
];

test.each(KINDS)('a %s store keeps, lists and forgets', async (kind, open) => {
  const store = await open();
  expect(store.state()).toBe(kind);
  expect(await store.get('a')).toBeUndefined();
  await store.set('page:2', { rows: [1, null, 'é'] });
  await store.set('page:1', new Uint8Array([1, 2]));
  await store.set('other', false);
  expect(await store.get('page:2')).toStrictEqual({ rows: [1, null, 'é'] });
  expect(await store.get('page:1')).toStrictEqual(new Uint8Array([1, 2]));
  expect(await store.names('page:')).toStrictEqual(['page:1', 'page:2']);
  expect(await store.names()).toStrictEqual(['other', 'page:1', 'page:2']);
  await store.set('page:2', 'new');
  expect(await store.get('page:2')).toBe('new');
  await store.delete('page:2');
  await store.delete('never there');
  expect(await store.names('page:')).toStrictEqual(['page:1']);
  await store.clear();
  expect(await store.names()).toStrictEqual([]);
});

test.each(KINDS)('what a %s store hands out is a copy', async (_kind, open) => {
  const store = await open();
  const value = { list: [1] };
  await store.set('a', value);
  value.list.push(2);
  const first = await store.get('a');
  expect(first).toStrictEqual({ list: [1] });
  expect(await store.get('a')).not.toBe(first);
});

test.each(KINDS)(
  'what cannot be copied fails in a %s store, and changes nothing',
  async (kind, open) => {
    const store = await open();
    await expect(store.set('a', { run: () => 1 })).rejects.toMatchObject({
      name: 'DataCloneError',
    });
    expect(store.state()).toBe(kind);
    expect(await store.names()).toStrictEqual([]);
  },
);

test('a durable store is there at the next visit, written to the disk', async () => {
  const browser = stubIndexedDb();
  const { store, whys } = await visit(browser);
  await store.set('a', 1);
  expect(browser.commits.at(-1)).toStrictEqual({ store: 'records', durability: 'strict' });
  const next = await visit(browser);
  expect(await next.store.get('a')).toBe(1);
  expect([...whys, ...next.whys]).toStrictEqual([]);
});

test.each([
  ['opening', 'throws', 'SecurityError'],
  ['opening', 'fails', 'UnknownError'],
  ['writing', 'QuotaExceededError', 'QuotaExceededError'],
  ['committing', 'UnknownError', 'UnknownError'],
] as const)('a browser whose %s %s gives a store in memory', async (what, fault, why) => {
  const browser = stubIndexedDb();
  Object.assign(browser.faults, { [what]: fault });
  const { store, whys } = await visit(browser);
  expect(store.state()).toBe('memory');
  expect(whys).toStrictEqual([why]);
  await store.set('a', 1);
  expect(await store.get('a')).toBe(1);
});

test('a browser without databases gives a store in memory', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const whys: string[] = [];
  const store = await openKeptStore(connectDatabase('drift-audit', manualClock().after), (why) => {
    whys.push(why);
  });
  expect(store.state()).toBe('memory');
  expect(whys).toHaveLength(1);
});

test('a browser that never opens is waited for no longer than five seconds', async () => {
  const browser = stubIndexedDb();
  browser.faults.opening = 'hangs';
  const clock = manualClock();
  const opening = openKeptStore(connectDatabase('drift-audit', clock.after), () => undefined);
  clock.pass(4_999);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  expect((await opening).state()).toBe('memory');
});

test('a disk that fills up later leaves a store that goes on in memory', async () => {
  const { store, whys, browser } = await visit(stubIndexedDb());
  await store.set('kept', 1);
  await store.set('replaced', 'old');
  browser.faults.committing = 'QuotaExceededError';
  await store.set('replaced', 'new');
  expect(store.state()).toBe('memory');
  expect(whys).toStrictEqual(['QuotaExceededError']);
  browser.faults.committing = null;
  await store.set('later', 2);
  expect(await store.names()).toStrictEqual(['kept', 'later', 'replaced']);
  expect([
    await store.get('kept'),
    await store.get('replaced'),
    await store.get('later'),
  ]).toStrictEqual([1, 'new', 2]);
  expect(whys).toHaveLength(1);
});

test('the next visit does not find what was replaced or deleted in memory', async () => {
  const { store, browser } = await visit(stubIndexedDb());
  for (const name of ['kept', 'replaced', 'deleted']) await store.set(name, 'old');
  browser.faults.writing = 'QuotaExceededError';
  await store.set('new', 1);
  browser.faults.writing = null;
  await store.set('replaced', 'new');
  await store.delete('deleted');
  expect(await store.get('deleted')).toBeUndefined();
  const next = await visit(browser);
  expect(next.store.state()).toBe('durable');
  expect(await next.store.names()).toStrictEqual(['kept']);
});

test('a store that cannot be read any more is empty, and says so', async () => {
  const { store, whys, browser } = await visit(stubIndexedDb());
  await store.set('a', 1);
  browser.faults.reading = 'UnknownError';
  expect(await store.get('a')).toBeUndefined();
  expect(await store.names()).toStrictEqual([]);
  expect(whys).toStrictEqual(['UnknownError']);
  expect(store.state()).toBe('memory');
});

test('what the browser does not let go of is an error, not a success', async () => {
  const { store, browser } = await visit(stubIndexedDb());
  await store.set('a', 1);
  browser.faults.writing = 'UnknownError';
  await expect(store.clear()).rejects.toMatchObject({
    code: 'storage_not_durable',
    values: { why: 'UnknownError' },
  });
});

test.each(['told', 'untold'] as const)(
  'a connection that was closed, %s, is opened again',
  async (how) => {
    const { store, whys, browser } = await visit(stubIndexedDb());
    await store.set('a', 1);
    browser.closeConnections(how);
    expect(await store.get('a')).toBe(1);
    expect(browser.openings()).toBe(2);
    expect(store.state()).toBe('durable');
    expect(whys).toStrictEqual([]);
  },
);
