import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, readJson, useDriftProgram, type Ended } from './drift-program.ts';
import { SEED, TOKEN } from './reading.builders.ts';

const drift = useDriftProgram();
const HOUR = 60 * 60_000;
const BASE = '.audit-base.jsonl.gz';
const SAME = ['exceptions_by_account.csv', 'issues.csv'];
/** Every second customer is in the list, and Zendesk knows none of their domains in another spelling. */
const LIST = [
  'id,name,domains',
  ...Array.from(
    { length: 115 },
    (_, at) => `001C${at * 2},Customer ${at * 2},customer-${at * 2}.example`,
  ),
].join('\n');

async function openScene() {
  // Colleagues work in the hours after the first audit: an export leaves out the last minute.
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const fake = createFakeZendesk(SEED, { now, tokens: new Map([[TOKEN, 1]]), highVolume: true });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), LIST);
  const env = { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: TOKEN };
  const args = ['audit', '--reference', 'accounts.csv', '--base-url', served.url];
  return {
    fake,
    cwd,
    pass: (milliseconds: number) => {
      clock.ahead += milliseconds;
      fake.runBackgroundWork();
    },
    audit: async (...more: readonly string[]): Promise<Ended> => {
      const ended = await drift.run([...args, ...more], { cwd, env });
      expect(ended.exitCode).toBe(0);
      return ended;
    },
    filesIn: async (out: string) =>
      await Promise.all(SAME.map((name) => readFile(join(cwd, out, name), 'utf8'))),
    readingsIn: async (out: string) => ({
      ...((await readJson(cwd, out, 'audit.json')) as Audited).coverage.readings,
    }),
  };
}

type Kept = { readonly records: number; readonly kept_since: string | null };
type Audited = {
  readonly coverage: {
    readonly readings: Readonly<Record<'organizations' | 'users' | 'tickets', Kept>>;
  };
};

const without = ({ records }: Kept) => records;

test('`--changes` reads what changed and finds what reading everything finds', async () => {
  const { fake, cwd, audit, pass, filesIn, readingsIn } = await openScene();
  const first = await audit('--out', 'out', '--changes');
  expect(first.stderr).toContain('No earlier audit in this folder can be built on');
  expect((await stat(join(cwd, 'out', BASE))).mode & 0o777).toBe(0o600);
  const { started_at: startedAt } = (await readJson(cwd, 'out', 'run.json')) as {
    started_at: string;
  };

  fake.colleague.setExternalId(1002, null);
  fake.colleague.setTicketStatus(9003, 'deleted');
  fake.colleague.moveTicket(9001, 1004);
  const fresh = fake.colleague.createOrganization({ name: 'New', external_id: '001C2' });
  fake.colleague.createTicket({ requesterId: 2004, subject: 'New', organizationId: fresh });
  pass(3 * HOUR);

  const from = fake.requestLog.length;
  const second = await audit('--out', 'out', '--changes');
  const asked = fake.requestLog.slice(from).map(({ path }) => path.replace(/\?.*/, ''));
  expect(asked).toContain('/api/v2/incremental/organizations.json');
  expect(asked).not.toContain('/api/v2/organizations.json');
  expect(asked.filter((path) => path.includes('incremental/tickets'))).toHaveLength(1);
  expect(second.stderr).not.toContain('can be built on');
  const since = `${startedAt.slice(0, 19)}Z`;
  expect(second.stdout.replaceAll(/\s+/g, ' ')).toContain(
    `The tickets that did not change since ${since} are as the audit of then found them`,
  );
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({
    reading: { ways: { organizations: ['organizations_changes'], tickets: ['tickets_changes'] } },
  });

  await audit('--out', 'whole');
  expect(await filesIn('out')).toEqual(await filesIn('whole'));
  const [changed, whole] = [await readingsIn('out'), await readingsIn('whole')];
  expect(Object.values(changed).map(without)).toEqual(Object.values(whole).map(without));
  expect(changed).toMatchObject({
    organizations: { kept_since: since },
    users: { kept_since: null },
    tickets: { kept_since: since },
  });
  expect(whole).toMatchObject({ tickets: { kept_since: null } });
});

test('a deleted organization shows in the count, and then all are listed', async () => {
  const { fake, cwd, audit, pass, filesIn } = await openScene();
  await audit('--out', 'out');
  fake.colleague.deleteOrganization(1004);
  pass(HOUR);
  await audit('--out', 'out', '--changes');
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({
    reading: { ways: { organizations: ['organizations_changes', 'organizations_list'] } },
  });
  expect(await readJson(cwd, 'out', 'audit.json')).toMatchObject({
    coverage: { readings: { organizations: { records: 229, kept_since: null } } },
  });
  await audit('--out', 'whole');
  expect(await filesIn('out')).toEqual(await filesIn('whole'));
});

test('without the file, and without the flag, everything is read', async () => {
  const { cwd, audit } = await openScene();
  await audit('--out', 'out');
  const plain = await audit('--out', 'out');
  expect(plain.stderr).not.toContain('can be built on');
  await rm(join(cwd, 'out', BASE));
  const changes = await audit('--out', 'out', '--changes');
  expect(changes.stderr).toContain('so everything is read');
  expect(await readJson(cwd, 'out', 'run.json')).toMatchObject({
    reading: { ways: { organizations: ['organizations_list'] } },
  });
});

test.each([['--demo'], ['--snapshot=snap'], ['--keep-snapshot=snap']])(
  '--changes beside %s is wrong usage',
  async (other) => {
    const { exitCode, stderr } = await drift.run(['audit', '--changes', other], {
      cwd: await emptyFolder(),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot be used with option');
  },
);
