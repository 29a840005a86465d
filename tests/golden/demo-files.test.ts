import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, useDriftProgram } from '../integration/drift-program.ts';
import { expectGolden } from './golden.ts';

const drift = useDriftProgram();

/** Where the story of the demo leaves each file: those of the first audit are kept apart. */
const FILES = [
  'before/exceptions_by_account.csv',
  'before/issues.csv',
  'before/fix_plan.json',
  'before/audit.json',
  'dry_run_receipt.json',
  'apply_receipt.json',
];

test('the files of the demo are as they were, byte for byte', async () => {
  const cwd = await emptyFolder();
  expect((await drift.tellStory({ cwd })).exitCode).toBe(0);
  for (const path of FILES) {
    const text = await readFile(join(cwd, 'drift-audit', path), 'utf8');
    await expectGolden(`demo/${path.replace('before/', '')}`, text);
  }
});
