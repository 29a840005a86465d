import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiptSchema } from '../../src/core/apply/receipt-format.ts';
import { emptyFolder, readJson, useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();
const EXPECTED_FILES = [
  'apply_journal.jsonl',
  'apply_receipt.json',
  'audit.json',
  'before',
  'demo-state.json',
  'dry_run_receipt.json',
  'exceptions_by_account.csv',
  'fix_plan.json',
  'issues.csv',
  'run.json',
];

/** Every file of a folder and of those in it, by its path. */
async function allFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

test('the demo tells its story in six steps and ends with the receipt’s totals', async () => {
  const cwd = await emptyFolder();
  const { exitCode, stdout, stderr } = await drift.tellStory({ cwd });
  expect(exitCode).toBe(0);
  expect(stdout.match(/^Step \d of 6: .+$/gm)).toHaveLength(6);
  expect(stdout).toContain('12 issues in 6 accounts');
  expect(stdout).toMatch(/^001ACME002 +Acme Labs +3 +0 +2 +blocked +org_duplicate_external_id;/m);
  expect(stdout).toContain('001ACME003  Acme Biotech: domain_belongs_to_other_org');
  expect(stdout).toContain('9 actions: 5 would apply, 4 blocked');
  expect(stdout).toContain('8 issues in 4 accounts');
  expect(stdout).toContain(': 4 gone, 0 new, 0 continued, 8 unchanged');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    'The receipt: 9 actions: 4 applied, 1 skipped, 4 blocked. No write to Salesforce, no ticket changed.',
  );
  expect(stderr).toContain('Watching tickets, 90 seconds left');
  expect((await readdir(join(cwd, 'drift-audit'))).sort()).toEqual(EXPECTED_FILES);
});

test('the receipt of the demo is whole, and its times are the demo’s own', async () => {
  const cwd = await emptyFolder();
  await drift.tellStory({ cwd });
  const receipt = receiptSchema.parse(await readJson(cwd, 'drift-audit', 'apply_receipt.json'));
  const { actions, ...outcomes } = receipt.totals;
  expect(actions).toBe(receipt.entries.length);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(actions);
  expect(receipt).toMatchObject({ salesforce_writes: 0, ticket_mutations: 0, stopped: null });
  const seconds = (Date.parse(receipt.finished_at) - Date.parse(receipt.started_at)) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(3 * 90);
  expect(receipt.started_at.slice(0, 10)).toBe(
    receiptSchema
      .parse(await readJson(cwd, 'drift-audit', 'dry_run_receipt.json'))
      .started_at.slice(0, 10),
  );
});

test('told twice, in one folder or in two, every file is the same byte for byte', async () => {
  const [here, there] = [await emptyFolder(), await emptyFolder()];
  const first = await drift.tellStory({ cwd: here });
  const files = await allFiles(here);
  expect(Object.keys(files)).toHaveLength(EXPECTED_FILES.length - 1 + 4);
  const elsewhere = await drift.tellStory({ cwd: there });
  expect(elsewhere.stdout).toBe(first.stdout);
  expect(await allFiles(there)).toEqual(files);
  const again = await drift.tellStory({ cwd: here });
  expect(again.stdout).toBe(first.stdout);
  expect(await allFiles(here)).toEqual(files);
});
