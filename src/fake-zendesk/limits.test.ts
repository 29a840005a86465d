import { expect, test } from 'vitest';
import { openAccount, organization, pick, user, type TestAccount } from './fake.builders.ts';

const times = async (count: number, send: () => Promise<{ readonly status: number }>) => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await send()).status);
  return statuses.filter((status) => status === 429).length;
};
const me = ({ get }: TestAccount) => get('users/me');

test.each([
  ['team', 200],
  ['growth', 400],
  ['professional', 400],
  ['enterprise', 700],
  ['enterprise_plus', 2500],
] as const)('the plan %s allows %d requests a minute', async (plan, limit) => {
  const account = openAccount({ plan });
  expect(await times(limit, () => me(account))).toBe(0);
  const refused = await me(account);
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('60');
  expect(refused.headers['content-type']).toContain('text/plain');
  account.pass(60);
  expect((await me(account)).status).toBe(200);
});

test('every answer tells how much is left, errors too', async () => {
  const account = openAccount({ plan: 'team' });
  await me(account);
  const { headers } = await account.get('unheard_of');
  expect(headers).toMatchObject({
    'x-rate-limit': '200',
    'x-rate-limit-remaining': '198',
    'ratelimit-reset': '60',
  });
});

test('an app has a hundred a minute, and is refused with hundreds remaining', async () => {
  const account = openAccount({ plan: 'enterprise' }, { appLimit: true });
  expect(await times(100, () => me(account))).toBe(0);
  const refused = await me(account);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['x-rate-limit-remaining'])).toBe(600);
});

test('all who use an app share seven hundred in five minutes', async () => {
  const people = Array.from({ length: 8 }, (_, index) =>
    user(20 + index, { role: 'agent', email: `agent${index}@helpdesk.example` }),
  );
  const tokens = new Map(people.map((each) => [`secret-${each.id}`, each.id]));
  const account = openAccount({ users: people }, { appLimit: true, tokens });
  const askAs = (id: number) => account.get('users/me', { authorization: `Bearer secret-${id}` });
  for (let id = 20; id < 27; id += 1) expect(await times(100, () => askAs(id))).toBe(0);
  const refused = await askAs(27);
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('300');
  account.pass(300);
  expect((await askAs(27)).status).toBe(200);
});

test.each([
  [false, 10],
  [true, 30],
])('incremental exports share a limit, High Volume %s', async (highVolume, limit) => {
  const account = openAccount({}, { highVolume });
  const paths = ['incremental/users/cursor', 'incremental/organizations'];
  let turn = 0;
  const send = () => account.get(`${paths[(turn += 1) % 2] ?? ''}?start_time=1000`);
  expect(await times(limit, send)).toBe(0);
  const refused = await send();
  expect(refused.status).toBe(429);
  expect(refused.headers['zendesk-ratelimit-incremental-exports']).toContain('remaining=0');
  expect((await me(account)).status).toBe(200);
});

test('an organization takes five updates a minute, another one its own five', async () => {
  const account = openAccount({ organizations: [organization(10), organization(11)] });
  const update = (id: number) =>
    account.put(`organizations/${id}`, { organization: { notes: 'x' } });
  expect(await times(5, () => update(10))).toBe(0);
  const refused = await update(10);
  expect(refused.status).toBe(429);
  expect(pick(refused.json, 'errors', 0, 'code')).toBe('TooManyRequests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await update(11)).status).toBe(200);
});

test('search/export has a hundred a minute', async () => {
  const account = openAccount({ users: [user(20)] });
  const send = () => account.get('search/export?query=role:end-user&filter[type]=user');
  expect(await times(101, send)).toBe(1);
});

test('tickets past page 500 have fifty a minute', async () => {
  const account = openAccount();
  expect(await times(51, () => account.get('tickets?per_page=1&page=501'))).toBe(1);
  expect(await times(51, () => account.get('tickets?per_page=1&page=500'))).toBe(0);
});

test('a refused request is not carried out', async () => {
  const account = openAccount({ organizations: [organization(10)] }, { requestsPerMinute: 1 });
  await me(account);
  await account.put('organizations/10', { organization: { external_id: 'x' } });
  account.pass(60);
  const { json } = await account.get('organizations/10');
  expect(pick(json, 'organization', 'external_id')).toBeNull();
});
