import { expect, test } from 'vitest';
import { entry } from '../../../../tests/support/receipt.builders.ts';
import type { ApplyEvent } from '../../../run/apply/apply-event.ts';
import { advance, NO_PROGRESS } from './use-apply-progress.ts';

const after = (...events: readonly ApplyEvent[]) => events.reduce(advance, NO_PROGRESS);
const settling = (seconds: number, why: 'canary' | 'end' = 'canary') =>
  ({ kind: 'settling', why, seconds }) as const;

test('a wait keeps the seconds it began with, and another one begins anew', () => {
  expect(after(settling(90), settling(89), settling(88)).settling).toEqual({
    why: 'canary',
    seconds: 88,
    of: 90,
  });
  expect(after(settling(90), settling(30, 'end')).settling?.of).toBe(30);
  expect(after(settling(3), settling(90)).settling?.of).toBe(90);
});

test('that something was written is not forgotten', () => {
  const writing = { kind: 'writing', entry: entry('not_attempted') } as const;
  const settled = { kind: 'entry', entry: entry('applied'), done: 1, of: 4 } as const;
  const progress = after(writing, settled, { kind: 'stopping', why: 'stopped_by_person' });
  expect(progress).toMatchObject({ hasWritten: true, writing: null, done: 1, of: 4 });
  expect(progress.stopping).toBe('stopped_by_person');
  expect(after({ kind: 'stage', stage: 'judging' }, settled).hasWritten).toBe(false);
});

test('what was judged is not done: when the applying begins, only what needs no write is', () => {
  const judged = (outcome: 'would_apply' | 'blocked', done: number) =>
    ({ kind: 'entry', entry: entry(outcome), done, of: 3 }) as const;
  const progress = after(
    { kind: 'stage', stage: 'judging' },
    judged('would_apply', 1),
    judged('blocked', 2),
    judged('would_apply', 3),
  );
  expect(progress).toMatchObject({ done: 3, of: 3 });
  const applying = advance(progress, { kind: 'stage', stage: 'applying' });
  expect(applying).toMatchObject({ done: 1, of: 3, latest: null });
  const first = { kind: 'entry', entry: entry('applied'), done: 2, of: 3 } as const;
  expect(advance(applying, first)).toMatchObject({ done: 2, of: 3, latest: first.entry });
});
