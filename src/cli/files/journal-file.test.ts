import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { auditOf } from '../../../tests/support/audit.builders.ts';
import type { JournalRecord } from '../../run/apply/journal.ts';
import { emptyFolder } from '../cli.builders.ts';
import { entry } from '../../../tests/support/receipt.builders.ts';
import {
  beginJournal,
  continueJournal,
  JOURNAL_FILE,
  readJournal,
  type OpenJournal,
} from './journal-file.ts';

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

function closing(journal: OpenJournal): OpenJournal {
  onTestFinished(() => journal.close());
  return journal;
}

/** A folder with the journal of a run that got so far. */
async function folderWith(...records: readonly JournalRecord[]): Promise<string> {
  const folder = await emptyFolder();
  const journal = closing(beginJournal(folder));
  for (const record of records) await journal.append(record);
  return folder;
}

function textIn(folder: string, name = JOURNAL_FILE): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

test('a folder without a journal has no run', async () => {
  expect(await readJournal(await emptyFolder())).toBeNull();
});

test('each record is one whole line by the time its writing is over', async () => {
  const folder = await emptyFolder();
  const journal = closing(beginJournal(folder));
  await journal.append(BEGIN);
  expect((await textIn(folder)).split('\n')).toEqual([JSON.stringify(BEGIN), '']);
  await journal.append(INTENT);
  expect((await textIn(folder)).split('\n')).toHaveLength(3);
});

test('what was written is read back', async () => {
  const open = await readJournal(await folderWith(BEGIN, INTENT));
  expect(open).toMatchObject({ begin: BEGIN, openIntent: INTENT, isEnded: false });
  const settled = await readJournal(await folderWith(BEGIN, INTENT, OUTCOME));
  expect(settled).toMatchObject({ openIntent: null, isEnded: false });
  const ended = await readJournal(await folderWith(BEGIN, INTENT, OUTCOME, END));
  expect(ended?.isEnded).toBe(true);
});

test.each([
  ['in its middle', 0.5],
  ['before its very last character', 0.999],
])('a last line that was cut off %s is left out', async (_, part) => {
  const folder = await folderWith(BEGIN, INTENT);
  const line = JSON.stringify(OUTCOME);
  await appendFile(join(folder, JOURNAL_FILE), line.slice(0, Math.floor(line.length * part)));
  expect((await readJournal(folder))?.openIntent).toEqual(INTENT);
});

test('a run that goes on takes the cut line away first, and the whole reads well afterwards', async () => {
  const folder = await folderWith(BEGIN, INTENT);
  await appendFile(join(folder, JOURNAL_FILE), '{"kind":"entry","entry":{"action_id":"é');
  const journal = closing(continueJournal(folder));
  await journal.append(OUTCOME);
  await journal.append(END);
  const lines = [BEGIN, INTENT, OUTCOME, END].map((record) => JSON.stringify(record));
  expect(await textIn(folder)).toBe(`${lines.join('\n')}\n`);
  expect((await readJournal(folder))?.isEnded).toBe(true);
});

test('a journal of which nothing but a cut line is left has no run', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, JOURNAL_FILE), JSON.stringify(BEGIN).slice(0, 40));
  expect(await readJournal(folder)).toBeNull();
});

test.each([
  ['is no JSON', '{"kind":"ent'],
  ['is a record of another program', '{"kind":"note"}'],
  ['is a record with a field too many', JSON.stringify({ ...END, by: 'hand' })],
])('a line that %s is refused', async (_, line) => {
  const folder = await emptyFolder();
  const file = join(folder, JOURNAL_FILE);
  await writeFile(file, `${[JSON.stringify(BEGIN), line, JSON.stringify(END)].join('\n')}\n`);
  await expect(readJournal(folder)).rejects.toMatchObject({
    code: 'journal_unreadable',
    values: { file },
  });
});

test('a journal that does not begin with a run is refused', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, JOURNAL_FILE), `${JSON.stringify(INTENT)}\n`);
  await expect(readJournal(folder)).rejects.toMatchObject({ code: 'journal_unreadable' });
});

test('the journal of an earlier run is kept under a number', async () => {
  const folder = await folderWith(BEGIN, END);
  const earlier = await textIn(folder);
  const journal = closing(beginJournal(folder));
  await journal.append(BEGIN);
  expect(await readdir(folder)).toEqual(['apply_journal.1.jsonl', JOURNAL_FILE]);
  expect(await textIn(folder, 'apply_journal.1.jsonl')).toBe(earlier);
  expect((await readJournal(folder))?.isEnded).toBe(false);
});

test('a run that was refused before its first record leaves everything as it was', async () => {
  const folder = await folderWith(BEGIN, END);
  await beginJournal(folder).close();
  expect(await readdir(folder)).toEqual([JOURNAL_FILE]);
  expect((await readJournal(folder))?.isEnded).toBe(true);
});

test('a journal that cannot be written says so, and again for every record', async () => {
  const folder = join(await emptyFolder(), 'gone');
  const journal = beginJournal(folder);
  const refusal = { code: 'output_not_writable', values: { folder } };
  await expect(journal.append(BEGIN)).rejects.toMatchObject(refusal);
  await expect(journal.append(INTENT)).rejects.toMatchObject(refusal);
  await journal.close();
});

test('a folder in the place of the journal is an error, not an empty journal', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, JOURNAL_FILE));
  await expect(readJournal(folder)).rejects.toThrow('EISDIR');
});
