import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance } from './advance.ts';
import { mayApply } from './may.ts';
import {
  ADMIN_WITH_STORAGE,
  auditedWith,
  CONFIRMED,
  dryRunOf,
  LOADED,
  NOW,
  PLAN,
  runAfter,
} from './page-run.builders.ts';
import { isAtWork, NEW_RUN, STAGE_NAMES, stageAtWork, type PageRun } from './page-run.ts';
import type { RunEvent } from './run-event.ts';

const BEGIN_APPLY: RunEvent = { kind: 'begin_apply', confirmation: CONFIRMED, at: NOW + 6 };
const PROBLEM = { code: 'zendesk_unreachable', values: {} } as const;

function statesOf({ stages }: PageRun): string {
  return STAGE_NAMES.map((name) => stages[name].state).join(' ');
}

describe('the way through the stages', () => {
  test.each<[string, readonly RunEvent[], string]>([
    ['nothing yet', [], 'todo todo todo todo todo todo'],
    ['loading', LOADED.slice(0, 1), 'running todo todo todo todo todo'],
    ['loaded', LOADED, 'done todo todo todo todo todo'],
    ['audited', auditedWith(), 'done done done todo todo todo'],
    ['dry-run', dryRunOf(), 'done done done done todo todo'],
    [
      'applying',
      [...ADMIN_WITH_STORAGE, ...dryRunOf(), BEGIN_APPLY],
      'done done done done running todo',
    ],
    [
      'applied',
      [
        ...ADMIN_WITH_STORAGE,
        ...dryRunOf(),
        BEGIN_APPLY,
        { kind: 'apply_done', isStopped: false, counts: { applied: 4 }, at: NOW + 7 },
      ],
      'done done done done done done',
    ],
    [
      'stopped in the apply, with a receipt',
      [
        ...ADMIN_WITH_STORAGE,
        ...dryRunOf(),
        BEGIN_APPLY,
        { kind: 'apply_done', isStopped: true, counts: { applied: 1 }, at: NOW + 7 },
      ],
      'done done done done stopped done',
    ],
  ])('%s', (_, events, states) => {
    expect(statesOf(runAfter(...events))).toBe(states);
  });

  test('times and figures stand with their stage', () => {
    const { stages } = runAfter(
      ...LOADED,
      { kind: 'begin', stage: 'audit', at: NOW + 2 },
      { kind: 'progress', stage: 'audit', counts: { organizations: 100 } },
      { kind: 'progress', stage: 'audit', counts: { users: 50, organizations: 200 } },
    );
    expect(stages.reference).toMatchObject({
      startedAt: NOW,
      endedAt: NOW + 1,
      counts: { accounts: 8 },
    });
    expect(stages.audit).toMatchObject({
      startedAt: NOW + 2,
      endedAt: null,
      counts: { organizations: 200, users: 50 },
    });
  });

  test('an audit is held up and goes on', () => {
    const running = [...LOADED, { kind: 'begin', stage: 'audit', at: NOW + 2 }] as const;
    const paused = runAfter(...running, { kind: 'pause' });
    expect(paused.stages.audit.state).toBe('paused');
    expect(advance(paused, { kind: 'go_on' }).stages.audit.state).toBe('running');
    expect(
      advance(paused, { kind: 'stopped', stage: 'audit', at: NOW + 3 }).stages.audit,
    ).toMatchObject({ state: 'stopped', endedAt: NOW + 3 });
  });

  test.each(['reference', 'audit', 'dry_run'] as const)(
    '%s can fail, and be begun again',
    (stage) => {
      const before = { reference: [], audit: LOADED, dry_run: auditedWith() }[stage];
      const failed = runAfter(
        ...before,
        { kind: 'begin', stage, at: NOW + 4 },
        { kind: 'failed', stage, problem: PROBLEM, at: NOW + 5 },
      );
      expect(failed.stages[stage]).toMatchObject({ state: 'failed', problem: PROBLEM });
      const again = advance(failed, { kind: 'begin', stage, at: NOW + 6 });
      expect(again.stages[stage]).toMatchObject({ state: 'running', problem: null, endedAt: null });
    },
  );
});

describe('what was found is void when what it rests on begins anew', () => {
  const applied = runAfter(...ADMIN_WITH_STORAGE, ...dryRunOf(), BEGIN_APPLY, {
    kind: 'apply_done',
    isStopped: false,
    counts: {},
    at: NOW + 7,
  });
  test.each([
    ['reference', 'running todo todo todo todo todo'],
    ['audit', 'done running todo todo todo todo'],
    ['dry_run', 'done done done running todo todo'],
  ] as const)('%s', (stage, states) => {
    expect(statesOf(advance(applied, { kind: 'begin', stage, at: NOW + 8 }))).toBe(states);
  });

  test('the plan goes with its reference and its audit', () => {
    expect(advance(applied, { kind: 'begin', stage: 'audit', at: NOW + 8 }).plan).toBeNull();
    expect(advance(applied, { kind: 'begin', stage: 'dry_run', at: NOW + 8 }).plan).toEqual(PLAN);
  });

  test('after an apply the plan has to be dry-run again', () => {
    expect(applied.dryRun).toBeNull();
    expect(mayApply(applied, CONFIRMED, NOW + 8)).toEqual({ ok: false, why: 'no_dry_run' });
  });
});

describe('what cannot be', () => {
  test.each<[string, RunEvent]>([
    [
      'progress of a stage that is not at work',
      { kind: 'progress', stage: 'audit', counts: { users: 1 } },
    ],
    ['an end without a beginning', { kind: 'audit_done', plan: PLAN, counts: {}, at: NOW }],
    ['a pause of nothing', { kind: 'pause' }],
    ['a selection of no plan', { kind: 'selected', plan: { planHash: 'b', prepared: 1 } }],
    ['a receipt of no apply', { kind: 'apply_done', isStopped: false, counts: {}, at: NOW }],
    ['a failure of nothing', { kind: 'failed', stage: 'audit', problem: PROBLEM, at: NOW }],
  ])('%s changes nothing', (_, event) => {
    const run = runAfter(...LOADED);
    expect(advance(run, event)).toEqual(run);
  });

  test('a refused stage says why, and a later beginning forgets it', () => {
    const refused = advance(NEW_RUN, { kind: 'begin', stage: 'audit', at: NOW });
    expect(refused.stages.audit).toMatchObject({ state: 'refused', refusal: 'no_reference' });
    const begun = runAfter({ kind: 'begin', stage: 'audit', at: NOW }, ...LOADED, {
      kind: 'begin',
      stage: 'audit',
      at: NOW + 2,
    });
    expect(begun.stages.audit).toMatchObject({ state: 'running', refusal: null });
  });

  test('asking for what may not be loses nothing that is at work or done', () => {
    const auditing = runAfter(...LOADED, { kind: 'begin', stage: 'audit', at: NOW + 2 });
    expect(advance(auditing, { kind: 'begin', stage: 'audit', at: NOW + 3 })).toEqual(auditing);
    expect(advance(auditing, { kind: 'begin', stage: 'reference', at: NOW + 3 })).toEqual(auditing);
    expect(advance(auditing, { kind: 'cleared' })).toEqual(auditing);
  });

  test('a failed apply that is asked for wrongly is refused', () => {
    const failed = runAfter(...ADMIN_WITH_STORAGE, ...dryRunOf(), BEGIN_APPLY, {
      kind: 'failed',
      stage: 'apply',
      problem: PROBLEM,
      at: NOW + 7,
    });
    const wrong = { ...CONFIRMED, planHash: 'bbbb' };
    const refused = advance(failed, { kind: 'begin_apply', confirmation: wrong, at: NOW + 8 });
    expect(refused.stages.apply).toMatchObject({ state: 'refused', refusal: 'hash_not_confirmed' });
  });
});

test('an interrupted apply is completed before anything else is applied', () => {
  const open = runAfter(
    ...ADMIN_WITH_STORAGE,
    { kind: 'interrupted_apply', isOpen: true },
    { kind: 'begin_resume', at: NOW },
  );
  expect(open.stages.apply.state).toBe('running');
  const done = advance(open, { kind: 'apply_done', isStopped: true, counts: {}, at: NOW + 1 });
  expect(done.hasInterruptedApply).toBe(false);
  expect(done.stages.receipt.state).toBe('done');
});

test('cleared, a run begins anew but knows its browser and its person', () => {
  const run = advance(runAfter(...ADMIN_WITH_STORAGE, ...dryRunOf()), { kind: 'cleared' });
  expect(run).toEqual({ ...NEW_RUN, role: 'admin', storage: 'durable' });
});

const hash = fc.constantFrom('aaaa', 'bbbb');
const at = fc.constantFrom(NOW, NOW + 8 * 24 * 3600_000);
const stage = fc.constantFrom('reference', 'audit', 'dry_run', 'apply');
const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ kind: fc.constant('role'), role: fc.constantFrom('admin', 'admin', 'agent') }),
  fc.record({
    kind: fc.constant('storage'),
    storage: fc.constantFrom('durable', 'durable', 'memory'),
  }),
  fc.record({ kind: fc.constant('interrupted_apply'), isOpen: fc.boolean() }),
  fc.record({
    kind: fc.constant('begin'),
    stage: fc.constantFrom('reference', 'audit', 'dry_run'),
    at,
  }),
  fc.record({
    kind: fc.constant('begin_apply'),
    confirmation: fc.record({
      planHash: hash,
      reason: fc.constantFrom('', ' ', 'why', 'why'),
      acceptsPartialReference: fc.boolean(),
      acceptsOldPlan: fc.boolean(),
    }),
    at,
  }),
  fc.record({ kind: fc.constant('begin_resume'), at }),
  fc.record({ kind: fc.constant('progress'), stage, counts: fc.constant({ users: 1 }) }),
  fc.record({ kind: fc.constantFrom('pause', 'go_on', 'cleared') }),
  fc.record({ kind: fc.constant('stopped'), stage, at }),
  fc.record({ kind: fc.constant('failed'), stage, problem: fc.constant(PROBLEM), at }),
  fc.record({ kind: fc.constant('reference_done'), counts: fc.constant({}), at }),
  fc.record({
    kind: fc.constant('audit_done'),
    plan: fc.record({
      planHash: hash,
      createdAt: fc.constant('2026-11-23T08:00:00Z'),
      isPartialReference: fc.boolean(),
      prepared: fc.nat(2),
    }),
    counts: fc.constant({}),
    at,
  }),
  fc.record({
    kind: fc.constant('selected'),
    plan: fc.record({ planHash: hash, prepared: fc.nat(2) }),
  }),
  fc.record({
    kind: fc.constant('dry_run_done'),
    dryRun: fc.record({ planHash: hash, wouldApply: fc.nat(2) }),
    counts: fc.constant({}),
    at,
  }),
  fc.record({
    kind: fc.constant('apply_done'),
    isStopped: fc.boolean(),
    counts: fc.constant({}),
    at,
  }),
);

/** Random events that get somewhere: now and then what usually comes next is put in between. */
const story = fc.array(
  fc.oneof(
    anyEvent.map((event) => [event]),
    fc.constantFrom<readonly RunEvent[]>(
      ADMIN_WITH_STORAGE,
      LOADED,
      auditedWith(),
      dryRunOf(),
      [...ADMIN_WITH_STORAGE, ...dryRunOf()],
      [BEGIN_APPLY],
    ),
  ),
  { maxLength: 30 },
);

describe('whatever happens', () => {
  test('nothing throws, one stage at most is at work, and no apply begins that may not', () => {
    let applies = 0;
    fc.assert(
      fc.property(story, (parts) => {
        let run = NEW_RUN;
        for (const event of parts.flat()) {
          const before = run;
          run = advance(before, event);
          const atWork = STAGE_NAMES.filter((name) => isAtWork(run.stages[name]));
          expect(atWork.length).toBeLessThanOrEqual(1);
          if (run.stages.apply.state !== 'running' || before.stages.apply.state === 'running')
            continue;
          expect(before.storage).not.toBe('memory');
          if (event.kind === 'begin_resume') {
            expect(before.hasInterruptedApply).toBe(true);
            continue;
          }
          applies += 1;
          if (event.kind !== 'begin_apply') throw new Error(`an apply begun by ${event.kind}`);
          const { confirmation } = event;
          expect(before.role).toBe('admin');
          expect(before.storage).toBe('durable');
          expect(before.hasInterruptedApply).toBe(false);
          expect(stageAtWork(before)).toBeNull();
          expect(before.dryRun?.planHash).toBe(confirmation.planHash);
          expect(before.plan?.planHash).toBe(confirmation.planHash);
          expect(confirmation.reason.trim()).not.toBe('');
          if (before.plan?.isPartialReference)
            expect(confirmation.acceptsPartialReference).toBe(true);
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect(applies).toBeGreaterThan(50);
  });

  test('a run is the same whoever replays its events', () => {
    fc.assert(
      fc.property(story, (parts) => {
        expect(runAfter(...parts.flat())).toEqual(runAfter(...parts.flat()));
      }),
      { numRuns: 50 },
    );
  });
});

const OPENED = {
  kind: 'results_opened',
  plan: { ...PLAN, planHash: 'bbbb' },
  counts: { issues: 7 },
  startedAt: NOW - 5000,
  at: NOW - 1000,
  hasReference: true,
} as const;

test('results of another day stand as that audit, and void what was found before', () => {
  const run = runAfter(...dryRunOf(), OPENED);
  expect(run.stages.reference.state).toBe('done');
  expect(run.stages.audit).toMatchObject({
    state: 'done',
    startedAt: NOW - 5000,
    endedAt: NOW - 1000,
    counts: { issues: 7 },
  });
  expect(run.stages.triage.state).toBe('done');
  expect(run.stages.dry_run.state).toBe('todo');
  expect(run).toMatchObject({ plan: { planHash: 'bbbb' }, dryRun: null });
});

test('results of a list that is not here leave the first stage to do', () => {
  const run = runAfter(...LOADED, { ...OPENED, hasReference: false });
  expect(run.stages.reference.state).toBe('todo');
  expect(run.stages.triage.state).toBe('done');
});

test('results are not opened while something is at work', () => {
  const busy = runAfter(...auditedWith(), { kind: 'begin', stage: 'dry_run', at: NOW });
  expect(advance(busy, OPENED)).toBe(busy);
});
