import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, readJson, useDriftProgram, type Ended } from './drift-program.ts';

const drift = useDriftProgram();
const TOKEN = 'sample-token-of-an-admin';
const SEED = loadAccount('demo');
const SAME = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];

type Scene = {
  readonly fake: FakeZendesk;
  readonly cwd: string;
  /** Audits the account. */
  readonly live: (...more: readonly string[]) => Promise<Ended>;
  /** Runs without credentials, and in a place where nobody answers. */
  readonly offline: (...args: readonly string[]) => Promise<Ended>;
};

async function openScene(): Promise<Scene> {
  const admin = SEED.users.find(({ role }) => role === 'admin')?.id ?? 0;
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens: new Map([[TOKEN, admin]]) });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), referenceCsv('demo'));
  const env = { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: TOKEN };
  const reference = ['--reference', 'accounts.csv'];
  return {
    fake,
    cwd,
    live: (...more) =>
      drift.run(['audit', ...reference, '--base-url', served.url, ...more], { cwd, env }),
    offline: (...args) => drift.run(args, { cwd }),
  };
}

async function filesIn({ cwd }: Scene, out: string): Promise<readonly string[]> {
  return await Promise.all(SAME.map((name) => readFile(join(cwd, out, name), 'utf8')));
}

const AUDIT = ['audit', '--reference', 'accounts.csv', '--snapshot', 'snap'] as const;

test('a snapshot is audited again without credentials and requests, to the same bytes', async () => {
  const scene = await openScene();
  const { fake, cwd, live, offline } = scene;
  const kept = await live('--out', 'out', '--keep-snapshot', 'snap');
  expect(kept.exitCode).toBe(0);
  expect(kept.stderr).toContain('Snapshot kept in snap');
  expect((await readdir(join(cwd, 'snap'))).sort()).toEqual(['manifest.json', 'pages.jsonl']);
  expect(await readdir(join(cwd, 'out'))).not.toContain('.reading');
  const requests = fake.requestLog.length;

  const again = await offline(...AUDIT, '--out', 'again', '--exit-code');
  expect(again.exitCode).toBe(10);
  expect(fake.requestLog).toHaveLength(requests);
  expect(await filesIn(scene, 'again')).toEqual(await filesIn(scene, 'out'));

  const { started_at } = (await readJson(cwd, 'snap', 'manifest.json')) as { started_at: string };
  const moment = `${started_at.slice(0, 19)}Z`;
  expect(again.stdout).toContain(`From the snapshot in snap: what Zendesk said from ${moment} on`);
  expect(again.stderr).not.toContain('Reading Zendesk');
  expect(await readJson(cwd, 'again', 'run.json')).toMatchObject({
    snapshot_of: started_at,
    started_at,
    requests: 0,
    signed_in_as: 'admin',
  });
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({ snapshot_of: null });
  const json = await offline(...AUDIT, '--out', 'again', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ snapshot_of: moment });
});

test('nothing in a snapshot names who took it, and only its owner may look at it', async () => {
  const { cwd, live } = await openScene();
  await live('--keep-snapshot', 'snap');
  for (const name of ['manifest.json', 'pages.jsonl']) {
    const text = await readFile(join(cwd, 'snap', name), 'utf8');
    expect(text).not.toContain(TOKEN);
    if (process.platform !== 'win32')
      expect((await stat(join(cwd, 'snap', name))).mode & 0o777).toBe(0o600);
  }
  if (process.platform !== 'win32')
    expect((await stat(join(cwd, 'snap'))).mode & 0o777).toBe(0o700);
});

test('another list and a shorter window are audited from a snapshot like from the account', async () => {
  const scene = await openScene();
  const { cwd, live, offline } = scene;
  await live('--keep-snapshot', 'snap', '--ticket-days', '60');
  const other = referenceCsv('demo').split('\n').slice(0, 6).join('\n');
  await writeFile(join(cwd, 'accounts.csv'), `${other}\n`);
  const { exitCode } = await offline(...AUDIT, '--out', 'again', '--ticket-days', '23');
  expect(exitCode).toBe(0);
  // With the snapshot's start, for an audit's files tell when it began.
  await live('--out', 'begun', '--ticket-days', '23', '--keep-snapshot', 'other');
  const [audit, direct] = [
    await readJson(cwd, 'again', 'audit.json'),
    await readJson(cwd, 'begun', 'audit.json'),
  ];
  const figures = (summary: unknown) => {
    const { totals, issues, coverage } = summary as Record<string, unknown>;
    const { tickets, users } = coverage as Record<string, unknown>;
    return { totals, issues, tickets, users };
  };
  expect(figures(audit)).toEqual(figures(direct));
});

test('a trace can be drawn from a snapshot', async () => {
  const { fake, live, offline } = await openScene();
  await live('--keep-snapshot', 'snap');
  const requests = fake.requestLog.length;
  const trace = ['trace', '--reference', 'accounts.csv', '--snapshot', 'snap'];
  const { exitCode, stdout } = await offline(...trace, '--sf-account-id', '001ACME002');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Acme Labs');
  expect(fake.requestLog).toHaveLength(requests);
});

test('a snapshot replaces another one, and nothing else', async () => {
  const { cwd, live } = await openScene();
  await live('--keep-snapshot', 'snap');
  const before = await readFile(join(cwd, 'snap', 'manifest.json'), 'utf8');
  expect((await live('--keep-snapshot', 'snap')).exitCode).toBe(0);
  expect(await readFile(join(cwd, 'snap', 'manifest.json'), 'utf8')).not.toBe(before);
  await mkdir(join(cwd, 'mine'));
  await writeFile(join(cwd, 'mine', 'manifest.json'), '{"mine":true}');
  for (const taken of ['mine', 'accounts.csv']) {
    const { exitCode, stderr } = await live('--keep-snapshot', taken);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${taken} exists and is no snapshot`);
  }
  expect(await readdir(join(cwd, 'mine'))).toEqual(['manifest.json']);
  expect((await readdir(cwd)).filter((name) => /\.(part|old)$/.test(name))).toEqual([]);
});

test('a snapshot that cannot be relied on is refused with a sentence', async () => {
  const { cwd, live, offline } = await openScene();
  await live('--keep-snapshot', 'whole', '--ticket-days', '30');
  const manifest = await readFile(join(cwd, 'whole', 'manifest.json'), 'utf8');
  const refused = async (break_: (folder: string) => Promise<void>, sentence: string) => {
    const snap = join(cwd, 'snap');
    await rm(snap, { recursive: true, force: true });
    await cp(join(cwd, 'whole'), snap, { recursive: true });
    await break_(snap);
    const { exitCode, stdout, stderr } = await offline(...AUDIT);
    expect(stderr).toContain(sentence);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  };
  const edit = (text: string) => (folder: string) => writeFile(join(folder, 'manifest.json'), text);
  await refused((folder) => rm(folder, { recursive: true }), 'snap is no snapshot of an audit.');
  await refused(edit('{"format":"other"}'), 'snap is no snapshot of an audit.');
  await refused(edit(manifest.slice(0, -9)), 'snap is a damaged snapshot');
  await refused(edit(manifest.replace('"version": 1', '"version": 2')), 'of version 2');
  await refused((folder) => rm(join(folder, 'pages.jsonl')), 'snap is an incomplete snapshot');
  await refused(
    (folder) => appendFile(join(folder, 'pages.jsonl'), '{"request":"/x","page":{}}\n'),
    'snap is a damaged snapshot',
  );
});

test('more days than a snapshot holds are refused', async () => {
  const { live, offline } = await openScene();
  await live('--keep-snapshot', 'snap', '--ticket-days', '30');
  const { exitCode, stderr } = await offline(...AUDIT, '--ticket-days', '31');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('snap is a snapshot of 30 days of tickets');
});

test('of a reading that was not whole no snapshot is kept, and its files are', async () => {
  const { fake, cwd, live } = await openScene();
  const match = { path: '/api/v2/incremental/tickets' };
  fake.faults.add({ kind: 'malformed_body', match, times: 99 });
  const { exitCode, stderr } = await live('--out', 'out', '--keep-snapshot', 'snap');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('No snapshot was kept');
  expect(await readdir(join(cwd, 'out'))).toContain('run.json');
  expect(await readdir(cwd)).not.toContain('snap');
});

test.each([
  [['--snapshot', 'snap', '--demo']],
  [['--snapshot', 'snap', '--keep-snapshot', 'other']],
  [['--keep-snapshot', 'snap', '--demo']],
  [['--snapshot', 'snap', '--restart']],
  [['--snapshot', 'snap', '--changes']],
  [['--keep-snapshot', 'snap', '--changes']],
])('%j is wrong usage', async (args) => {
  const { offline } = await openScene();
  const { exitCode, stderr } = await offline('audit', ...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('cannot be used with option');
});
