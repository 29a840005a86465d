import { expect, test } from 'vitest';
import {
  membershipIds,
  organizationIds,
  ticketIds,
  toInstant,
  userIds,
} from '../core/tenant/ids.ts';
import { createReader } from './create-reader.ts';
import { APP_EXPORT_PAGE_SIZE } from './limits.ts';
import { rawMembership, rawOrganization, rawTicket, rawUser } from './records.builders.ts';
import { collect, json, scripted } from './transport.builders.ts';

const LAST_PAGE = { meta: { has_more: false, after_cursor: null } };
const GONE = json({ error: 'RecordNotFound', description: 'Not found' }, 404);
const NO_ENDPOINT = json({ error: 'InvalidEndpoint', description: 'Not found' }, 404);
const NO_ACCOUNT = json(
  { error: { title: 'No help desk at acme.zendesk.com', message: 'There is none.' } },
  404,
);

function idOf<Id extends number>(
  kind: { readonly parse: (text: string) => Id | null },
  id: number,
): Id {
  const found = kind.parse(String(id));
  if (found === null) throw new Error(`no id: ${id}`);
  return found;
}

const ORGANIZATION = idOf(organizationIds, 11);
const USER = idOf(userIds, 21);
const TICKET = idOf(ticketIds, 41);

test('the lists', async () => {
  const transport = scripted(
    json({ organizations: [rawOrganization()], ...LAST_PAGE }),
    json({ users: [rawUser()], ...LAST_PAGE }),
    json({ organization_memberships: [rawMembership()], ...LAST_PAGE }),
  );
  const reader = createReader(transport);
  const organizations = await collect(reader.organizations());
  const users = await collect(reader.endUsers());
  const memberships = await collect(reader.memberships());

  expect(organizations[0]?.records[0]?.id).toBe(ORGANIZATION);
  expect(users[0]?.records[0]?.id).toBe(USER);
  expect(memberships[0]?.records[0]?.id).toBe(idOf(membershipIds, 31));
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/organizations.json', query: { 'page[size]': 100 } },
    { path: '/api/v2/users.json', query: { role: 'end-user', 'page[size]': 100 } },
    { path: '/api/v2/organization_memberships.json', query: { 'page[size]': 100 } },
  ]);
});

test('single records', async () => {
  const transport = scripted(
    json({ organization: rawOrganization() }),
    json({ user: rawUser({ role: 'admin' }) }),
    json({ ticket: rawTicket() }),
  );
  const reader = createReader(transport);
  expect(await reader.organization(ORGANIZATION)).toMatchObject({ name: 'Acme Labs' });
  expect(await reader.user(USER)).toMatchObject({ role: 'admin' });
  expect(await reader.ticket(TICKET)).toMatchObject({ status: 'open' });
  expect(transport.sent.map(({ path }) => path)).toStrictEqual([
    '/api/v2/organizations/11.json',
    '/api/v2/users/21.json',
    '/api/v2/tickets/41.json',
  ]);
});

test('a record that Zendesk does not have is null', async () => {
  const reader = createReader(scripted(GONE, GONE, GONE));
  expect(await reader.organization(ORGANIZATION)).toBeNull();
  expect(await reader.user(USER)).toBeNull();
  expect(await reader.ticket(TICKET)).toBeNull();
});

test.each([
  ['an endpoint that is none', NO_ENDPOINT, 'zendesk_refused'],
  ['an account that is none', NO_ACCOUNT, 'zendesk_wrong_subdomain'],
  ['a page for people', { status: 404, headers: {}, text: '<html></html>' }, 'zendesk_not_zendesk'],
  ['text', { status: 404, headers: {}, text: 'not found' }, 'zendesk_not_zendesk'],
])('404 for %s is no missing record', async (_name, response, code) => {
  await expect(createReader(scripted(response)).user(USER)).rejects.toMatchObject({ code });
  await expect(createReader(scripted(response)).membershipsOfUser(USER)).rejects.toMatchObject({
    code,
  });
});

test('a single record that cannot be understood stops whoever wanted to decide by it', async () => {
  const broken = json({ organization: { ...rawOrganization(), domain_names: null } });
  await expect(createReader(scripted(broken)).organization(ORGANIZATION)).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'organizations', text: '11: domain_names' },
  });
  await expect(
    createReader(scripted(json({ user: rawUser() }))).organization(ORGANIZATION),
  ).rejects.toMatchObject({ code: 'zendesk_bad_answer', values: { text: 'organization' } });
});

test('the memberships of a user, all pages of them', async () => {
  const transport = scripted(
    json({
      organization_memberships: [rawMembership({ id: 1 })],
      meta: { has_more: true, after_cursor: 'c1' },
    }),
    json({ organization_memberships: [rawMembership({ id: 2, default: null })], ...LAST_PAGE }),
  );
  const memberships = await createReader(transport).membershipsOfUser(USER);
  expect(memberships.map(({ id, isDefault }) => [id, isDefault])).toStrictEqual([
    [1, true],
    [2, false],
  ]);
  expect(transport.sent[0]?.path).toBe('/api/v2/users/21/organization_memberships.json');
});

test('the tickets of a user, closed ones included', async () => {
  const transport = scripted(
    json({ tickets: [rawTicket(), rawTicket({ id: 42, status: 'closed' })], ...LAST_PAGE }),
  );
  const tickets = await createReader(transport).ticketsRequestedBy(USER);
  expect(tickets.map(({ id }) => id)).toStrictEqual([41, 42]);
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/users/21/tickets/requested.json', query: { 'page[size]': 100 } },
  ]);
});

test('nothing hangs on a user who is gone', async () => {
  const reader = createReader(scripted(GONE, GONE));
  expect(await reader.membershipsOfUser(USER)).toStrictEqual([]);
  expect(await reader.ticketsRequestedBy(USER)).toStrictEqual([]);
});

test('one ticket of a user that cannot be understood fails them all', async () => {
  const response = json({ tickets: [rawTicket(), rawTicket({ id: 42, status: 0 })], ...LAST_PAGE });
  await expect(createReader(scripted(response)).ticketsRequestedBy(USER)).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { text: '42: status' },
  });
});

test('organizations by their external id', async () => {
  const transport = scripted(
    json({
      organizations: [rawOrganization(), rawOrganization({ id: 12 })],
      count: 2,
      next_page: null,
    }),
    json({ organizations: [], count: 0, next_page: null, previous_page: null }),
  );
  const reader = createReader(transport);
  const found = await reader.organizationsByExternalId('001 a&b');
  expect(found.map(({ id }) => id)).toStrictEqual([11, 12]);
  expect(await reader.organizationsByExternalId('none')).toStrictEqual([]);
  expect(transport.sent[0]).toStrictEqual({
    path: '/api/v2/organizations/search.json',
    query: { external_id: '001 a&b' },
  });
});

test('organizations by their external id: more than a page is an answer to something else', async () => {
  const response = json({
    organizations: [rawOrganization()],
    next_page: 'https://acme.example/2',
  });
  await expect(
    createReader(scripted(response)).organizationsByExternalId('x'),
  ).rejects.toMatchObject({ code: 'zendesk_bad_answer', values: { text: 'next_page' } });
});

test.each([
  [undefined, 1000],
  [APP_EXPORT_PAGE_SIZE, 300],
])('exports come in pages of the size that was asked for: %s', async (exportPageSize, size) => {
  const transport = scripted(
    json({ tickets: [], end_of_stream: true }),
    json({ users: [], end_of_stream: true }),
    json({ results: [], ...LAST_PAGE }),
    json({ users: [], ...LAST_PAGE }),
  );
  const since = toInstant(Date.UTC(2026, 8, 1));
  const reader = createReader(transport, exportPageSize === undefined ? {} : { exportPageSize });
  await collect(reader.ticketsSince(since));
  await collect(reader.usersChangedSince(since));
  await collect(reader.usersOnDomain('acme.example'));
  await collect(reader.endUsers());
  expect(transport.sent.map(({ query }) => query['per_page'] ?? query['page[size]'])).toStrictEqual(
    [size, size, size, 100],
  );
});

test('a page of tickets of an app stays below 2 MB', () => {
  const largestTicketBytes = 6_000;
  expect(APP_EXPORT_PAGE_SIZE * largestTicketBytes).toBeLessThan(2_000_000);
});
