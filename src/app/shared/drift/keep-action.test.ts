import { expect, test } from 'vitest';
import { isActionKept, keepAction } from './keep-action.ts';

const WHOLE = { withoutAccounts: [], withoutActions: [] };

test('an action is in the plan unless it or its account is left out', () => {
  const action = { id: 'action_1', sf_account_id: '001ACME' };
  expect(isActionKept(WHOLE, action)).toBe(true);
  expect(isActionKept({ ...WHOLE, withoutAccounts: ['001ACME'] }, action)).toBe(false);
  expect(isActionKept({ ...WHOLE, withoutAccounts: ['001ACME0'] }, action)).toBe(true);
  const without = keepAction(WHOLE, 'action_1', false);
  expect(isActionKept(without, action)).toBe(false);
  expect(keepAction(without, 'action_1', true)).toEqual(WHOLE);
});
