import { expect, test } from 'vitest';
import { organizationIds } from '../core/tenant/ids.ts';
import { createReader } from './create-reader.ts';
import { readMembershipsWithUsers } from './membership-stream.ts';
import { rawMembership, rawUser } from './records.builders.ts';
import { collect, json, scripted } from './transport.builders.ts';

const LAST = { meta: { has_more: false, after_cursor: null } };

test('brings memberships and their users, page by page', async () => {
  const transport = scripted(
    json({
      organization_memberships: [rawMembership()],
      users: [rawUser(), rawUser({ id: 22, role: 'agent' })],
      meta: { has_more: true, after_cursor: 'c1' },
    }),
    json({ organization_memberships: [rawMembership({ id: 32, user_id: 0 })], users: [], ...LAST }),
  );
  const [first, second] = await collect(readMembershipsWithUsers(transport));
  expect(first?.memberships.records.map(({ id }) => id)).toStrictEqual([31]);
  expect(first?.users?.records.map(({ id }) => id)).toStrictEqual([21, 22]);
  expect(second?.memberships.unreadable).toStrictEqual([{ id: '32', why: 'user_id' }]);
  expect(transport.sent.map(({ query }) => query)).toStrictEqual([
    { include: 'users', 'page[size]': 100 },
    { include: 'users', 'page[size]': 100, 'page[after]': 'c1' },
  ]);
});

test('says where users are not brought along; an empty list lacks none', async () => {
  const without = scripted(json({ organization_memberships: [rawMembership()], ...LAST }));
  expect(await collect(readMembershipsWithUsers(without))).toMatchObject([{ users: null }]);
  const empty = scripted(json({ organization_memberships: [], ...LAST }));
  expect(await collect(readMembershipsWithUsers(empty))).toMatchObject([
    { users: { records: [] } },
  ]);
});

test.each([
  ['missing', null],
  ['repeated', 'c1'],
])('a cursor that is %s is no answer', async (_name, cursor) => {
  const page = (after: string | null) =>
    json({
      organization_memberships: [rawMembership()],
      users: [],
      meta: { has_more: true, after_cursor: after },
    });
  const transport = scripted(page('c1'), page(cursor));
  await expect(collect(readMembershipsWithUsers(transport))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
  });
});

test('users and memberships of one organization, none where it is gone', async () => {
  const id = organizationIds.parse('11');
  if (id === null) throw new Error('an id');
  const gone = json({ error: 'RecordNotFound', description: 'Not found' }, 404);
  const transport = scripted(
    json({ users: [rawUser()], ...LAST }),
    json({ organization_memberships: [rawMembership()], ...LAST }),
    gone,
    gone,
  );
  const reader = createReader(transport);
  expect((await collect(reader.usersOfOrganization(id)))[0]?.records).toHaveLength(1);
  expect((await collect(reader.membershipsOfOrganization(id)))[0]?.records).toHaveLength(1);
  expect(await collect(reader.usersOfOrganization(id))).toMatchObject([{ records: [] }]);
  expect(await collect(reader.membershipsOfOrganization(id))).toMatchObject([{ records: [] }]);
  expect(transport.sent.slice(0, 2).map(({ path }) => path)).toStrictEqual([
    '/api/v2/organizations/11/users.json',
    '/api/v2/organizations/11/organization_memberships.json',
  ]);
});
