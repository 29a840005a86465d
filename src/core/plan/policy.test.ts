import { expect, test } from 'vitest';
import { toPolicy } from './policy.ts';

test('by default 25 users may be enrolled, nothing is lifted, and tickets of 90 days count', () => {
  expect(toPolicy()).toMatchObject({ max_enrolled_users: 25, lifted_guards: [], ticket_days: 90 });
});

test('guards are lifted once each, in one order', () => {
  const one = toPolicy({
    liftedGuards: ['unproven_domain', 'grants_ticket_access', 'unproven_domain'],
  });
  expect(one.lifted_guards).toEqual(['grants_ticket_access', 'unproven_domain']);
});

test('zero is a choice', () => {
  expect(toPolicy({ maxEnrolledUsers: 0 }).max_enrolled_users).toBe(0);
});
