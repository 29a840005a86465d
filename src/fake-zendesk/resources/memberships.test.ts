import { expect, test } from 'vitest';
import {
  membership,
  openAccount,
  organization,
  pick,
  pickAll,
  ticket,
  user,
  type TestAccount,
} from '../fake.builders.ts';

const body = (userId: number, organizationId: number) => ({
  organization_membership: { user_id: userId, organization_id: organizationId },
});

const organizationOf = async (account: TestAccount, ticketId: number): Promise<unknown> =>
  pick((await account.get(`tickets/${ticketId}`)).json, 'ticket', 'organization_id');

const open = (single = false, options = {}) =>
  openAccount(
    {
      multipleOrganizations: !single,
      organizations: [organization(10), organization(11), organization(12)],
      users: [user(20), user(21)],
      memberships: [membership(31, 21, 11), membership(32, 21, 12, false)],
      tickets: [
        ticket(40, 20),
        ticket(41, 21, { organization_id: 11 }),
        ticket(42, 20, { organization_id: 12, status: 'solved' }),
        ticket(43, 20, { status: 'closed' }),
      ],
    },
    options,
  );

test('the first membership is the default', async () => {
  const { post, get } = open();
  const answer = await post('organization_memberships', body(20, 10));
  expect(answer.status).toBe(201);
  expect(pick(answer.json, 'organization_membership')).toMatchObject({
    user_id: 20,
    organization_id: 10,
    default: true,
  });
  expect(pick((await get('users/20')).json, 'user', 'organization_id')).toBe(10);
});

test('a later one is not, and says so with false or null', async () => {
  const { post } = open();
  const answer = await post('organization_memberships', body(21, 10));
  expect([false, null]).toContain(pick(answer.json, 'organization_membership', 'default'));
});

test.each([
  [body(21, 11), 422, 'RecordInvalid'],
  [body(21, 99), 422, 'RecordInvalid'],
  [body(99, 10), 404, 'RecordNotFound'],
  [{}, 400, 'ParameterMissing'],
])('%j is refused with %d', async (sent, status, error) => {
  const answer = await open().post('organization_memberships', sent);
  expect(answer.status).toBe(status);
  expect(pick(answer.json, 'error')).toBe(error);
});

test('a user has three hundred organizations at most', async () => {
  const ids = Array.from({ length: 301 }, (_, index) => 1000 + index);
  const { post } = openAccount({
    organizations: ids.map((id) => organization(id)),
    users: [user(20)],
    memberships: ids
      .slice(0, 299)
      .map((id, index) => membership(5000 + index, 20, id, index === 0)),
  });
  expect((await post('organization_memberships', body(20, 1299))).status).toBe(201);
  expect((await post('organization_memberships', body(20, 1300))).status).toBe(422);
});

test('an additional organization moves no ticket', async () => {
  const account = open();
  await account.post('organization_memberships', body(21, 10));
  account.pass(600);
  expect(await organizationOf(account, 41)).toBe(11);
});

test('a first membership takes the tickets that are not closed along', async () => {
  const account = open();
  await account.post('organization_memberships', body(20, 10));
  expect(await organizationOf(account, 40)).toBeNull();
  account.pass(10);
  expect(await organizationOf(account, 40)).toBe(10);
  expect(await organizationOf(account, 42)).toBe(10);
  expect(await organizationOf(account, 43)).toBeNull();
});

test('unless the account is set to be kinder', async () => {
  const account = open(false, { undocumented: { firstMembershipMovesTickets: false } });
  await account.post('organization_memberships', body(20, 10));
  account.pass(600);
  expect(await organizationOf(account, 40)).toBeNull();
});

test('with one organization a user a new one replaces the old, and tickets move', async () => {
  const account = openAccount({
    multipleOrganizations: false,
    organizations: [organization(10), organization(11)],
    users: [user(21)],
    memberships: [membership(31, 21, 11)],
    tickets: [ticket(41, 21, { organization_id: 11 })],
  });
  await account.post('organization_memberships', body(21, 10));
  const { json } = await account.get('users/21/organization_memberships');
  expect(pickAll(json, 'organization_memberships', 'organization_id')).toEqual([10]);
  account.pass(10);
  expect(await organizationOf(account, 41)).toBe(10);
});

test('or is refused, where the account is set so', async () => {
  const account = open(true, { undocumented: { singleOrganizationReplaces: false } });
  const answer = await account.post('organization_memberships', body(21, 10));
  expect(answer.status).toBe(422);
});

test('make_default answers all memberships, the new default first, and moves no ticket', async () => {
  const account = open();
  const answer = await account.put('users/21/organization_memberships/32/make_default.json');
  expect(answer.status).toBe(200);
  expect(pickAll(answer.json, 'organization_memberships')).toEqual([32, 31]);
  expect(pick(answer.json, 'organization_memberships', 0, 'default')).toBe(true);
  expect(pick(answer.json, 'organization_memberships', 1, 'default')).not.toBe(true);
  account.pass(600);
  expect(await organizationOf(account, 41)).toBe(11);
  expect(pick((await account.get('users/21')).json, 'user', 'organization_id')).toBe(12);
});

test.each(['users/21/organization_memberships/99', 'users/20/organization_memberships/32'])(
  '%s/make_default is a 404',
  async (path) => {
    expect((await open().put(`${path}/make_default`)).status).toBe(404);
  },
);

test('leaving an organization moves its tickets that are not closed, later', async () => {
  const account = open();
  expect((await account.remove('organization_memberships/31')).status).toBe(204);
  expect(await organizationOf(account, 41)).toBe(11);
  account.pass(10);
  expect(await organizationOf(account, 41)).toBe(12);
  expect(pick((await account.get('users/21')).json, 'user', 'organization_id')).toBe(12);
});

test('or files them under none, where the account is set so', async () => {
  const account = open(false, { undocumented: { leavingUserTicketsGoTo: 'none' } });
  await account.remove('organization_memberships/31');
  account.pass(10);
  expect(await organizationOf(account, 41)).toBeNull();
});

test('a move by Zendesk itself leaves updated_at alone', async () => {
  const account = open();
  const before = pick((await account.get('tickets/41')).json, 'ticket', 'updated_at');
  await account.remove('organization_memberships/31');
  account.pass(10);
  expect(pick((await account.get('tickets/41')).json, 'ticket', 'updated_at')).toBe(before);
});

test('include=users brings each user of the page along once', async () => {
  const { json } = await open().get('organization_memberships?include=users&page[size]=100');
  expect(pickAll(json, 'organization_memberships')).toEqual([31, 32]);
  expect(pickAll(json, 'users')).toEqual([21]);
});

test('or is ignored, where the account does not know it', async () => {
  const { json } = await open(false, { membershipSideload: false }).get(
    'organization_memberships?include=users',
  );
  expect(pick(json, 'users')).toBeUndefined();
});

test('memberships of an organization and of a user', async () => {
  const { get } = open();
  const ofOrganization = await get('organizations/12/organization_memberships');
  expect(pickAll(ofOrganization.json, 'organization_memberships')).toEqual([32]);
  expect(pickAll((await get('users/21/organizations')).json, 'organizations')).toEqual([11, 12]);
  expect((await get('users/99/organization_memberships')).status).toBe(404);
  expect((await get('organization_memberships/32')).status).toBe(200);
});

test('the default comes first from page to page', async () => {
  const { get, put } = open();
  await put('users/21/organization_memberships/32/make_default');
  const first = await get('users/21/organization_memberships?page[size]=1');
  expect(pickAll(first.json, 'organization_memberships')).toEqual([32]);
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  const second = await get(`users/21/organization_memberships?page[size]=1&page[after]=${cursor}`);
  expect(pickAll(second.json, 'organization_memberships')).toEqual([31]);
});

test.each([
  [false, '2026-11-12T09:00:00Z'],
  [true, '2026-11-22T09:00:00Z'],
])('a membership moves updated_at of its user: %s', async (membershipMovesUpdatedAt, updated) => {
  const { post, get } = open(false, { undocumented: { membershipMovesUpdatedAt } });
  await post('organization_memberships', body(20, 10));
  expect(pick((await get('users/20')).json, 'user', 'updated_at')).toBe(updated);
});
