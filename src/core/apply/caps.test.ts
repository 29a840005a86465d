import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capsWithin, DEFAULT_CAPS, settleCaps } from './caps.ts';

const ACCOUNTS = ['A', 'B', 'C', null] as const;

function actions(accounts: readonly (string | null)[]) {
  return accounts.map((sf_account_id, at) => ({ id: `action_${at}`, sf_account_id }));
}

function reasons(accounts: readonly (string | null)[], maxActions: number, maxPerAccount: number) {
  const over = settleCaps(actions(accounts), { maxActions, maxPerAccount });
  return accounts.map((_, at) => over.get(`action_${at}`) ?? 'in');
}

test('25 of a run and 3 of an account are the caps where nobody names any', () => {
  expect(DEFAULT_CAPS).toEqual({ maxActions: 25, maxPerAccount: 3 });
});

test('caps can be lowered one by one, and not raised', () => {
  const most = { maxActions: 10, maxPerAccount: 2 };
  expect(capsWithin({ maxActions: 4, maxPerAccount: 1 }, most)).toEqual({
    maxActions: 4,
    maxPerAccount: 1,
  });
  expect(capsWithin({ maxActions: 11, maxPerAccount: 1 }, most)).toEqual({
    maxActions: 10,
    maxPerAccount: 1,
  });
  expect(capsWithin({ maxActions: 10, maxPerAccount: 3 }, most)).toEqual(most);
});

test('the first ones are in', () => {
  expect(reasons(['A', 'B', 'C'], 2, 9)).toEqual(['in', 'in', 'cap_max_actions']);
  expect(reasons(['A', 'A', 'A', 'B'], 9, 2)).toEqual(['in', 'in', 'cap_max_per_account', 'in']);
});

test('exactly as many as a cap allows are in', () => {
  expect(reasons(['A', 'A'], 2, 2)).toEqual(['in', 'in']);
  expect(settleCaps([], { maxActions: 0, maxPerAccount: 0 }).size).toBe(0);
});

test('an action that its account’s cap keeps out takes no place of the run’s', () => {
  expect(reasons(['A', 'A', 'A', 'B', 'B'], 3, 1)).toEqual([
    'in',
    'cap_max_per_account',
    'cap_max_per_account',
    'in',
    'cap_max_per_account',
  ]);
  expect(reasons(['A', 'A', 'B'], 2, 1)).toEqual(['in', 'cap_max_per_account', 'in']);
});

test('over both caps, the account’s is named', () => {
  expect(reasons(['A', 'A'], 1, 1)).toEqual(['in', 'cap_max_per_account']);
  expect(reasons(['A'], 0, 1)).toEqual(['cap_max_actions']);
  expect(reasons(['A'], 1, 0)).toEqual(['cap_max_per_account']);
});

test('actions of no single account count together', () => {
  expect(reasons([null, null], 9, 1)).toEqual(['in', 'cap_max_per_account']);
});

test('no cap is ever passed, nothing that fits is left out, and the order is the plan’s', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...ACCOUNTS), { maxLength: 40 }),
      fc.nat(12),
      fc.nat(6),
      (accounts, maxActions, maxPerAccount) => {
        const settled = reasons(accounts, maxActions, maxPerAccount);
        const inAt = (upTo: number, account?: string | null) =>
          settled.filter(
            (reason, at) =>
              at < upTo && reason === 'in' && (account === undefined || accounts[at] === account),
          ).length;
        expect(inAt(accounts.length)).toBeLessThanOrEqual(maxActions);
        for (const account of ACCOUNTS)
          expect(inAt(accounts.length, account)).toBeLessThanOrEqual(maxPerAccount);
        for (const [at, reason] of settled.entries()) {
          const isAccountFull = inAt(at, accounts[at]) >= maxPerAccount;
          const isRunFull = inAt(at) >= maxActions;
          expect(reason).toBe(
            isAccountFull ? 'cap_max_per_account' : isRunFull ? 'cap_max_actions' : 'in',
          );
        }
      },
    ),
  );
});
