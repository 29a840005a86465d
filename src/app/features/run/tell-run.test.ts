import { expect, test } from 'vitest';
import { planSchema } from '../../../core/plan/plan-format.ts';
import { advance } from '../../../run/page-run/advance.ts';
import { may } from '../../../run/page-run/may.ts';
import { NEW_RUN, type PageRun } from '../../../run/page-run/page-run.ts';
import { referenceCsv } from '../../../fake-zendesk/accounts/index-of-accounts.ts';
import {
  liveAccount,
  orderFor,
  textsOf,
  visit,
  type VisitWish,
} from '../../engine/engine.builders.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { tellRun } from './tell-run.ts';

const WHOLE = { withoutAccounts: [], withoutActions: [] };

function tellingEngine(wish: VisitWish = {}, different: Partial<EngineApi> = {}) {
  const box: { run: PageRun } = { run: advance(NEW_RUN, { kind: 'storage', storage: 'durable' }) };
  const engine = tellRun(
    { ...visit(wish).engine, ...different },
    {
      tell: (event) => {
        box.run = advance(box.run, event);
      },
      now: () => Date.parse('2026-11-23T09:00:00Z'),
    },
  );
  return { engine, box };
}

async function planIn(engine: EngineApi) {
  const files = await textsOf(await engine.files());
  const plan = files.find(({ name }) => name === 'fix_plan.json');
  return planSchema.parse(JSON.parse(plan?.text ?? ''));
}

test('the demo leads the run from the reference to the receipt', async () => {
  const { engine, box } = tellingEngine();
  await engine.loadDemo();
  expect(box.run.stages.reference).toMatchObject({ state: 'done', counts: { accounts: 8 } });
  await engine.estimate(90);
  expect(box.run.role).toBe('admin');
  await engine.audit(90);
  expect(box.run.stages.audit).toMatchObject({ state: 'done', counts: { issues: 12 } });
  expect(box.run.stages.triage).toMatchObject({ state: 'done', counts: { prepared: 5 } });
  const plan = await engine.plan(WHOLE);
  await engine.dryRun(WHOLE);
  expect(box.run.stages.dry_run).toMatchObject({ state: 'done', counts: { would_apply: 5 } });
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: true });
  await engine.apply({
    selection: WHOLE,
    confirmedHash: plan.plan_hash,
    reason: 'trying it out',
    caps: { maxActions: 25, maxPerAccount: 3 },
    settleSeconds: 0,
    acceptsPartialReference: false,
    acceptsOldPlan: false,
  });
  expect(box.run.stages.apply).toMatchObject({ state: 'done', counts: { applied: 4, skipped: 1 } });
  expect(box.run.stages.receipt.state).toBe('done');
});

test('a selection after the dry run takes the permission to apply away', async () => {
  const { engine, box } = tellingEngine();
  await engine.loadDemo();
  await engine.estimate(90);
  await engine.audit(90);
  await engine.dryRun(WHOLE);
  await engine.plan({ ...WHOLE, withoutAccounts: ['001ACME001'] });
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: false, why: 'plan_changed_since_dry_run' });
});

test('a problem stands in its stage and goes on to whoever asked', async () => {
  const problem = { code: 'zendesk_timeout', values: {} };
  const { engine, box } = tellingEngine({}, { audit: () => Promise.reject(new ReferenceError()) });
  await engine.loadDemo();
  await expect(engine.audit(90)).rejects.toBeInstanceOf(ReferenceError);
  expect(box.run.stages.audit).toMatchObject({ state: 'failed', problem: { code: 'bug' } });
  const other = tellingEngine(
    {},
    { loadDemo: () => Promise.reject(Object.assign(new Error(), problem)) },
  );
  await expect(other.engine.loadDemo()).rejects.toMatchObject(problem);
  expect(other.box.run.stages.reference).toMatchObject({ state: 'failed', problem });
});

test('a dry run tells who is signed in by now', async () => {
  const live = liveAccount();
  const { engine, box } = tellingEngine({ live });
  await engine.loadReference('accounts.csv', new TextEncoder().encode(referenceCsv('demo')).buffer);
  await engine.estimate(90);
  await engine.audit(90);
  const { actions } = await planIn(engine);
  // Who else has a domain is read from an export, and exports are for admins.
  const withDomains = actions.filter(({ type }) => type === 'add_org_domain').map(({ id }) => id);
  const selection = { ...WHOLE, withoutActions: withDomains };
  await engine.plan(selection);
  const { actor } = await engine.dryRun(selection);
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: true });
  live.fake.colleague.changeRole(Number(actor?.user_id), 'agent');
  await engine.dryRun(selection);
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: false, why: 'not_admin' });
});

test.each(['audit', 'apply'] as const)(
  '%s that takes an admin tells of an agent',
  async (stage) => {
    const problem = Object.assign(new Error(), { code: `${stage}_not_admin`, values: {} });
    const { engine, box } = tellingEngine({}, { [stage]: () => Promise.reject(problem) });
    await engine.loadDemo();
    await engine.estimate(90);
    const asked = stage === 'audit' ? engine.audit(90) : engine.apply(orderFor('f00d'));
    await expect(asked).rejects.toBe(problem);
    expect(box.run.role).toBe('agent');
  },
);

test('an audit that was stopped is no failure', async () => {
  const { engine, box } = tellingEngine({}, { audit: () => Promise.resolve(null) });
  await engine.loadDemo();
  await engine.audit(90);
  expect(box.run.stages.audit.state).toBe('stopped');
  expect(box.run.stages.triage.state).toBe('todo');
});

test('a list that an earlier visit left is found, with the time it was loaded', async () => {
  const first = visit();
  await first.engine.loadDemo();
  const { engine, box } = tellingEngine({ browser: first.browser });
  const reference = await engine.currentReference();
  expect(box.run.stages.reference).toMatchObject({
    state: 'done',
    endedAt: reference?.loadedAt,
  });
});

test('to forget everything begins a new run for the same person', async () => {
  const { engine, box } = tellingEngine();
  await engine.loadDemo();
  await engine.estimate(90);
  await engine.clear();
  expect(box.run).toEqual({ ...NEW_RUN, role: 'admin', storage: 'durable' });
});

test('a check in hand leads to a dry run and an apply of its own plan, by the same rules', async () => {
  const { engine, box } = tellingEngine();
  await engine.loadDemo();
  const ticket = (await engine.demoSubjects('ticket')).find(({ name }) => name.includes('rene@'));
  if (!ticket) throw new Error('the demo has no such ticket');
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: false, why: 'no_audit' });
  const { check } = await engine.takeCheck(ticket.subject);
  expect(box.run.role).toBe('admin');
  expect(box.run.stages.triage).toMatchObject({
    state: 'done',
    counts: { issues: 2, prepared: 2 },
  });
  expect(box.run.plan?.planHash).toBe(check.findings?.plan.plan_hash);
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: false, why: 'no_dry_run' });
  await engine.dryRun(WHOLE);
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: true });
  await engine.takeCheck(ticket.subject);
  expect(may(box.run, 'prepare_apply')).toEqual({ ok: false, why: 'no_dry_run' });
});
