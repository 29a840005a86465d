import { expect, test } from 'vitest';
import { observed, type AuditWish } from '../../../tests/support/audit.builders.ts';

const ACME = { id: 'ACME', domains: ['acme.example'] };
const BIRCH = { id: 'BIRCH', domains: ['birch.example'] };
const ORGANIZATIONS = [
  { id: 11, externalId: 'ACME', domainNames: ['acme.example'] },
  { id: 12, externalId: 'BIRCH', domainNames: ['birch.example'] },
];
const KIM = { id: 21, email: 'kim@acme.example', memberOf: [11, 12] };

function without(wish: AuditWish) {
  return observed('users_without_expected_organization', { accounts: [ACME], ...wish });
}

function consultants(wish: AuditWish) {
  return observed('ticket_in_other_customers_organization', {
    accounts: [ACME, BIRCH],
    organizations: ORGANIZATIONS,
    users: [KIM],
    ...wish,
  });
}

test('audited users of an account without an organization are counted', () => {
  const users = [
    { id: 21, email: 'kim@acme.example' },
    { id: 22, email: 'lee@acme.example' },
    { id: 23, email: 'max@acme.example', suspended: true },
  ];
  expect(without({ users })).toEqual([
    { kind: 'users_without_expected_organization', accountId: 'ACME', users: 2 },
  ]);
});

test('users of a provisional organization, of duplicates and of nobody are not counted there', () => {
  const users = [{ id: 21, email: 'kim@acme.example' }];
  const provisional = [{ id: 11, domainNames: ['acme.example'] }];
  const duplicates = [11, 12].map((id) => ({ id, externalId: 'ACME' }));
  expect(without({ users, organizations: provisional })).toEqual([]);
  expect(without({ users, organizations: duplicates })).toEqual([]);
  expect(without({ users: [{ id: 21, email: 'kim@other.example' }] })).toEqual([]);
});

test('a member’s ticket under another customer’s organization is told', () => {
  expect(consultants({ tickets: [{ id: 31, requesterId: 21, organizationId: 12 }] })).toEqual([
    {
      kind: 'ticket_in_other_customers_organization',
      ticketId: 31,
      requesterId: 21,
      organizationId: 12,
      accountId: 'BIRCH',
    },
  ]);
});

test('tickets at home, of no member, closed or without an organization are not told', () => {
  expect(consultants({ tickets: [{ id: 31, requesterId: 21, organizationId: 11 }] })).toEqual([]);
  expect(consultants({ tickets: [{ id: 31, requesterId: 21, organizationId: null }] })).toEqual([]);
  const filed = { id: 31, requesterId: 21, organizationId: 12 };
  expect(consultants({ users: [{ ...KIM, memberOf: [11] }], tickets: [filed] })).toEqual([]);
  expect(consultants({ tickets: [{ ...filed, status: 'closed' }] })).toEqual([]);
});

test('an organization that is linked to nobody is no other customer’s', () => {
  const organizations = [ORGANIZATIONS[0], { id: 12, domainNames: ['birch.example'] }].flatMap(
    (organization) => organization ?? [],
  );
  const tickets = [{ id: 31, requesterId: 21, organizationId: 12 }];
  expect(consultants({ organizations, tickets })).toEqual([]);
});
