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

const HOUR = 60;

const open = (options = {}) =>
  openAccount(
    {
      organizations: [
        organization(10, { name: 'Blue Harbour', external_id: '001A' }),
        organization(11, {
          name: 'Green Valley',
          domain_names: ['valley.example', 'GREEN.test'],
        }),
      ],
      users: [
        user(20, { email: 'one@north.example', name: 'Ina Sample' }),
        user(21, { email: 'two@mail.north.example', suspended: true }),
        user(22, { email: 'three@south.example', verified: false, age: 2 * HOUR }),
        user(23, { email: 'four@north.example', role: 'agent' }),
      ],
      memberships: [membership(30, 20, 10), membership(31, 20, 11, false)],
      tickets: [
        ticket(40, 20, { organization_id: 10, status: 'solved' }),
        ticket(41, 20, { status: 'closed' }),
        ticket(42, 22, { status: 'pending', subject: 'Printer "Big Blue" on fire' }),
      ],
    },
    options,
  );

const search = async ({ get }: TestAccount, query: string): Promise<unknown[]> =>
  pickAll((await get(`search?query=${encodeURIComponent(query)}`)).json, 'results');

test.each([
  ['type:user email:*@north.example', [23, 20]],
  ['type:user email:north.example', [23, 21, 20]],
  ['type:user email:one@north.example', [20]],
  ['type:user email:ONE@NORTH.EXAMPLE', [20]],
  ['type:user email:orth.example', []],
  ['type:user role:end-user organization:none', [22, 21]],
  ['type:user organization:11', [20]],
  ['type:user organization:1', []],
  ['type:user role:agent email:*@north.example', [23]],
  ['type:user email:*@north.example -role:agent', [20]],
  ['type:user role:agent role:admin email:*@north.example', [23]],
  ['type:user is_suspended:true', [21]],
  ['type:user verified:false', [22]],
  ['type:user updated>=2026-11-22', [22]],
  ['type:user updated>2026-11-22T06:59:59Z', [22]],
  ['type:user updated>2026-11-22T07:00:00Z', []],
  ['type:user role:end-user updated<24hours', [21, 20]],
  ['type:ticket requester:20', [41, 40]],
  ['type:ticket requester:one@north.example', [41, 40]],
  ['type:ticket requester:20 status<closed', [40]],
  ['type:ticket status<solved', [42]],
  ['type:ticket status:solved status:closed', [41, 40]],
  ['type:ticket organization:none', [42, 41]],
  ['type:ticket subject:"on fire"', [42]],
  ['type:organization external_id:001a', [10]],
  ['type:organization name:"green valley"', [11]],
  ['type:organization domain:valley.example', [11]],
  ['type:organization domain:green.test domain:north.example', [11]],
  ['type:organization domain:alley.example', []],
  ['type:organization domain:mail.valley.example', []],
  ['type:organization harbour', [10]],
  ['ina', [20]],
  ['type:user unheard_of:word', []],
])('%s', async (query, ids) => {
  expect(await search(open(), query)).toEqual(ids);
});

test('a search names the type of each result and the count of all', async () => {
  const { json } = await open().get('search?query=type:user%20role:end-user&per_page=1');
  expect(pick(json, 'results', 0, 'result_type')).toBe('user');
  expect(pick(json, 'count')).toBe(3);
  expect(pick(json, 'next_page')).toContain('page=2');
});

test('counts without records', async () => {
  const { json } = await open().get('search/count?query=type:ticket%20status:solved');
  expect(json).toEqual({ count: 1 });
});

test('the index lags: a change shows two minutes later', async () => {
  const account = open();
  account.fake.colleague.changeEmail(22, 'three@north.example');
  const north = 'type:user email:*@north.example';
  expect(await search(account, north)).toEqual([23, 20]);
  expect(await search(account, 'type:user email:*@south.example')).toEqual([22]);
  account.pass(119);
  expect(await search(account, north)).toEqual([23, 20]);
  account.pass(1);
  expect(await search(account, north)).toEqual([23, 22, 20]);
  expect(await search(account, 'type:user email:*@south.example')).toEqual([]);
});

test('a membership lags as well', async () => {
  const account = open();
  account.fake.colleague.addMembership(22, 10);
  expect(await search(account, 'type:user organization:10')).toEqual([20]);
  expect(await search(account, 'type:user role:end-user organization:none')).toEqual([22, 21]);
  account.pass(120);
  expect(await search(account, 'type:user organization:10')).toEqual([22, 20]);
});

test('a deleted user is found until the index knows', async () => {
  const account = open();
  account.fake.colleague.deleteUser(22);
  expect(await search(account, 'type:user email:*@south.example')).toEqual([22]);
  account.pass(120);
  expect(await search(account, 'type:user email:*@south.example')).toEqual([]);
});

test('without a lag changes show at once', async () => {
  const account = open({ delays: { searchIndex: 0 } });
  account.fake.colleague.changeEmail(22, 'three@north.example');
  account.pass(1);
  expect(await search(account, 'type:user email:*@north.example')).toEqual([23, 22, 20]);
});

test('a search ends at a thousand results', async () => {
  const { get } = openAccount({
    users: Array.from({ length: 1100 }, (_, index) => user(100 + index)),
  });
  const path = 'search?query=type:user%20role:end-user';
  const last = await get(`${path}&page=10`);
  expect(last.status).toBe(200);
  expect(pick(last.json, 'count')).toBe(1100);
  expect((await get(`${path}&page=11`)).status).toBe(422);
});

const exportPath = 'search/export?query=role:end-user&filter[type]=user&page[size]=2';

test('an export leads by cursor through everything, in the order of creation', async () => {
  const { get } = open();
  const first = await get(exportPath);
  expect(pickAll(first.json, 'results')).toEqual([21, 20]);
  expect(pick(first.json, 'meta', 'has_more')).toBe(true);
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  const second = await get(`${exportPath}&page[after]=${cursor}`);
  expect(pickAll(second.json, 'results')).toEqual([22]);
  expect(pick(second.json, 'meta', 'has_more')).toBe(false);
});

test('an export can go on from a moment of creation, in whatever order ids were given', async () => {
  const { get } = openAccount({ users: [21, 22, 23, 424].map((id) => user(id, { age: 5_000 })) });
  const path = 'search/export?query=role:end-user&filter[type]=user';
  const whole = await get(path);
  const created = pickAll(whole.json, 'results', 'created_at').map(String);
  expect(pickAll(whole.json, 'results')).toEqual([424, 23, 22, 21]);
  expect([...created].sort()).toEqual(created);
  const rest = await get(
    `${path}&query=role:end-user+created>=${created[2] ?? ''}`.replace('query=role:end-user&', ''),
  );
  expect(pickAll(rest.json, 'results')).toEqual([22, 21]);
});

test('its cursor lives an hour', async () => {
  const { get, pass } = open();
  const cursor = String(pick((await get(exportPath)).json, 'meta', 'after_cursor'));
  pass(3600);
  expect((await get(`${exportPath}&page[after]=${cursor}`)).status).toBe(200);
  pass(1);
  expect((await get(`${exportPath}&page[after]=${cursor}`)).status).toBe(400);
});

test.each([
  ['search/export?query=role:end-user', 400],
  ['search/export?query=type:user&filter[type]=user', 422],
  ['search/export?query=role:end-user&filter[type]=user&page[size]=1001', 400],
  ['search/export?query=role:end-user&filter[type]=user&page[size]=1000', 200],
  ['search/export?filter[type]=user', 400],
  ['search', 400],
])('%s is answered with %d', async (path, status) => {
  expect((await open().get(path)).status).toBe(status);
});

test('users/search goes by words or, at once, by external id', async () => {
  const { get, put } = open();
  expect(pickAll((await get('users/search?query=ina')).json, 'users')).toEqual([20]);
  await put('users/22', { user: { external_id: 'crm-22' } });
  expect(pickAll((await get('users/search?external_id=CRM-22')).json, 'users')).toEqual([22]);
});
