import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  AGENT_TOKEN,
  auditedScene,
  envWith,
  outcomesOf,
  receiptIn,
  replacePlan,
  rewritePlan,
  type Scene,
} from './apply.builders.ts';
import { useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();
const EIGHT_DAYS_AGO = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000).toISOString();

/** Runs a command line that has to be refused: one problem, no result, no write, nothing left behind. */
async function refused(
  scene: Scene,
  args: readonly string[],
  env = scene.where.env,
): Promise<{ readonly code: number | null; readonly says: string }> {
  const { exitCode, stdout, stderr } = await drift.run(args, { ...scene.where, env });
  expect(stdout).toBe('');
  expect(scene.writes()).toEqual([]);
  const left = await readdir(join(scene.where.cwd, 'out'));
  expect(left.filter((name) => /receipt|journal|lock/.test(name))).toEqual([]);
  const [problem = '', ...more] = stderr.split('\n').filter((line) => !isProgress(line));
  expect(problem).toMatch(/^Error: .+\.$/);
  expect(more.filter((line) => line !== '')).toHaveLength(1);
  return { code: exitCode, says: more[0] === undefined ? '' : `${problem} ${more[0].trim()}` };
}

function isProgress(line: string): boolean {
  return /^(Signing in|Reading |Warning: )/.test(line);
}

test('a live apply needs the hash, the right one, and a reason', async () => {
  const scene = await auditedScene(drift);
  const { plan_hash } = scene.plan;
  const cases = [
    [['--apply', '--reason', 'a test'], 3, 'needs the hash of the plan'],
    [['--apply'], 3, 'needs the hash of the plan'],
    [['--apply', '--confirm-plan-hash', 'f00d', '--reason', 'a test'], 3, 'is not the plan’s'],
    [
      ['--apply', '--confirm-plan-hash', plan_hash.toUpperCase(), '--reason', 'a test'],
      3,
      'is not the plan’s',
    ],
    [['--apply', '--confirm-plan-hash', plan_hash], 2, 'needs a reason'],
    [['--apply', '--confirm-plan-hash', plan_hash, '--reason', '  '], 2, 'needs a reason'],
  ] as const;
  for (const [more, code, words] of cases) {
    const { code: found, says } = await refused(scene, scene.dryRun(...more));
    expect([found, says]).toEqual([code, expect.stringContaining(words)]);
    expect(says).toMatch(/nothing was written\.$/i);
  }
});

test('a plan that was edited, or is none, or of another version, is refused', async () => {
  const cases: readonly (readonly [(text: string) => string, number, string])[] = [
    [(text) => text.replace('acme-stores.example', 'acme-others.example'), 3, 'was changed after'],
    [(text) => text.replace('"version": 2', '"version": 3'), 3, 'plan of version 3'],
    [(text) => text.slice(0, 200), 2, 'fix_plan.json cannot be read as a plan'],
    [() => '{}', 2, 'fix_plan.json cannot be read as a plan'],
  ];
  for (const [edit, code, words] of cases) {
    const scene = await auditedScene(drift);
    await rewritePlan(scene, edit);
    for (const args of [scene.dryRun(), scene.live()]) {
      const { code: found, says } = await refused(scene, args);
      expect([found, says]).toEqual([code, expect.stringContaining(words)]);
    }
  }
});

test('a plan of another account is refused, by name and by whom the token belongs to', async () => {
  const scene = await auditedScene(drift);
  const another = { ...scene.where.env, ZENDESK_SUBDOMAIN: 'another' };
  const named = await refused(scene, scene.live(), another);
  expect(named.code).toBe(3);
  expect(named.says).toContain(`made for ${scene.plan.source.subdomain}, not for another`);
  const { plan_hash } = await replacePlan(scene, (plan) => ({
    ...plan,
    source: { ...plan.source, subdomain: 'another' },
  }));
  const hash = ['--confirm-plan-hash', plan_hash];
  const here = await refused(scene, scene.live(...hash));
  expect(here.code).toBe(3);
  expect(here.says).toContain('made for another, not for');
  const tokenOfOther = await refused(scene, scene.live(...hash), another);
  expect(tokenOfOther.code).toBe(3);
  expect(tokenOfOther.says).toContain(`belong to “${scene.plan.source.subdomain}”`);
});

test('an agent and a stranger may not apply', async () => {
  const scene = await auditedScene(drift);
  const agent = await refused(scene, scene.live(), envWith(AGENT_TOKEN));
  expect(agent.code).toBe(3);
  expect(agent.says).toContain('only an administrator');
  const stranger = await refused(scene, scene.live(), envWith('sample-token-of-nobody'));
  expect(stranger.code).toBe(3);
  expect(stranger.says).toContain('does not accept');
});

test('a plan of a partial reference, or an old one, is applied only when that is accepted by name', async () => {
  const cases = [
    [
      '--accept-partial-reference',
      'may be a filtered list',
      (scene: Scene) =>
        replacePlan(scene, (plan) => ({
          ...plan,
          source: { ...plan.source, partial_reference: true },
        })),
    ],
    [
      '--accept-old-plan',
      'more than a week ago',
      (scene: Scene) => replacePlan(scene, (plan) => ({ ...plan, created_at: EIGHT_DAYS_AGO })),
    ],
  ] as const;
  for (const [flag, words, change] of cases) {
    const scene = await auditedScene(drift);
    const { plan_hash } = await change(scene);
    const args = scene.live('--confirm-plan-hash', plan_hash, '--max-actions', '0');
    const refusal = await refused(scene, args);
    expect(refusal.code).toBe(3);
    expect(refusal.says).toContain(words);
    const accepted = await drift.run([...args, flag], scene.where);
    expect(accepted.exitCode).toBe(0);
  }
});

test('the age of a plan is said once more when it is accepted', async () => {
  const scene = await auditedScene(drift);
  await replacePlan(scene, (plan) => ({ ...plan, created_at: EIGHT_DAYS_AGO }));
  const args = scene.live('--accept-old-plan', '--max-actions', '0');
  const { stderr } = await drift.run(args, scene.where);
  expect(stderr).toContain(`Warning: the plan was made on ${EIGHT_DAYS_AGO}`);
});

test.each([
  ['--max-actions', 'cap_max_actions'],
  ['--max-per-account', 'cap_max_per_account'],
])('a used-up %s lets no write through, and its receipt says so', async (option, reason) => {
  const scene = await auditedScene(drift);
  const { exitCode, stdout } = await drift.run(scene.live(option, '0'), scene.where);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('9 actions: 5 skipped, 4 blocked');
  expect(scene.writes()).toEqual([]);
  expect(outcomesOf(await receiptIn(scene))).toEqual(Array(5).fill(`skipped: ${reason}`));
});

test('what cannot be run at all is said before anything is sent', async () => {
  const scene = await auditedScene(drift);
  const sent = scene.fake.requestLog.length;
  const cases = [
    [['apply'], 'No plan was named'],
    [['apply', '--plan', 'none.json'], 'none.json cannot be read as a plan (no such file'],
    [['apply', '--plan', 'out'], 'out cannot be read as a plan (illegal operation'],
    [scene.dryRun('--only-account', '001NOBODY'), 'no action of account 001NOBODY'],
    [scene.dryRun('--only-account', '001ACME007'), 'no action of account 001ACME007'],
    [scene.resume, 'no interrupted apply in out'],
    [scene.live('--max-actions', '-1'), '--max-actions cannot be used'],
    [scene.live('--max-per-account', 'all'), '--max-per-account cannot be used'],
    [scene.live('--settle-seconds', '1.5'), '--settle-seconds cannot be used'],
  ] as const;
  for (const [args, words] of cases) {
    const { code, says } = await refused(scene, args);
    expect([code, says]).toEqual([2, expect.stringContaining(words)]);
  }
  expect(scene.fake.requestLog).toHaveLength(sent);
});
