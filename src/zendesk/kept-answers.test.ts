import { expect, test } from 'vitest';
import { reduceAnswer } from './kept-answers.ts';
import type { Query } from './transport.ts';

const PAGE = { meta: { has_more: true, after_cursor: 'next' } };
const STREAM = { end_of_stream: false, after_cursor: 'next' };
/** What records hold that an audit does not read. */
const NOISE = { name: 'Kim Sample', notes: 'call about the invoice', subject: 'Invoice' };

const USER = {
  id: 7,
  email: 'kim@acme.example',
  organization_id: 3,
  role: 'end-user',
  active: true,
  suspended: false,
  verified: true,
  ticket_restriction: null,
  updated_at: '2026-11-22T09:00:00Z',
};
const CREATED = { created_at: '2026-11-01T09:00:00Z' };
const MEMBERSHIP = { id: 9, user_id: 7, organization_id: 3, default: true };
const TICKET = {
  id: 4,
  requester_id: 7,
  organization_id: 3,
  status: 'open',
  updated_at: '2026-11-22T09:00:00Z',
};
const ORGANIZATION = {
  id: 3,
  name: 'Acme',
  external_id: '001',
  domain_names: ['acme.example'],
  shared_tickets: false,
  updated_at: '2026-11-22T09:00:00Z',
};

const noisy = (record: object): object => ({ ...NOISE, ...CREATED, ...record });

function reduced(path: string, body: unknown, query: Query = {}): unknown {
  const text = reduceAnswer(`/api/v2/${path}.json`, query, JSON.stringify(body));
  return text === null ? null : JSON.parse(text);
}

test.each([
  ['organizations', 'organizations', ORGANIZATION, PAGE],
  ['users', 'users', USER, PAGE],
  ['organization_memberships', 'organization_memberships', MEMBERSHIP, PAGE],
  ['users/7/organization_memberships', 'organization_memberships', MEMBERSHIP, PAGE],
  ['organizations/3/organization_memberships', 'organization_memberships', MEMBERSHIP, PAGE],
  ['organizations/3/users', 'users', USER, PAGE],
  [
    'incremental/organizations',
    'organizations',
    ORGANIZATION,
    { end_of_stream: false, end_time: 5 },
  ],
  ['incremental/users/cursor', 'users', USER, STREAM],
  ['incremental/tickets/cursor', 'tickets', TICKET, STREAM],
])('of a page of %s what is read from it is kept, and how it goes on', (path, key, record, on) => {
  const whole = { count: 1, links: { next: 'https://acme.zendesk.com/next' }, ...on };
  expect(reduced(path, { ...whole, [key]: [noisy(record), { id: 'x' }] })).toEqual({
    ...on,
    [key]: [record, { id: 'x' }],
  });
});

test.each([
  ['user', USER],
  ['ticket', TICKET],
])('of a %s that search found the moment of its creation is kept as well', (type, record) => {
  const body = { ...PAGE, results: [noisy(record)], facets: null };
  expect(reduced('search/export', body, { 'filter[type]': type })).toEqual({
    ...PAGE,
    results: [{ ...record, ...CREATED }],
  });
});

test('users that come along with memberships are kept, and that none came stays to be seen', () => {
  const body = { ...PAGE, organization_memberships: [noisy(MEMBERSHIP)] };
  const expected = { ...PAGE, organization_memberships: [MEMBERSHIP] };
  expect(reduced('organization_memberships', { ...body, users: [noisy(USER)] })).toEqual({
    ...expected,
    users: [USER],
  });
  expect(reduced('organization_memberships', body)).toEqual(expected);
});

test('of counts and settings that remains which is asked for', () => {
  const count = { value: 12, refreshed_at: null };
  expect(reduced('users/count', { count })).toEqual({ count: { value: 12 } });
  expect(reduced('organizations/count', { count })).toEqual({ count: { value: 12 } });
  expect(reduced('search/count', { count: 12 })).toEqual({ count: 12 });
  const settings = { user: { multiple_organizations: true, tagging: true }, chat: {} };
  expect(reduced('account/settings', { settings })).toEqual({
    settings: { user: { multiple_organizations: true } },
  });
});

test('of a single user what is read of users is kept', () => {
  expect(reduced('users/7', { user: noisy(USER) })).toEqual({ user: USER });
});

test.each([
  ['users/me', { user: USER }],
  ['organizations/3', { organization: ORGANIZATION }],
  ['tickets/4', { ticket: TICKET }],
  ['search', { results: [USER] }],
  ['organizations/show_many', { organizations: [ORGANIZATION] }],
  ['users/7/tickets/requested', { tickets: [TICKET] }],
  ['users/7/organization_memberships/9', { organization_memberships: [MEMBERSHIP] }],
])('nothing is kept of %s', (path, body) => {
  expect(reduced(path, body)).toBeNull();
});

test.each([
  ['users', { users: 'many' }],
  ['users', { users: [1] }],
  ['users', { error: 'x' }],
  ['users', [USER]],
  ['organization_memberships', { organization_memberships: [MEMBERSHIP], users: [7] }],
  ['users/count', { count: 12 }],
  ['search/count', { count: { value: 12 } }],
  ['account/settings', { settings: null }],
  ['users/7', { user: null }],
])('an answer to %s of another form is not kept', (path, body) => {
  expect(reduced(path, body)).toBeNull();
});

test('what is no JSON is not kept', () => {
  expect(reduceAnswer('/api/v2/users.json', {}, '<html>')).toBeNull();
});
