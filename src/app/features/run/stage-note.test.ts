import { expect, test } from 'vitest';
import { STAGE_TO_DO, type Stage } from '../../../run/page-run/page-run.ts';
import { ENGLISH } from '../../../words/english.ts';
import { stageNote } from './stage-note.ts';

function done(counts: Stage['counts'], seconds: number): Stage {
  return { ...STAGE_TO_DO, state: 'done', counts, startedAt: 0, endedAt: seconds * 1000 };
}

test('a stage that is not done says where it stands', () => {
  expect(stageNote('audit', STAGE_TO_DO, ENGLISH)).toBe('to do');
  expect(stageNote('audit', { ...STAGE_TO_DO, state: 'paused' }, ENGLISH)).toBe('paused');
});

test('a stage that is done says its figure and how long it took', () => {
  expect(stageNote('audit', done({ issues: 12 }, 34), ENGLISH)).toBe('12 issues · 34 s');
  expect(stageNote('audit', done({ issues: 1 }, 600), ENGLISH)).toBe('1 issue · 10 min');
});

test('what took no time, and what is no work, says no time', () => {
  expect(stageNote('dry_run', done({ would_apply: 5 }, 0.2), ENGLISH)).toBe('5 would apply');
  expect(stageNote('reference', done({ accounts: 8 }, 34), ENGLISH)).toBe('8 accounts');
});
