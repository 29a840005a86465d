import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { removeDemoRuns } from './demo-runs.ts';

const RUNS = [
  'apply_journal.1.jsonl',
  'apply_journal.jsonl',
  'apply_receipt.12.json',
  'apply_receipt.json',
  'dry_run_receipt.json',
];
const OTHERS = ['apply_receipt.json.bak', 'fix_plan.json', 'my_apply_receipt.json', 'run.json'];

async function folderWith(names: readonly string[]): Promise<string> {
  const folder = await emptyFolder();
  for (const name of names) await writeFile(join(folder, name), '');
  return folder;
}

test('receipts and journals of a demo go, numbered ones too, and nothing else', async () => {
  const folder = await folderWith([...RUNS, ...OTHERS, 'demo-state.json']);
  await removeDemoRuns(folder);
  expect(await readdir(folder)).toEqual([...OTHERS, 'demo-state.json'].sort());
});

test('a folder in which no demo ran keeps its receipts', async () => {
  const folder = await folderWith([...RUNS, ...OTHERS]);
  await removeDemoRuns(folder);
  expect(await readdir(folder)).toEqual([...RUNS, ...OTHERS].sort());
});
