import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditedScene, outcomesOf, receiptIn, type Scene } from './apply.builders.ts';
import { useDriftProgram, waitUntil, type Started } from './drift-program.ts';

const drift = useDriftProgram();
const POST = { method: 'POST', path: '/api/v2/organization_memberships' };
const LONG_MS = 4_000;

function files({ where }: Scene): Promise<readonly string[]> {
  return readdir(join(where.cwd, 'out'));
}

/** Kills an apply and returns when it is gone. */
async function kill(running: Started): Promise<void> {
  running.signal('SIGKILL');
  expect((await running.ended).exitCode).toBeNull();
}

/** After a kill: a live apply is refused, and completing the receipt sends nothing but GET. */
async function completed(scene: Scene): Promise<readonly string[]> {
  const sent = scene.fake.requestLog.length;
  const refused = await drift.run(scene.live(), scene.where);
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toContain('was interrupted before its receipt was complete');
  expect(refused.stderr).toContain('--resume');
  expect(scene.fake.requestLog).toHaveLength(sent);
  expect(await files(scene)).not.toContain('apply_receipt.json');

  const writes = scene.writes();
  const { exitCode, stdout } = await drift.run(scene.resume, scene.where);
  expect(exitCode).toBe(4);
  expect(stdout).toContain('Completed the receipt of the run that was interrupted');
  expect(scene.writes()).toEqual(writes);
  const receipt = await receiptIn(scene);
  expect(receipt).toMatchObject({
    kind: 'apply',
    source_plan_hash: scene.plan.plan_hash,
    reason: 'a test',
    totals: { actions: 9, blocked: 4 },
    ticket_mutations: 0,
  });
  return outcomesOf(receipt);
}

/** After a receipt was completed, what is left takes another apply. */
async function finished(scene: Scene): Promise<readonly string[]> {
  const { exitCode } = await drift.run(scene.live(), scene.where);
  expect(exitCode).toBe(0);
  return outcomesOf(await receiptIn(scene));
}

test('killed while it watches tickets, an apply is found again and its receipt completed', async () => {
  const scene = await auditedScene(drift);
  const running = drift.start(scene.live('--settle-seconds', '2'), scene.where);
  await waitUntil(() => /applied +add_org_domain/.test(running.stderr()));
  await kill(running);
  expect(await files(scene)).toContain('apply.lock');

  const dry = await drift.run(scene.dryRun(), scene.where);
  expect(dry.exitCode).toBe(0);
  expect(dry.stderr).toContain('Warning: an apply in out has no complete receipt');
  const notAttempted = Array<string>(3).fill('not_attempted: interrupted');
  expect(await completed(scene)).toEqual(['applied', 'applied', ...notAttempted]);
  expect(await finished(scene)).toEqual([
    ...['already_applied', 'already_applied', 'applied', 'applied'],
    'skipped: stale',
  ]);
  expect(scene.writes()).toHaveLength(4);
  expect(await files(scene)).not.toContain('apply.lock');
});

test('killed after a write took effect and before its answer: reading tells that it is so', async () => {
  const scene = await auditedScene(drift);
  scene.fake.faults.add({ kind: 'delay', ms: LONG_MS, match: POST });
  const running = drift.start(scene.live(), scene.where);
  await waitUntil(() => scene.writes().some((write) => write.startsWith('POST')));
  await kill(running);
  expect(await completed(scene)).toEqual([
    ...['applied', 'applied', 'applied'],
    ...['not_attempted: interrupted', 'not_attempted: interrupted'],
  ]);
  const { entries } = await receiptIn(scene);
  expect(
    entries.find(({ type, outcome }) => type === 'assign_user_to_org' && outcome === 'applied'),
  ).toMatchObject({ status: null, after: { organization_ids: [expect.any(String)] } });
  expect((await finished(scene)).slice(0, 4)).toEqual([
    ...['already_applied', 'already_applied', 'already_applied'],
    'applied',
  ]);
  expect(scene.writes().filter((write) => write.startsWith('POST'))).toHaveLength(1);
});

test('killed before a write took effect: reading tells that it is not so, and the next run does it', async () => {
  const scene = await auditedScene(drift);
  scene.fake.faults.add({ kind: 'delay', ms: LONG_MS, match: POST });
  scene.fake.faults.add({ kind: 'status', status: 503, match: POST });
  const running = drift.start(scene.live(), scene.where);
  await waitUntil(() => scene.writes().some((write) => write.startsWith('POST')));
  await kill(running);
  expect((await completed(scene))[2]).toBe('failed: interrupted');
  expect((await finished(scene))[2]).toBe('applied');
});

test('killed at its first write, with a line of its journal cut off', async () => {
  const scene = await auditedScene(drift);
  scene.fake.faults.add({ kind: 'delay', ms: LONG_MS, match: { method: 'PUT' } });
  const running = drift.start(scene.live(), scene.where);
  await waitUntil(() => scene.writes().length > 0);
  await kill(running);
  await appendFile(join(scene.where.cwd, 'out', 'apply_journal.jsonl'), '{"kind":"entry","ent');
  expect((await completed(scene))[0]).toBe('applied');
  expect((await finished(scene))[0]).toBe('already_applied');
  const nothing = await drift.run(scene.resume, scene.where);
  expect(nothing.exitCode).toBe(2);
  expect(nothing.stderr).toContain('There is no interrupted apply in out');
});

test('killed before its first record, an apply leaves nothing to complete', async () => {
  const scene = await auditedScene(drift);
  const running = drift.start(scene.live(), scene.where);
  await waitUntil(() => running.stderr().includes('Signing in'));
  await kill(running);
  expect(await files(scene)).not.toContain('apply_journal.jsonl');
  expect((await drift.run(scene.resume, scene.where)).exitCode).toBe(2);
  expect((await finished(scene))[0]).toBe('applied');
});

test('while one apply runs, no other one may in the same folder, nor complete its receipt', async () => {
  const scene = await auditedScene(drift);
  const running = drift.start(scene.live('--settle-seconds', '3'), scene.where);
  await waitUntil(() => /applied +add_org_domain/.test(running.stderr()));
  for (const args of [scene.live(), scene.resume]) {
    const second = await drift.run(args, scene.where);
    expect(second.exitCode).toBe(3);
    expect(second.stderr).toMatch(/An apply is running in out already \(process \d+\)\./);
  }
  running.signal('SIGINT');
  running.signal('SIGINT');
  await running.ended;
  expect(await files(scene)).not.toContain('apply.lock');
});

test('interrupted once, it finishes the action in flight, waits out the proof and accounts for the rest', async () => {
  const scene = await auditedScene(drift);
  scene.fake.faults.add({ kind: 'delay', ms: 700, match: POST });
  const running = drift.start(scene.live(), scene.where);
  await waitUntil(() => scene.writes().some((write) => write.startsWith('POST')));
  running.signal('SIGINT');
  const { exitCode, stdout, stderr } = await running.ended;
  expect(exitCode).toBe(4);
  expect(stderr).toContain('Stopping after the action in flight');
  expect(stdout).toContain('Stopped: A person stopped it after the action in flight.');
  const receipt = await receiptIn(scene);
  expect(outcomesOf(receipt)).toEqual([
    ...['applied', 'applied', 'applied'],
    ...['not_attempted: stopped_by_person', 'not_attempted: stopped_by_person'],
  ]);
  expect(receipt).toMatchObject({
    stopped: 'stopped_by_person',
    ticket_proof: { cut_short: false },
  });
  expect((await drift.run(scene.resume, scene.where)).exitCode).toBe(2);
});

test('interrupted twice, it does not wait any longer, and the receipt says so', async () => {
  const scene = await auditedScene(drift);
  const running = drift.start(scene.live('--settle-seconds', '600'), scene.where);
  await waitUntil(() => /applied +add_org_domain/.test(running.stderr()));
  running.signal('SIGINT');
  await waitUntil(() => running.stderr().includes('Stopped:'));
  running.signal('SIGINT');
  const { exitCode, stdout, stderr } = await running.ended;
  expect(exitCode).toBe(4);
  expect(stderr).toContain('The wait is cut short');
  expect(await receiptIn(scene)).toMatchObject({
    totals: { applied: 2, not_attempted: 3 },
    ticket_proof: { cut_short: true },
  });
  expect(stdout).toContain('9 actions: 2 applied, 4 blocked, 3 not attempted');
});
