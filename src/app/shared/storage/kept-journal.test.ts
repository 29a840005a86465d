import { afterEach, expect, test, vi } from 'vitest';
import { auditOf } from '../../../../tests/support/audit.builders.ts';
import { entry } from '../../../../tests/support/receipt.builders.ts';
import { manualClock } from '../../../core/time-limit.builders.ts';
import type { JournalRecord } from '../../../run/apply/journal.ts';
import { connectDatabase } from './database.ts';
import { stubIndexedDb, type FakeBrowser } from './indexed-db.builders.ts';
import { keptJournal } from './kept-journal.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const BEGIN: JournalRecord = {
  kind: 'begin',
  run_id: 'run_1',
  at: '2026-11-22T09:00:00Z',
  plan: auditOf({}).plan,
  actor: null,
  reason: 'the weekly repair',
  caps: { max_actions: 25, max_per_account: 3 },
  settle_seconds: 90,
};
const INTENT: JournalRecord = {
  kind: 'intent',
  entry: entry('unknown'),
  watch: { user_ids: [7], tickets: [[31, null]] },
};
const OUTCOME: JournalRecord = { kind: 'entry', entry: entry('applied') };
const END: JournalRecord = { kind: 'end', at: '2026-11-22T09:02:00Z' };

/** The journal as a visit of the page finds it. */
function visit(browser: FakeBrowser = stubIndexedDb()) {
  return { browser, journal: keptJournal(connectDatabase('drift-audit', manualClock().after)) };
}

/** A browser whose journal tells of a run that got so far. */
async function browserWith(...records: readonly JournalRecord[]): Promise<FakeBrowser> {
  const { browser, journal } = visit();
  const { append } = journal.begin();
  for (const record of records) await append(record);
  return browser;
}

test('a browser without a journal has no run', async () => {
  expect(await visit().journal.read()).toBeNull();
});

test('each record is committed to the disk by the time its writing is over', async () => {
  const { browser, journal } = visit();
  const { append } = journal.begin();
  await append(BEGIN);
  expect(browser.content('journal')).toStrictEqual([BEGIN]);
  await append(INTENT);
  expect(browser.content('journal')).toStrictEqual([BEGIN, INTENT]);
  expect(browser.commits).toStrictEqual([
    { store: 'journal', durability: 'strict' },
    { store: 'journal', durability: 'strict' },
  ]);
});

test('what was written is read back at the next visit', async () => {
  const open = await visit(await browserWith(BEGIN, INTENT)).journal.read();
  expect(open).toMatchObject({ begin: BEGIN, openIntent: INTENT, isEnded: false });
  const settled = await visit(await browserWith(BEGIN, INTENT, OUTCOME)).journal.read();
  expect(settled).toMatchObject({ openIntent: null, isEnded: false });
  const ended = await visit(await browserWith(BEGIN, INTENT, OUTCOME, END)).journal.read();
  expect(ended?.isEnded).toBe(true);
});

test('a run that goes on is added to, in order', async () => {
  const { browser, journal } = visit(await browserWith(BEGIN, INTENT));
  const { append } = journal.goOn();
  for (const record of [OUTCOME, END]) await append(record);
  expect(browser.content('journal')).toStrictEqual([BEGIN, INTENT, OUTCOME, END]);
});

test('a new run takes the place of one that came to its end, with its first record', async () => {
  const { browser, journal } = visit(await browserWith(BEGIN, END));
  const { append } = journal.begin();
  expect(browser.content('journal')).toHaveLength(2);
  const second = { ...BEGIN, run_id: 'run_2' };
  await append(second);
  await append(INTENT);
  expect(browser.content('journal')).toStrictEqual([second, INTENT]);
});

test('a new run never takes the place of one that was interrupted', async () => {
  const { browser, journal } = visit(await browserWith(BEGIN, INTENT));
  const { append } = journal.begin();
  await expect(append(BEGIN)).rejects.toMatchObject({ code: 'apply_interrupted' });
  await expect(append(BEGIN)).rejects.toMatchObject({ code: 'apply_interrupted' });
  expect(browser.content('journal')).toStrictEqual([BEGIN, INTENT]);
});

test.each(['writing', 'committing'] as const)(
  'where %s fails, the record is not there and the old journal is',
  async (what) => {
    const { browser, journal } = visit(await browserWith(BEGIN, END));
    const { append } = journal.begin();
    browser.faults[what] = 'QuotaExceededError';
    const refusal = { code: 'storage_not_durable', values: { why: 'QuotaExceededError' } };
    await expect(append(BEGIN)).rejects.toMatchObject(refusal);
    expect(browser.content('journal')).toStrictEqual([BEGIN, END]);
    // What comes after the failure does not join the old run.
    browser.faults[what] = null;
    await append(BEGIN);
    expect(browser.content('journal')).toStrictEqual([BEGIN]);
  },
);

test('a browser that denies its storage has no journal to write or read', async () => {
  const { browser, journal } = visit();
  browser.faults.opening = 'throws';
  const refusal = { code: 'storage_not_durable', values: { why: 'SecurityError' } };
  await expect(journal.begin().append(BEGIN)).rejects.toMatchObject(refusal);
  await expect(journal.goOn().append(END)).rejects.toMatchObject(refusal);
  await expect(journal.read()).rejects.toMatchObject(refusal);
  await expect(journal.forget()).rejects.toMatchObject(refusal);
});

test('a reading that fails is not taken for no run', async () => {
  const { browser, journal } = visit(await browserWith(BEGIN, INTENT));
  browser.faults.reading = 'UnknownError';
  await expect(journal.read()).rejects.toMatchObject({ code: 'storage_not_durable' });
});

test.each([
  ['of another program', { kind: 'note' }],
  ['with a field too many', { ...END, by: 'hand' }],
  ['that is none', 'END'],
])('a record %s is refused', async (_name, record) => {
  const browser = await browserWith(BEGIN);
  browser.put('journal', 99, record);
  await expect(visit(browser).journal.read()).rejects.toMatchObject({
    code: 'kept_journal_unreadable',
  });
});

test('a journal that does not begin with a run is refused', async () => {
  const { journal } = visit();
  await journal.goOn().append(INTENT);
  await expect(journal.read()).rejects.toMatchObject({ code: 'kept_journal_unreadable' });
});

test('a journal that cannot be read can be forgotten', async () => {
  const { journal } = visit();
  await journal.goOn().append(INTENT);
  await journal.forget();
  expect(await journal.read()).toBeNull();
});
