import { expect, test } from 'vitest';
import { NO_EFFECTS } from '../core/plan/effects.ts';
import { ENGLISH } from './english.ts';
import { guardNumbers } from './guard-numbers.ts';

test('the numbers of the forecast stand in the sentence', () => {
  const effects = { ...NO_EFFECTS, enrolls_now: 1200, enrolls_later: 1 };
  expect(guardNumbers('enrolls_too_many_users', { effects }, ENGLISH)).toBe(
    'Zendesk would add at least 1,200 users at once and at least 1 more at their next profile edit.',
  );
});

test('users with open tickets and no membership are counted for the tickets at risk', () => {
  const effects = { ...NO_EFFECTS, users_with_open_tickets_and_no_membership: 2 };
  expect(guardNumbers('ticket_side_effect', { effects }, ENGLISH)).toBe(
    '2 users without any organization have tickets that are not closed, and those tickets might be filed anew.',
  );
});

test('no number known is said as such', () => {
  const effects = NO_EFFECTS;
  expect(guardNumbers('grants_ticket_access', { effects }, ENGLISH)).toBe(
    'Nobody known yet could read tickets of other people afterwards.',
  );
});
