import { expect, test } from 'vitest';
import { detectionOf } from '../../../tests/support/audit.builders.ts';
import { instant } from '../../../tests/support/tenant.builders.ts';

const COMPANIES = {
  accounts: [
    { id: 'LINKED', domains: ['linked.example'] },
    { id: 'PROVISIONAL', domains: ['provisional.example'] },
    { id: 'DUPLICATE', domains: ['duplicate.example'] },
    { id: 'DISAGREES', domains: ['disagrees.example'], stored: 16 },
    { id: 'NOWHERE', domains: ['nowhere.example', 'shared.example'] },
    { id: 'SEVERAL', domains: ['several.example', 'shared.example'] },
    { id: 'CLAIMED', domains: ['claimed.example'] },
  ],
  setAside: [{ domains: ['lost.example'] }],
  organizations: [
    { id: 11, externalId: 'LINKED', domainNames: ['linked.example', 'claimed.example'] },
    { id: 12, domainNames: ['provisional.example'] },
    { id: 13, externalId: 'DUPLICATE' },
    { id: 14, externalId: 'DUPLICATE' },
    { id: 15, externalId: 'DISAGREES' },
    { id: 16 },
    { id: 17, domainNames: ['several.example'] },
    { id: 18, domainNames: ['several.example'] },
  ],
  users: [
    { id: 21, email: 'kim@linked.example' },
    { id: 22, email: 'kim@provisional.example' },
    { id: 23, email: 'kim@duplicate.example' },
    { id: 24, email: 'kim@disagrees.example' },
    { id: 25, email: 'kim@nowhere.example' },
    { id: 26, email: 'kim@shared.example' },
    { id: 27, email: 'kim@other.example' },
    { id: 28, email: 'kim@lost.example' },
    { id: 31, role: 'agent' as const },
    { id: 32, email: 'lee@linked.example', active: false },
    { id: 33, email: 'max@linked.example', suspended: true },
    { id: 34, email: null },
    { id: 35, email: 'kim@gmail.com' },
    { id: 36, email: 'kim@company.myshopify.com' },
  ],
};

test('accounts are counted by how they were resolved', () => {
  expect(detectionOf(COMPANIES).coverage.accounts).toEqual({
    total: 7,
    linked: 1,
    provisional: 1,
    unresolved: {
      duplicate_external_id: 1,
      stored_id_disagrees: 1,
      no_organization: 1,
      several_candidates: 1,
      claimed_by_several_accounts: 1,
    },
    rowsSetAside: 1,
    valuesSetAside: 0,
  });
});

test('users are counted by what can be said of them, or why nothing was asked', () => {
  expect(detectionOf(COMPANIES).coverage.users).toEqual({
    audited: {
      of_an_account: 2,
      of_an_account_with_duplicates: 1,
      of_an_account_without_organization: 2,
      on_a_shared_domain: 1,
      on_an_unclaimed_domain: 2,
    },
    leftOut: {
      not_an_end_user: 1,
      deleted: 1,
      suspended: 1,
      no_usable_address: 1,
      personal_mail: 1,
      shared_host: 1,
    },
  });
});

test('tickets are counted by their requesters, or why nothing was asked', () => {
  const early = instant('2026-08-24T08:59:59Z');
  const { tickets } = detectionOf({
    ...COMPANIES,
    tickets: [
      { id: 41, requesterId: 21 },
      { id: 42, requesterId: 22, status: 'solved' },
      { id: 43, requesterId: 23 },
      { id: 44, requesterId: 24 },
      { id: 45, requesterId: 26 },
      { id: 46, requesterId: 27 },
      { id: 51, requesterId: 21, status: 'closed' },
      { id: 52, requesterId: 21, status: 'deleted' },
      { id: 53, requesterId: 21, updatedAt: early },
      { id: 54, requesterId: null },
      { id: 55, requesterId: 99 },
      { id: 56, requesterId: 33 },
    ],
  }).coverage;
  expect(tickets).toEqual({
    audited: {
      of_an_account: 2,
      of_an_account_with_duplicates: 1,
      of_an_account_without_organization: 1,
      on_a_shared_domain: 1,
      on_an_unclaimed_domain: 1,
    },
    leftOut: {
      closed: 2,
      outside_the_window: 1,
      no_requester: 1,
      requester_not_read: 1,
      requester_not_audited: 1,
    },
  });
});

test('a record that was read twice counts once', () => {
  const kim = { id: 21, email: 'kim@acme.example' };
  const { users, tickets } = detectionOf({
    users: [kim, kim],
    tickets: [
      { id: 31, requesterId: 21 },
      { id: 31, requesterId: 21 },
    ],
  }).coverage;
  expect(users.audited.on_an_unclaimed_domain).toBe(1);
  expect(tickets.audited.on_an_unclaimed_domain).toBe(1);
});

test.each(['organizations', 'users', 'memberships', 'tickets'] as const)(
  'a reading is incomplete where %s were not read to the end or not understood',
  (layer) => {
    expect(detectionOf({}).coverage.isComplete).toBe(true);
    const partial = { [layer]: { state: 'partial', why: 'stopped' } } as const;
    expect(detectionOf({ readings: partial }).coverage.isComplete).toBe(false);
    const unread = { [layer]: { state: 'not_read', why: 'no_permission' } } as const;
    expect(detectionOf({ readings: unread }).coverage.isComplete).toBe(false);
    const unreadable = { [layer]: { unreadable: [{ id: null, why: 'id' }] } };
    expect(detectionOf({ readings: unreadable }).coverage.isComplete).toBe(false);
  },
);
