import { expect, test } from 'vitest';
import { situationOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { needsMemberships, needsRequestersMemberships } from './needed-memberships.ts';

const ACME = { id: 'ACME', domains: ['acme.example'] };
const BIRCH = { id: 'BIRCH', domains: ['birch.example'] };
const ORGANIZATIONS = [
  { id: 11, externalId: 'ACME', domainNames: ['acme.example'] },
  { id: 12, externalId: 'BIRCH' },
  { id: 13 },
];

type Person = NonNullable<AuditWish['users']>[number];

function isNeeded(person: Omit<Person, 'id'>, wish: AuditWish = {}): boolean {
  const situation = situationOf({
    accounts: [ACME, BIRCH],
    organizations: ORGANIZATIONS,
    users: [{ id: 21, email: 'kim@acme.example', ...person }],
    ...wish,
  });
  const [user] = situation.users.all;
  return user !== undefined && needsMemberships(user, situation);
}

test('of a user at home nothing has to be known, of one elsewhere or nowhere it has', () => {
  expect(isNeeded({ memberOf: [11] })).toBe(false);
  expect(isNeeded({ memberOf: [13, 11] })).toBe(true);
  expect(isNeeded({ memberOf: [] })).toBe(true);
  expect(isNeeded({ memberOf: [13], suspended: true })).toBe(true);
});

test('of users whom no rule looks at nothing has to be known', () => {
  expect(isNeeded({ memberOf: [13], role: 'agent' })).toBe(false);
  expect(isNeeded({ memberOf: [13], active: false })).toBe(false);
  expect(isNeeded({ memberOf: [13], email: null })).toBe(false);
  expect(isNeeded({ memberOf: [13], email: 'kim@gmail.com' })).toBe(false);
  expect(isNeeded({ memberOf: [13], email: 'kim@other.example' })).toBe(false);
});

test('a user at home may be a member of another organization that has the domain', () => {
  const elsewhere = { id: 13, domainNames: ['ACME.example'] };
  const organizations = [...ORGANIZATIONS.slice(0, 2), elsewhere];
  expect(isNeeded({ memberOf: [11] }, { organizations })).toBe(true);
});

test('with duplicates every user counts, without any organization none', () => {
  const twice = [...ORGANIZATIONS, { id: 14, externalId: 'ACME' }];
  expect(isNeeded({ memberOf: [11] }, { organizations: twice })).toBe(true);
  expect(isNeeded({ memberOf: [13] }, { organizations: [{ id: 13 }] })).toBe(false);
});

test('on a shared domain those count whose default decides nothing', () => {
  const accounts = [ACME, { ...BIRCH, domains: ['acme.example'] }];
  expect(isNeeded({ memberOf: [12] }, { accounts })).toBe(false);
  expect(isNeeded({ memberOf: [13] }, { accounts })).toBe(true);
});

function isRequesterNeeded(
  ticket: Omit<NonNullable<AuditWish['tickets']>[number], 'id'>,
  email = 'kim@acme.example',
): boolean {
  const situation = situationOf({
    accounts: [ACME, BIRCH],
    organizations: ORGANIZATIONS,
    users: [{ id: 21, email, memberOf: [11] }],
    tickets: [{ id: 31, requesterId: 21, ...ticket }],
  });
  const [[user], [found]] = [situation.users.all, situation.tickets];
  if (!user || !found) throw new Error('one user and one ticket');
  return needsRequestersMemberships(found, user, situation);
}

test('a ticket under another customer’s organization asks for memberships of its requester', () => {
  expect(isRequesterNeeded({ organizationId: 12 })).toBe(true);
  expect(isRequesterNeeded({ organizationId: 11 })).toBe(false);
  expect(isRequesterNeeded({ organizationId: 13 })).toBe(false);
  expect(isRequesterNeeded({ organizationId: null })).toBe(false);
  expect(isRequesterNeeded({ organizationId: 12, status: 'closed' })).toBe(false);
  expect(isRequesterNeeded({ organizationId: 12 }, 'kim@other.example')).toBe(false);
});
