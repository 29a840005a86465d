import { expect, test } from 'vitest';
import { organizationIds, userIds } from '../../../core/tenant/ids.ts';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import { ticketSubject } from './checker.builders.ts';
import { isSameRecord, isSameSubject } from './same-subject.ts';

function userSubject(id: number): CheckSubject {
  if (!userIds.is(id)) throw new Error('no id');
  return { kind: 'user', userId: id };
}

function organizationSubject(id: number): CheckSubject {
  if (!organizationIds.is(id)) throw new Error('no id');
  return { kind: 'organization', organizationId: id };
}

test.each([
  [
    'a ticket whose status changed',
    ticketSubject(),
    ticketSubject({ status: 'solved' }),
    true,
    true,
  ],
  ['a ticket of another requester', ticketSubject(), ticketSubject({ requester: 8 }), true, false],
  ['another ticket', ticketSubject(), ticketSubject({ id: 42 }), false, false],
  ['the same user', userSubject(7), userSubject(7), true, true],
  ['another user', userSubject(7), userSubject(8), false, false],
  ['the same organization', organizationSubject(7), organizationSubject(7), true, true],
  ['an organization with the id of a user', userSubject(7), organizationSubject(7), false, false],
] as const)('%s', (_name, one, other, sameRecord, sameSubject) => {
  expect(isSameRecord(one, other)).toBe(sameRecord);
  expect(isSameSubject(one, other)).toBe(sameSubject);
});
