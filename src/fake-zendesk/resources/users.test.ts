import { expect, test } from 'vitest';
import {
  ADMIN,
  AGENT,
  membership,
  openAccount,
  organization,
  pick,
  pickAll,
  ticket,
  user,
} from '../fake.builders.ts';

const open = (options = {}) =>
  openAccount(
    {
      organizations: [organization(10), organization(11)],
      users: [user(20), user(21, { active: false }), user(22)],
      memberships: [membership(30, 20, 10), membership(31, 20, 11, false)],
      tickets: [ticket(40, 20, { organization_id: 11 })],
    },
    options,
  );

test('users/me tells who asks, and the account’s own address', async () => {
  const { json } = await open().get('users/me.json');
  expect(pick(json, 'user')).toMatchObject({
    id: ADMIN,
    role: 'admin',
    url: `https://sample.zendesk.com/api/v2/users/${ADMIN}.json`,
  });
});

test('users/me answers nobody with a success and no id', async () => {
  const { get } = open({ signedInAs: null });
  const answer = await get('users/me');
  expect(answer.status).toBe(200);
  expect(pick(answer.json, 'user', 'id')).toBeNull();
  expect((await get('users')).status).toBe(401);
});

test.each([
  ['users', [ADMIN, AGENT, 20, 22]],
  ['users?role=end-user', [20, 22]],
  ['users?role[]=admin&role[]=agent', [ADMIN, AGENT]],
])('%s leaves the deleted out', async (path, ids) => {
  expect(pickAll((await open().get(path)).json, 'users')).toEqual(ids);
});

test('a role that does not exist is refused', async () => {
  expect((await open().get('users?role=owner')).status).toBe(400);
});

test('a deleted user can be shown, but not with many', async () => {
  const { get } = open();
  expect(pick((await get('users/21')).json, 'user', 'active')).toBe(false);
  expect(pickAll((await get('users/show_many?ids=20,21')).json, 'users')).toEqual([20]);
});

test('counts by role', async () => {
  const { json } = await open().get('users/count?role=end-user');
  expect(pick(json, 'count', 'value')).toBe(2);
});

test.each([
  { organization_id: 10 },
  { organization_ids: [10] },
  { organization_id: 10, name: 'Same organization as before' },
])('PUT with %j takes the user out of the other organizations', async (change) => {
  const { put, get, pass } = open();
  expect((await put('users/20', { user: change })).status).toBe(200);
  const { json } = await get('users/20/organization_memberships');
  expect(pickAll(json, 'organization_memberships', 'organization_id')).toEqual([10]);
  pass(10);
  expect(pick((await get('tickets/40')).json, 'ticket', 'organization_id')).toBe(10);
});

test('PUT without organizations leaves the memberships alone', async () => {
  const { put, get, pass } = open();
  await put('users/20', { user: { name: 'Renamed' } });
  pass(600);
  const { json } = await get('users/20/organization_memberships');
  expect(pickAll(json, 'organization_memberships')).toEqual([30, 31]);
  expect(pick((await get('tickets/40')).json, 'ticket', 'organization_id')).toBe(11);
});

test('an address that somebody has is refused', async () => {
  const answer = await open().put('users/20', { user: { email: 'USER22@customer.example' } });
  expect(answer.status).toBe(422);
});

test('agents cannot give roles', async () => {
  const { put } = open({ signedInAs: AGENT });
  expect((await put('users/20', { user: { role: 'admin' } })).status).toBe(403);
  expect((await put('users/20', { user: { notes: 'x' } })).status).toBe(200);
});

test('end-users get nothing but themselves', async () => {
  const { get } = open({ signedInAs: 20 });
  expect((await get('users/me')).status).toBe(200);
  expect((await get('organizations')).status).toBe(403);
});

test('tells how many tickets a user requested', async () => {
  const { json } = await open().get('users/20/related');
  expect(pick(json, 'user_related', 'requested_tickets')).toBe(1);
});

test('above a hundred thousand a count is a day old', async () => {
  const { get, fake, pass } = openAccount({
    users: Array.from({ length: 100_001 }, (_, index) => user(10 + index, { email: null })),
  });
  const count = async () => pick((await get('users/count')).json, 'count', 'value');
  const before = await count();
  fake.colleague.deleteUser(10);
  expect(await count()).toBe(before);
  pass(24 * 60 * 60);
  expect(await count()).toBe(Number(before) - 1);
});
