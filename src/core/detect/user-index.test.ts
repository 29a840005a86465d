import { expect, test } from 'vitest';
import { situationOf } from '../../../tests/support/audit.builders.ts';
import { organizationId, userId } from '../../../tests/support/tenant.builders.ts';

const { users } = situationOf({
  organizations: [{ id: 11 }, { id: 12 }],
  users: [
    { id: 21, email: 'kim@acme.example', memberOf: [11] },
    { id: 22, email: 'lee@acme.example', memberOf: [12, 11] },
    { id: 23, email: null },
    { id: 24, email: 'pat@birch.example', memberOf: [12] },
    { id: 26, email: 'max@birch.example', memberOf: [11] },
  ],
});
const at = (id: number) => users.positionOf(userId(id));
const [first, second] = [organizationId(11), organizationId(12)];

test('a user belongs to an organization by default or by a membership', () => {
  expect([21, 22, 23, 24].map((id) => users.isMemberAt(at(id), first))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a user is elsewhere who belongs to another organization as well, or only there', () => {
  expect([21, 22, 23, 24].map((id) => users.isElsewhereAt(at(id), first))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([21, 22, 23, 24].map((id) => users.isElsewhereAt(at(id), second))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('memberships and organizations are those of the user alone, in order', () => {
  expect(users.organizationIdsAt(at(22))).toEqual([first, second]);
  expect(users.organizationIdsAt(at(23))).toEqual([]);
  expect(users.membershipsAt(at(23))).toEqual([]);
  expect(users.membershipsAt(at(26)).map(({ userId: owner }) => owner)).toEqual([userId(26)]);
  expect(users.membershipsAt(at(24)).map(({ organizationId: id }) => id)).toEqual([second]);
});

test('there is no domain without an address, and none of a user who is not there', () => {
  expect(users.domainAt(at(23))).toBeNull();
  expect(users.domainNumberAt(at(23))).toBe(-1);
  expect(users.domainAt(at(25))).toBeNull();
});
