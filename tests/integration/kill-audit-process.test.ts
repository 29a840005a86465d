import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, useDriftProgram, waitUntil, type Where } from './drift-program.ts';

const drift = useDriftProgram();
const TOKEN = 'sample-token-of-an-admin';
const SEED = loadAccount('large');
/** Streams that are read side by side, and requests for single users at the same time. */
const IN_FLIGHT = 4 + 6;
const SAME = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];

type Scene = {
  readonly fake: FakeZendesk;
  readonly where: Where;
  readonly args: (out: string, ...more: readonly string[]) => readonly string[];
};

async function openScene(): Promise<Scene> {
  const admin = SEED.users.find(({ role }) => role === 'admin')?.id ?? 0;
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens: new Map([[TOKEN, admin]]) });
  const served = await serveFake(fake, { slowMs: 10 });
  onTestFinished(() => served.close());
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), referenceCsv('large'));
  const env = { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: TOKEN };
  const common = [
    'audit',
    '--reference',
    'accounts.csv',
    '--base-url',
    served.url,
    '--ticket-days',
  ];
  return {
    fake,
    where: { cwd, env },
    args: (out, ...more) => [...common, '30', '--out', out, ...more],
  };
}

const lineSchema = z.object({ request: z.string(), page: z.unknown() });

/** The requests whose pages outlasted a kill. */
async function keptIn({ where }: Scene, out: string): Promise<ReadonlySet<string>> {
  const folder = join(where.cwd, out, '.reading');
  const names: readonly string[] = await readdir(folder).catch(() => []);
  if (!names.includes('pages.jsonl')) return new Set();
  const text = await readFile(join(folder, 'pages.jsonl'), 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const lines = whole.filter((line) => line !== '');
  return new Set(lines.map((line) => lineSchema.parse(JSON.parse(line)).request));
}

async function filesIn({ where }: Scene, out: string): Promise<readonly string[]> {
  return await Promise.all(SAME.map((name) => readFile(join(where.cwd, out, name), 'utf8')));
}

function listsIn({ fake }: Scene, from: number): readonly string[] {
  const log = fake.requestLog.slice(from).filter(({ status }) => status === 200);
  return log.map(({ path }) => path).filter((path) => path !== '/api/v2/users/me.json');
}

test('killed at any points, `drift audit` goes on by itself and ends as if nothing had happened', async () => {
  const scene = await openScene();
  const { fake, where } = scene;
  let finished: ReadonlySet<string> = new Set();
  for (const requests of [2, 5, 11, 6, 14]) {
    const before = fake.requestLog.length;
    const running = drift.start(scene.args('out'), where);
    await waitUntil(() => fake.requestLog.length >= before + requests);
    running.signal('SIGKILL');
    expect((await running.ended).exitCode).toBeNull();
    const lists = listsIn(scene, before);
    expect(lists.filter((path) => finished.has(path))).toEqual([]);
    finished = await keptIn(scene, 'out');
    expect(lists.filter((path) => !finished.has(path)).length).toBeLessThanOrEqual(IN_FLIGHT);
  }
  expect(finished.size).toBeGreaterThan(8);
  await mkdir(join(where.cwd, 'calm', '.reading'), { recursive: true });
  const state = join('.reading', 'reading.json');
  await copyFile(join(where.cwd, 'out', state), join(where.cwd, 'calm', state));

  const before = fake.requestLog.length;
  const resumed = await drift.run(scene.args('out'), where);
  expect(resumed.exitCode).toBe(0);
  expect(resumed.stderr).toMatch(
    new RegExp(`Going on with the audit that began at \\S+Z: ${finished.size} answers`),
  );
  const lists = listsIn(scene, before);
  expect(lists.filter((path) => finished.has(path))).toEqual([]);
  expect(new Set(lists).size).toBe(lists.length);
  const names = await readdir(join(where.cwd, 'out'));
  expect(names).toEqual(expect.arrayContaining([...SAME, 'run.json']));
  expect(names.filter((name) => name.startsWith('.reading'))).toEqual([]);

  // With the same start, for an audit's files tell when it began.
  const undisturbed = await drift.run(scene.args('calm'), where);
  expect(undisturbed.exitCode).toBe(0);
  expect(undisturbed.stderr).not.toContain('Going on');
  expect(await filesIn(scene, 'out')).toEqual(await filesIn(scene, 'calm'));
});

test('`--restart` reads everything anew', async () => {
  const scene = await openScene();
  const { fake, where } = scene;
  const running = drift.start(scene.args('out'), where);
  await waitUntil(() => fake.requestLog.length >= 12);
  running.signal('SIGKILL');
  await running.ended;
  const finished = await keptIn(scene, 'out');
  expect(finished.size).toBeGreaterThan(0);
  const before = fake.requestLog.length;
  const { exitCode, stderr } = await drift.run(scene.args('out', '--restart'), where);
  expect(exitCode).toBe(0);
  expect(stderr).not.toContain('Going on');
  const again = [...finished].filter((path) => listsIn(scene, before).includes(path));
  expect(again).toContain('/api/v2/organizations/count.json');
  expect(await readdir(join(where.cwd, 'out'))).not.toContain('.reading');
});

test('a second audit into the same folder is refused while the first one runs', async () => {
  const scene = await openScene();
  const { fake, where } = scene;
  const running = drift.start(scene.args('out'), where);
  await waitUntil(() => fake.requestLog.length >= 3);
  const second = await drift.run(scene.args('out'), where);
  expect(second.exitCode).toBe(3);
  expect(second.stderr).toContain('An audit is writing into out already');
  expect((await running.ended).exitCode).toBe(0);
});
