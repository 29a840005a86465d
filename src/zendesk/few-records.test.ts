import { expect, test } from 'vitest';
import { organizationIds, userIds } from '../core/tenant/ids.ts';
import { createReader } from './create-reader.ts';
import { rawMembership, rawOrganization, rawTicket } from './records.builders.ts';
import { json, scripted } from './transport.builders.ts';

const GONE = json({ error: 'RecordNotFound', description: 'Not found' }, 404);
const LAST_PAGE = { meta: { has_more: false, after_cursor: null } };

const organizations = [11, 12].flatMap((id) => organizationIds.parse(String(id)) ?? []);
const [user] = [21].flatMap((id) => userIds.parse(String(id)) ?? []);
if (user === undefined) throw new Error('no id');

test('organizations by id, by external id and by domain take one request each', async () => {
  const transport = scripted(
    json({ organizations: [rawOrganization()], count: 1, next_page: null }),
    json({ organizations: [rawOrganization()], count: 1, next_page: null }),
    json({ results: [{ ...rawOrganization(), result_type: 'organization' }], next_page: null }),
  );
  const reader = createReader(transport);
  expect(await reader.organizationsWithIds(organizations)).toHaveLength(1);
  expect(await reader.organizationsWithExternalIds(['001A', '001B'])).toHaveLength(1);
  expect(await reader.organizationsOnDomains(['a.example', 'b.example'])).toMatchObject({
    records: [{ id: 11 }],
    isComplete: true,
  });
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/organizations/show_many.json', query: { ids: '11,12' } },
    { path: '/api/v2/organizations/show_many.json', query: { external_ids: '001A,001B' } },
    {
      path: '/api/v2/search.json',
      query: { query: 'type:organization domain:a.example domain:b.example' },
    },
  ]);
});

test('a second page of organizations is no answer to either list, but one of a search', async () => {
  const next = { next_page: 'https://acme.zendesk.com/api/v2/whatever.json?page=2' };
  const reader = createReader(
    scripted(
      json({ organizations: [], ...next }),
      json({ organizations: [], ...next }),
      json({ results: [], ...next }),
    ),
  );
  const isBad = { code: 'zendesk_bad_answer' };
  await expect(reader.organizationsWithIds(organizations)).rejects.toMatchObject(isBad);
  await expect(reader.organizationsWithExternalIds(['001A'])).rejects.toMatchObject(isBad);
  expect(await reader.organizationsOnDomains(['a.example'])).toEqual({
    records: [],
    isComplete: false,
  });
});

test('the first page of memberships and of tickets says whether it is all', async () => {
  const transport = scripted(
    json({ organization_memberships: [rawMembership()], ...LAST_PAGE }),
    json({ tickets: [rawTicket()], meta: { has_more: true, after_cursor: 'x' } }),
  );
  const reader = createReader(transport);
  expect((await reader.firstMembershipsOfUser(user)).isComplete).toBe(true);
  expect((await reader.latestTicketsRequestedBy(user)).isComplete).toBe(false);
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/users/21/organization_memberships.json', query: { 'page[size]': 100 } },
    {
      path: '/api/v2/users/21/tickets/requested.json',
      query: { sort: '-updated_at', 'page[size]': 100 },
    },
  ]);
});

test('a user whom Zendesk does not have has no memberships and no tickets', async () => {
  const reader = createReader(scripted(GONE, GONE));
  const nothing = { records: [], isComplete: true };
  expect(await reader.firstMembershipsOfUser(user)).toEqual(nothing);
  expect(await reader.latestTicketsRequestedBy(user)).toEqual(nothing);
});

test('a record that cannot be understood fails the request, for a verdict would rest on it', async () => {
  const broken = rawOrganization({ domain_names: null });
  const reader = createReader(
    scripted(json({ organizations: [broken] }), json({ results: [broken] })),
  );
  const isBad = { code: 'zendesk_bad_answer', values: { text: '11: domain_names' } };
  await expect(reader.organizationsWithIds(organizations)).rejects.toMatchObject(isBad);
  await expect(reader.organizationsOnDomains(['a.example'])).rejects.toMatchObject(isBad);
});
