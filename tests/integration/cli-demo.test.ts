import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/core/hash.ts';
import { emptyFolder, readJson, useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();

const ARTIFACTS = [
  'audit.json',
  'demo-state.json',
  'exceptions_by_account.csv',
  'fix_plan.json',
  'issues.csv',
  'run.json',
];

test('the demo shows its table, writes its files and needs no credentials', async () => {
  const cwd = await emptyFolder();
  const { exitCode, stdout, stderr } = await drift.run(['audit', '--demo'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('12 issues in 6 accounts, 1 of them with no single account');
  expect(stdout).toContain('5 actions prepared, 4 blocked');
  expect(stdout).toContain('2 accounts need review in Zendesk, 1 is ticket-only');
  expect(stdout).toMatch(/^001ACME002 +Acme Labs +3 +0 +2 +blocked +org_duplicate_external_id;/m);
  expect(stdout).not.toContain('\u001B');
  expect(stderr.split('\n')).toEqual([
    'Signing in',
    'How Zendesk will be read, about:',
    '  organizations   1 request  under a minute  listed page by page',
    '  users           1 request  under a minute  listed page by page',
    '  memberships     1 request  under a minute  listed page by page',
    '  tickets         1 request  under a minute  by an export of what changed, in large pages',
    '  altogether     4 requests  under a minute  paced by how fast Zendesk answers',
    'Reading Zendesk',
    'Read 13 organizations',
    'Read 34 memberships',
    'Read 30 users',
    'Read 32 tickets',
    'Comparing with the reference',
    '',
  ]);
  expect(await readdir(join(cwd, 'drift-audit'))).toEqual(ARTIFACTS);
});

test('the record of the run fits the files beside it', async () => {
  const cwd = await emptyFolder();
  await drift.run(['audit', '--demo', '--out', 'out', '--quiet'], { cwd });
  const run = await readJson(cwd, 'out', 'run.json');
  const files = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];
  const texts = await Promise.all(files.map((name) => readFile(join(cwd, 'out', name), 'utf8')));
  expect(run).toMatchObject({
    format: 'drift-audit/run',
    version: 1,
    source: { mode: 'demo' },
    signed_in_as: 'admin',
    files: files.map((name, at) => ({ name, sha256: sha256Hex(texts[at] ?? '') })),
  });
  expect(run).toHaveProperty('requests', expect.any(Number));
});

test('a way that was refused lately is not planned again, unless the demo starts over', async () => {
  const cwd = await emptyFolder();
  const args = ['audit', '--demo', '--out', 'out'];
  await drift.run([...args, '--quiet'], { cwd });
  const file = join(cwd, 'out', 'run.json');
  const refused = { way: 'tickets_incremental', refused_at: '2026-11-20T09:00:00.000Z' };
  const text = await readFile(file, 'utf8');
  const known = text.replace(
    /"refused_ways": \[\]/,
    `"refused_ways": [${JSON.stringify(refused)}]`,
  );
  expect(known).not.toBe(text);
  await writeFile(file, known);

  const again = await drift.run(args, { cwd });
  expect(again.stderr).toMatch(/^ {2}tickets .* found by search, in large pages$/m);
  expect(again.stdout).toContain('12 issues in 6 accounts');
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({
    reading: { ways: { tickets: ['tickets_search'] }, refused_ways: [refused] },
  });
  const trace = await drift.run(['trace', ...args.slice(1), '--sf-account-id', '001ACME001'], {
    cwd,
  });
  expect(trace.stderr).toMatch(/^ {2}tickets .* found by search, in large pages$/m);

  const fresh = await drift.run([...args, '--fresh'], { cwd });
  expect(fresh.stderr).toMatch(/^ {2}tickets .* by an export of what changed, in large pages$/m);
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({ reading: { refused_ways: [] } });
});

test('two fresh demos are equal byte for byte', async () => {
  const [one, two] = [await emptyFolder(), await emptyFolder()];
  await drift.run(['audit', '--demo', '--out', 'out'], { cwd: one });
  await drift.run(['audit', '--demo', '--out', 'out'], { cwd: two });
  for (const name of ARTIFACTS)
    expect(await readFile(join(one, 'out', name), 'utf8'), name).toBe(
      await readFile(join(two, 'out', name), 'utf8'),
    );
});

test('the demo goes on where it was left, unless it is started over', async () => {
  const cwd = await emptyFolder();
  await drift.run(['audit', '--demo', '--out', 'out', '--quiet'], { cwd });
  const file = join(cwd, 'out', 'demo-state.json');
  const state = await readFile(file, 'utf8');
  await writeFile(file, state.replace('"name":"Acme Labs"', '"name":"Renamed Labs"'));
  await drift.run(['audit', '--demo', '--out', 'out', '--quiet'], { cwd });
  expect(await readFile(join(cwd, 'out', 'issues.csv'), 'utf8')).toContain('Renamed Labs');
  await drift.run(['audit', '--demo', '--fresh', '--out', 'out', '--quiet'], { cwd });
  expect(await readFile(join(cwd, 'out', 'issues.csv'), 'utf8')).not.toContain('Renamed Labs');
});

test('a state that cannot be used is told, and left alone', async () => {
  const cwd = await emptyFolder();
  await drift.run(['audit', '--demo', '--out', '.', '--quiet'], { cwd });
  await writeFile(join(cwd, 'demo-state.json'), '{"format":');
  const { exitCode, stderr } = await drift.run(['audit', '--demo', '--out', '.'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Start over with `drift audit --demo --fresh`.');
  expect(await readFile(join(cwd, 'demo-state.json'), 'utf8')).toBe('{"format":');
});

test('as JSON the result alone is on standard output', async () => {
  const cwd = await emptyFolder();
  const { stdout } = await drift.run(['audit', '--demo', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'drift-audit/audit',
    totals: { issues: 12, prepared_actions: 5, blocked_actions: 4 },
    out: 'drift-audit',
  });
});

test('quiet says nothing, and the exit code tells of drift when asked to', async () => {
  const cwd = await emptyFolder();
  const args = ['audit', '--demo', '--quiet'];
  expect(await drift.run(args, { cwd })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(await drift.run([...args, '--exit-code'], { cwd })).toEqual({
    exitCode: 10,
    stdout: '',
    stderr: '',
  });
});

test('a trace shows the chain of an account in any spelling of its id, and writes nothing', async () => {
  const cwd = await emptyFolder();
  const args = ['trace', '--demo', '--sf-account-id', '001acme001'];
  const { exitCode, stdout } = await drift.run(args, { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('● org_missing_external_id: fired');
  expect(stdout).toContain('○ org_duplicate_external_id: silent,');
  expect(stdout).toContain('(set_org_external_id), prepared');
  expect(await readdir(cwd)).toEqual([]);
});

test('a trace as JSON has the same steps', async () => {
  const cwd = await emptyFolder();
  const args = ['trace', '--demo', '--sf-account-id', '001ACME003', '--json', '--quiet'];
  const { stdout, stderr } = await drift.run(args, { cwd });
  expect(JSON.parse(stdout)).toHaveProperty('subject', { kind: 'account', id: '001ACME003' });
  expect(stderr).toBe('');
});

test.each(['organization', 'user', 'ticket'] as const)(
  'a blocked or mismatched %s of the demo can be traced',
  async (kind) => {
    const cwd = await emptyFolder();
    await drift.run(['audit', '--demo', '--quiet'], { cwd });
    const csv = await readFile(join(cwd, 'drift-audit', 'issues.csv'), 'utf8');
    const id = new RegExp(`,${kind},(\\d+),`).exec(csv)?.[1] ?? 'none';
    const option = { organization: 'org', user: 'user', ticket: 'ticket' }[kind];
    const args = ['trace', '--demo', `--zendesk-${option}-id`, id];
    const { exitCode, stdout } = await drift.run(args, { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Trace of ${kind} ${id}`);
    expect(stdout).toContain('fired');
  },
);

test('the catalogue is listed in full', async () => {
  const cwd = await emptyFolder();
  const { stdout } = await drift.run(['codes', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    issues: { length: 12 },
    actions: { length: 4 },
    blocked_reasons: { length: 7 },
    guards: { length: 7 },
  });
  const text = await drift.run(['codes'], { cwd });
  expect(text.stdout).toContain('org_domain_attached_elsewhere');
  expect(text.stdout).toContain('grants_ticket_access');
});

test.each([[], ['init'], ['audit'], ['trace'], ['apply'], ['codes']])(
  'help for %j has examples',
  async (...command) => {
    const cwd = await emptyFolder();
    const { exitCode, stdout } = await drift.run([...command, '--help'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Usage: drift/);
    expect(stdout).toMatch(/Examples:\n {2}drift|Start with: drift/);
  },
);
