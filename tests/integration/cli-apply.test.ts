import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditedScene, outcomesOf, receiptIn, replacePlan, SEED, TOKEN } from './apply.builders.ts';
import { useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();
const ALL_DONE = ['applied', 'applied', 'applied', 'applied', 'skipped: stale'];

test('without --apply it is a dry run, which writes nothing but its receipt', async () => {
  const scene = await auditedScene(drift);
  const { exitCode, stdout } = await drift.run(scene.dryRun(), scene.where);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`Dry run of plan ${scene.plan.plan_hash}`);
  expect(stdout).toContain('9 actions: 5 would apply, 4 blocked');
  expect(stdout).toContain(`--apply --confirm-plan-hash ${scene.plan.plan_hash} --reason`);
  expect(scene.writes()).toEqual([]);
  const receipt = await receiptIn(scene, 'dry_run_receipt.json');
  expect(receipt).toMatchObject({
    kind: 'dry_run',
    source_plan_hash: scene.plan.plan_hash,
    totals: { actions: 9, would_apply: 5, blocked: 4 },
  });
  expect(await readdir(join(scene.where.cwd, 'out'))).not.toContain('apply_receipt.json');
});

test('a hash and a reason write nothing without --apply', async () => {
  const scene = await auditedScene(drift);
  const confirmed = ['--confirm-plan-hash', scene.plan.plan_hash, '--reason', 'a test'];
  const { exitCode, stdout } = await drift.run(scene.dryRun(...confirmed), scene.where);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Nothing was written');
  expect(scene.writes()).toEqual([]);
});

test('a live apply writes what was planned and can prove it; again, it finds it done', async () => {
  const scene = await auditedScene(drift);
  await cp(join(scene.where.cwd, 'out'), join(scene.where.cwd, 'before'), { recursive: true });
  const first = await drift.run(scene.live(), scene.where);
  expect(first.exitCode).toBe(0);
  expect(first.stdout).toContain('9 actions: 4 applied, 1 skipped, 4 blocked');
  expect(first.stdout).toContain('No write to Salesforce, no ticket changed');
  const writes = scene.writes();
  expect(writes).toEqual([
    expect.stringMatching(/^PUT \/api\/v2\/organizations\/\d+\.json$/),
    expect.stringMatching(/^PUT \/api\/v2\/organizations\/\d+\.json$/),
    'POST /api/v2/organization_memberships.json',
    expect.stringMatching(
      /^PUT \/api\/v2\/users\/\d+\/organization_memberships\/\d+\/make_default\.json$/,
    ),
  ]);
  const receipt = await receiptIn(scene);
  expect(outcomesOf(receipt)).toEqual(ALL_DONE);
  expect(receipt).toMatchObject({
    kind: 'apply',
    source_plan_hash: scene.plan.plan_hash,
    actor: { role: 'admin' },
    reason: 'a test',
    settle_seconds: 1,
    stopped: null,
    salesforce_writes: 0,
    ticket_mutations: 0,
    ticket_proof: { users: 2, cut_short: false },
  });
  expect(
    receipt.entries.flatMap(({ request }) => request && `${request.method} ${request.path}`),
  ).toEqual(expect.arrayContaining([...writes]));
  expect(receipt.entries.filter(({ undo }) => undo !== null)).toHaveLength(4);

  const again = await drift.run(scene.live(), scene.where);
  expect(again.exitCode).toBe(0);
  expect(scene.writes()).toEqual(writes);
  expect(outcomesOf(await receiptIn(scene))).toEqual([
    ...Array<string>(4).fill('already_applied'),
    'skipped: stale',
  ]);
  expect(await receiptIn(scene, 'apply_receipt.1.json')).toEqual(receipt);
  expect(await readdir(join(scene.where.cwd, 'out'))).toEqual(
    expect.arrayContaining(['apply_journal.1.jsonl', 'apply_journal.jsonl']),
  );

  const url = scene.resume.slice(-2);
  const audit = ['audit', '--reference', 'accounts.csv', '--out', 'out', ...url];
  const compared = await drift.run([...audit, '--compare', 'before'], scene.where);
  expect(compared.stdout).toContain(
    'Compared with before: 4 gone, 0 new, 0 continued, 8 unchanged',
  );
  const json = await drift.run([...audit, '--compare', 'before', '--json'], scene.where);
  expect(JSON.parse(json.stdout)).toMatchObject({
    comparison: { gone: { length: 4 }, fresh: [], continued: [], unchanged: { length: 8 } },
  });
});

test('no file and no message of an apply holds the token', async () => {
  const scene = await auditedScene(drift);
  const env = { ...scene.where.env, DRIFT_DEBUG: '1' };
  const { stdout, stderr } = await drift.run(scene.live(), { ...scene.where, env });
  const out = join(scene.where.cwd, 'out');
  const names = await readdir(out);
  expect(names).toEqual(expect.arrayContaining(['apply_journal.jsonl', 'apply_receipt.json']));
  const texts = await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')));
  expect([stdout, stderr, ...texts].filter((text) => text.includes(TOKEN))).toEqual([]);
});

test('as JSON the receipt stands on standard output, and nothing else', async () => {
  const scene = await auditedScene(drift);
  const dry = await drift.run(scene.dryRun('--json'), scene.where);
  expect(JSON.parse(dry.stdout)).toEqual(await receiptIn(scene, 'dry_run_receipt.json'));
  const live = await drift.run(scene.live('--json', '--quiet'), scene.where);
  expect(JSON.parse(live.stdout)).toEqual(await receiptIn(scene));
  expect(live.stderr).toBe('');
});

test('a cap leaves the rest for the next run, which begins with it', async () => {
  const scene = await auditedScene(drift);
  const capped = scene.live('--max-actions', '1', '--quiet');
  expect(await drift.run(capped, scene.where)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(outcomesOf(await receiptIn(scene))).toEqual([
    'applied',
    ...Array<string>(4).fill('skipped: cap_max_actions'),
  ]);
  await drift.run(capped, scene.where);
  expect(outcomesOf(await receiptIn(scene)).slice(0, 3)).toEqual([
    'already_applied',
    'applied',
    'skipped: cap_max_actions',
  ]);
  expect(scene.writes()).toHaveLength(2);
});

test('a selection is shown with a hash of its own, and applied under no other', async () => {
  const scene = await auditedScene(drift);
  const only = ['--only-account', '001acme004'];
  const dry = await drift.run(scene.dryRun(...only), scene.where);
  expect(dry.stdout).toContain('2 actions: 2 would apply');
  const hash = /Selection of 2 actions \(7 left out\), plan hash ([0-9a-f]{64})/.exec(dry.stdout);
  expect(hash?.[1]).not.toBe(scene.plan.plan_hash);
  const underTheWhole = await drift.run(scene.live(...only), scene.where);
  expect(underTheWhole.exitCode).toBe(3);
  expect(scene.writes()).toEqual([]);

  const own = ['--confirm-plan-hash', hash?.[1] ?? ''];
  const without = await drift.run(scene.live(...own), scene.where);
  expect(without.exitCode).toBe(3);
  const applied = await drift.run(scene.live(...only, ...own), scene.where);
  expect(applied.exitCode).toBe(0);
  expect(scene.writes()).toHaveLength(2);
  const receipt = await receiptIn(scene);
  expect(receipt.source_plan_hash).toBe(hash?.[1]);
  expect(receipt.entries.map(({ sf_account_id }) => sf_account_id)).toEqual([
    '001ACME004',
    '001ACME004',
  ]);
});

test('a run in which something failed exits with 4, also where quiet is asked for', async () => {
  const scene = await auditedScene(drift);
  const error = JSON.stringify({ error: 'RecordInvalid', description: 'Nothing of the kind' });
  const match = { method: 'POST', path: '/api/v2/organization_memberships' };
  scene.fake.faults.add({ kind: 'status', status: 422, body: error, match });
  const { exitCode, stdout, stderr } = await drift.run(scene.live('--quiet'), scene.where);
  expect([exitCode, stdout]).toEqual([4, '']);
  expect(stderr).toBe('9 actions: 3 applied, 1 skipped, 4 blocked, 1 failed\n');
  expect(outcomesOf(await receiptIn(scene))[2]).toBe('failed: zendesk_refused');
});

test('an earlier audit that is none, or of another account, is refused', async () => {
  const scene = await auditedScene(drift);
  const { cwd } = scene.where;
  const url = scene.resume.slice(-2);
  const audit = ['audit', '--reference', 'accounts.csv', '--out', 'again', ...url];
  const none = await drift.run([...audit, '--compare', 'nowhere'], scene.where);
  expect(none.exitCode).toBe(2);
  expect(none.stderr).toContain(`${join('nowhere', 'issues.csv')} cannot be read as an artifact`);

  await replacePlan(scene, (plan) => ({
    ...plan,
    source: { ...plan.source, subdomain: 'another' },
  }));
  const other = await drift.run([...audit, '--compare', 'out'], scene.where);
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain(`was made of another, this one of ${SEED.subdomain}`);
  expect(await readdir(cwd)).not.toContain('again');
});
