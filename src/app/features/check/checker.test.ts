import { expect, test } from 'vitest';
import { DriftError } from '../../../core/problem.ts';
import { manualClock } from '../../../core/time-limit.builders.ts';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { EngineEvent } from '../../engine/engine-api.ts';
import type { CheckView, DemoSubject } from '../../engine/engine-views.ts';
import { pending } from '../../shared/drift/page.builders.tsx';
import { checkReferenceOf, demoSubject, ticketSubject, viewOf } from './checker.builders.ts';
import { createChecker, type CheckerPorts } from './checker.ts';

const A = ticketSubject();
const B = ticketSubject({ requester: 8 });
const REFUSED = new DriftError('workspace_failed', { name: 'ticket', reason: 'refused', text: '' });
const UNREACHABLE = {
  kind: 'could_not_check',
  problem: 'zendesk_unreachable',
  values: {},
} as const;

/** A checker, what it asks, and the answers that a test gives when it wants to. */
function start(
  different: {
    readonly mode?: 'demo' | 'live' | null;
    readonly subjects?: readonly DemoSubject[];
  } = {},
) {
  const clock = manualClock(1_000);
  const world = {
    onScreen: A as CheckSubject | null | Error,
    mode: different.mode === undefined ? ('live' as const) : different.mode,
    subjects: different.subjects ?? [],
  };
  const asked: string[] = [];
  const prepared: CheckSubject[] = [];
  const checks: {
    readonly subject: CheckSubject;
    readonly isFresh: boolean;
    readonly answer: ReturnType<typeof pending<CheckView>>;
  }[] = [];
  const ports: CheckerPorts = {
    engine: {
      checkReference: () => {
        asked.push('reference');
        return Promise.resolve(world.mode === null ? null : checkReferenceOf(world.mode));
      },
      demoSubjects: (kind) => {
        asked.push(`demo ${kind}`);
        return Promise.resolve(world.subjects);
      },
      prepareCheck: (subject) => {
        asked.push('prepare');
        prepared.push(subject);
        // Whether it comes to anything is no concern of whoever waits for the verdict.
        return Promise.reject(new DriftError('zendesk_unreachable'));
      },
      check: (subject, isFresh) => {
        asked.push(isFresh ? 'fresh check' : 'check');
        const answer = pending<CheckView>();
        checks.push({ subject, isFresh, answer });
        return answer.promise;
      },
    },
    kind: 'ticket',
    readOnScreen: () => {
      asked.push('screen');
      return world.onScreen instanceof Error
        ? Promise.reject(world.onScreen)
        : Promise.resolve(world.onScreen);
    },
    now: clock.now,
    after: clock.after,
  };
  const checker = createChecker(ports);
  return {
    checker,
    clock,
    world,
    asked,
    checks,
    prepared,
    state: () => checker.shown().state,
    /** Answers the newest check, or an earlier one. */
    answer: async (view?: CheckView, at = checks.length - 1) => {
      const check = checks[at];
      if (!check) throw new Error('nothing was checked');
      check.answer.resolve(view ?? viewOf(check.subject));
      await settled();
    },
    fail: async (error: unknown) => {
      checks.at(-1)?.answer.reject(error);
      await settled();
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A checker with a verdict on ticket A. */
async function checked(different: Parameters<typeof start>[0] = {}) {
  const started = start(different);
  started.checker.look(true);
  await settled();
  await started.answer();
  started.asked.length = 0;
  return started;
}

const changed = (what: 'reference' | 'audit' | 'apply'): EngineEvent => ({ kind: 'changed', what });

test('nothing is asked before somebody looks, whatever changes', async () => {
  const { checker, clock, asked, state } = start();
  checker.screenChanged('subject');
  checker.heard(changed('reference'));
  checker.look(false);
  clock.pass(3_600_000);
  await settled();
  expect(asked).toEqual([]);
  expect(state()).toEqual({ is: 'loading' });
});

test('at the first look the record on screen is checked, once', async () => {
  const { checker, asked, checks, state, answer } = start();
  checker.look(true);
  checker.look(true);
  await settled();
  expect(asked.toSorted()).toEqual(['check', 'prepare', 'reference', 'screen']);
  expect(checks[0]).toMatchObject({ subject: A, isFresh: false });
  expect(state()).toEqual({ is: 'loading' });
  await answer();
  expect(state()).toEqual({ is: 'checked', view: viewOf(A), isChecking: false, problem: null });
});

test('while the list is looked for the first time the record on screen is asked for', async () => {
  const { checker, clock, world, prepared, answer } = start();
  checker.look(true);
  await settled();
  expect(prepared).toEqual([A]);
  await answer();
  world.onScreen = B;
  checker.screenChanged('subject');
  clock.pass(1_000);
  await settled();
  expect(prepared).toEqual([A]);
});

test('what is not saved, cannot be read or is to be asked anew is not asked for ahead', async () => {
  for (const onScreen of [null, REFUSED]) {
    const { checker, world, prepared } = start();
    world.onScreen = onScreen;
    checker.look(true);
    await settled();
    expect(prepared).toEqual([]);
  }
  const { checker, prepared } = start();
  checker.again();
  await settled();
  expect(prepared).toEqual([]);
});

test('without a list the record on screen is checked all the same', async () => {
  const { checker, checks } = start({ mode: null });
  checker.look(true);
  await settled();
  expect(checks).toHaveLength(1);
  expect(checker.shown().demo).toBeNull();
});

test('what is not saved is said to be so, and not checked', async () => {
  const { checker, world, checks, state } = start();
  world.onScreen = null;
  checker.look(true);
  await settled();
  expect(state()).toEqual({ is: 'not_saved' });
  expect(checks).toEqual([]);
});

test('several events of one change are one check, of what is on screen then', async () => {
  const { checker, clock, world, asked, checks, state, answer } = await checked();
  world.onScreen = B;
  checker.screenChanged('subject');
  clock.pass(100);
  checker.screenChanged('subject');
  clock.pass(149);
  expect(asked).toEqual([]);
  expect(state()).toMatchObject({ is: 'checked', isChecking: true });
  clock.pass(1);
  await settled();
  expect(asked).toEqual(['screen', 'check']);
  expect(checks.at(-1)).toMatchObject({ subject: B, isFresh: false });
  expect(state()).toEqual({ is: 'loading' });
  await answer();
  expect(state()).toMatchObject({ is: 'checked', view: viewOf(B), isChecking: false });
});

test('the verdict on the same subject stays while it is checked once more', async () => {
  const { checker, clock, world, state, answer } = await checked();
  world.onScreen = ticketSubject({ status: 'solved' });
  checker.screenChanged('subject');
  clock.pass(150);
  await settled();
  expect(state()).toEqual({ is: 'checked', view: viewOf(A), isChecking: true, problem: null });
  await answer();
  expect(state()).toMatchObject({ is: 'checked', view: viewOf(world.onScreen), isChecking: false });
});

test('an edited record is asked anew, once it can have reached Zendesk', async () => {
  const { checker, clock, checks } = await checked();
  checker.screenChanged('record');
  checker.screenChanged('subject');
  clock.pass(999);
  await settled();
  expect(checks).toHaveLength(1);
  clock.pass(1);
  await settled();
  expect(checks.at(-1)).toMatchObject({ isFresh: true });
});

test('a late answer about an earlier subject never shows', async () => {
  const { checker, clock, world, state, answer } = start();
  checker.look(true);
  await settled();
  world.onScreen = B;
  checker.screenChanged('subject');
  await answer(viewOf(A), 0);
  expect(state()).toEqual({ is: 'loading' });
  clock.pass(150);
  await settled();
  await answer(viewOf(B));
  expect(state()).toMatchObject({ view: viewOf(B) });
});

test('an answer that comes after a newer one never shows', async () => {
  const { checker, state, answer } = start();
  checker.look(true);
  await settled();
  checker.again();
  await settled();
  const newer = viewOf(A, { kind: 'drift', count: 1, worstRisk: 'high' });
  await answer(newer, 1);
  await answer(viewOf(A), 0);
  expect(state()).toMatchObject({ view: newer, isChecking: false });
});

test.each(['audit', 'apply'] as const)('a finished %s elsewhere is a check', async (what) => {
  const { checker, clock, asked } = await checked();
  checker.heard(changed(what));
  clock.pass(150);
  await settled();
  expect(asked).toEqual(['screen', 'check']);
});

test('another list is asked for before the check', async () => {
  const { checker, clock, asked } = await checked();
  checker.heard(changed('reference'));
  clock.pass(150);
  await settled();
  expect(asked.toSorted()).toEqual(['check', 'reference', 'screen']);
});

test('other events of the engine change nothing', async () => {
  const { checker, clock, asked, state } = await checked();
  checker.heard({ kind: 'storage', state: 'memory' });
  clock.pass(10_000);
  await settled();
  expect(asked).toEqual([]);
  expect(state()).toMatchObject({ isChecking: false });
});

test('in the background nothing is asked; back in front, what changed meanwhile is', async () => {
  const { checker, clock, world, asked, checks } = await checked();
  checker.look(false);
  world.onScreen = B;
  checker.screenChanged('subject');
  checker.heard(changed('reference'));
  clock.pass(3_600_000);
  await settled();
  expect(asked).toEqual([]);
  checker.look(true);
  await settled();
  expect(asked.toSorted()).toEqual(['check', 'reference', 'screen']);
  expect(checks.at(-1)?.subject).toEqual(B);
});

test('a change just before the frame goes to the background waits there', async () => {
  const { checker, clock, asked } = await checked();
  checker.screenChanged('subject');
  checker.look(false);
  clock.pass(150);
  await settled();
  expect(asked).toEqual([]);
  checker.look(true);
  await settled();
  expect(asked).toEqual(['screen', 'check']);
});

test.each([
  [60_000, 0],
  [60_001, 1],
])('a verdict of %d ms is checked %d times when looked at again', async (age, times) => {
  const { checker, clock, asked } = await checked();
  checker.look(false);
  clock.pass(age);
  checker.look(true);
  await settled();
  expect(asked.filter((what) => what === 'check')).toHaveLength(times);
});

test('looking away and back while a check is under way is no other check', async () => {
  const { checker, clock, checks, state, answer } = start();
  checker.look(true);
  await settled();
  checker.look(false);
  clock.pass(120_000);
  checker.look(true);
  await settled();
  expect(checks).toHaveLength(1);
  await answer();
  expect(state()).toMatchObject({ is: 'checked' });
});

test('a person who asks again gets everything anew', async () => {
  const { checker, asked, state } = await checked();
  checker.again();
  expect(state()).toMatchObject({ is: 'checked', isChecking: true });
  await settled();
  expect(asked.toSorted()).toEqual(['fresh check', 'reference', 'screen']);
});

test('a check that fails leaves the verdict on the same subject, and says why', async () => {
  const { checker, state, fail, answer } = await checked();
  checker.again();
  await settled();
  await fail(new Error('broken'));
  expect(state()).toEqual({
    is: 'checked',
    view: viewOf(A),
    isChecking: false,
    problem: { code: 'bug', values: {} },
  });
  checker.again();
  await settled();
  await answer();
  expect(state()).toMatchObject({ problem: null });
});

test('a Zendesk that does not answer leaves the verdict on the same subject, too', async () => {
  const { checker, state, answer } = await checked();
  checker.again();
  await settled();
  await answer(viewOf(A, UNREACHABLE));
  expect(state()).toEqual({
    is: 'checked',
    view: viewOf(A),
    isChecking: false,
    problem: { code: 'zendesk_unreachable', values: {} },
  });
});

test('without a verdict before, that Zendesk does not answer is the verdict', async () => {
  const { checker, state, answer } = start();
  checker.look(true);
  await settled();
  await answer(viewOf(A, UNREACHABLE));
  expect(state()).toMatchObject({ view: viewOf(A, UNREACHABLE), problem: null });
  checker.again();
  await settled();
  await answer(viewOf(A, UNREACHABLE));
  expect(state()).toMatchObject({ view: viewOf(A, UNREACHABLE), problem: null });
});

test('a check of another subject that fails leaves no verdict', async () => {
  const { checker, clock, world, state, fail } = await checked();
  world.onScreen = B;
  checker.screenChanged('subject');
  clock.pass(150);
  await settled();
  await fail(new DriftError('zendesk_failed', { status: 500 }));
  expect(state()).toEqual({
    is: 'failed',
    problem: { code: 'zendesk_failed', values: { status: 500 } },
  });
});

test('a workspace that does not tell what is on screen is a failure, and can be asked again', async () => {
  const { checker, world, checks, state, answer } = start();
  world.onScreen = REFUSED;
  checker.look(true);
  await settled();
  expect(state()).toMatchObject({ is: 'failed', problem: { code: 'workspace_failed' } });
  expect(checks).toEqual([]);
  world.onScreen = A;
  checker.again();
  await settled();
  await answer();
  expect(state()).toMatchObject({ is: 'checked' });
});

const DEMO = [
  demoSubject(ticketSubject({ id: 1 }), '#1'),
  demoSubject(ticketSubject({ id: 2 }), '#2'),
];

test('in the demo its first record stands in for what is on screen', async () => {
  const { checker, world, checks, state, answer } = start({ mode: 'demo', subjects: DEMO });
  world.onScreen = REFUSED;
  checker.look(true);
  await settled();
  expect(checker.shown().demo).toMatchObject({ subjects: DEMO, chosen: 0 });
  expect(checks[0]?.subject).toEqual(DEMO[0]?.subject);
  await answer();
  expect(state()).toMatchObject({ is: 'checked' });
});

test('another record of the demo can be chosen, and stays chosen wherever it stands', async () => {
  const { checker, clock, world, checks, state } = await checked({ mode: 'demo', subjects: DEMO });
  checker.shown().demo?.choose(1);
  expect(checker.shown().demo?.chosen).toBe(1);
  expect(state()).toEqual({ is: 'loading' });
  await settled();
  expect(checks.at(-1)).toMatchObject({ subject: DEMO[1]?.subject, isFresh: false });
  world.subjects = DEMO.toReversed();
  checker.heard(changed('apply'));
  clock.pass(150);
  await settled();
  expect(checker.shown().demo?.chosen).toBe(0);
  expect(checks.at(-1)?.subject).toEqual(DEMO[1]?.subject);
});

test('in the demo, the record on screen changes nothing, nor does a choice that is not there', async () => {
  const { checker, clock, asked } = await checked({ mode: 'demo', subjects: DEMO });
  checker.screenChanged('record');
  checker.shown().demo?.choose(7);
  clock.pass(10_000);
  await settled();
  expect(asked).toEqual([]);
});

test('where a list of the account takes the demo’s place, the record on screen is checked', async () => {
  const { checker, clock, world, checks } = await checked({ mode: 'demo', subjects: DEMO });
  world.mode = 'live';
  checker.heard(changed('reference'));
  clock.pass(150);
  await settled();
  expect(checker.shown().demo).toBeNull();
  expect(checks.at(-1)?.subject).toEqual(A);
});

test('that there is another list is not forgotten where another check comes between', async () => {
  const { checker, clock, world, asked, checks, answer } = await checked({
    mode: 'demo',
    subjects: DEMO,
  });
  world.mode = 'live';
  checker.heard(changed('reference'));
  clock.pass(100);
  checker.shown().demo?.choose(1);
  await settled();
  expect(asked.filter((what) => what === 'reference')).toHaveLength(1);
  expect(checks.at(-1)?.subject).toEqual(A);
  await answer();
  asked.length = 0;
  checker.heard(changed('audit'));
  clock.pass(150);
  await settled();
  expect(asked).not.toContain('reference');
});

test('whoever listens hears of each change, until it no longer wants to', async () => {
  const { checker, answer } = start();
  let heard = 0;
  const end = checker.subscribe(() => {
    heard += 1;
  });
  checker.look(true);
  await settled();
  await answer();
  expect(heard).toBeGreaterThan(0);
  end();
  const before = heard;
  checker.again();
  await settled();
  expect(heard).toBe(before);
});
