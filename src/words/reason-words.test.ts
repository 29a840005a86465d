import { expect, test } from 'vitest';
import { BLOCKED_REASONS, GUARD_REASONS } from '../core/plan/plan-format.ts';
import { ENGLISH } from './english.ts';
import { isGuard, reasonWords } from './reason-words.ts';

test('the seven are no guards, and guards are none of the seven', () => {
  expect(BLOCKED_REASONS.filter(isGuard)).toEqual([]);
  expect(GUARD_REASONS.filter(isGuard)).toEqual([...GUARD_REASONS]);
});

test('a reason and a guard are each looked up in their own section', () => {
  expect(reasonWords('org_not_linked', ENGLISH).label).toBe('The organization is not linked yet');
  expect(reasonWords('unproven_domain', ENGLISH).label).toBe('Nobody writes from the domain');
});
