import { expect, test } from 'vitest';
import {
  accountSeed,
  ADMIN,
  membership,
  openAccount,
  organization,
  pick,
  pickAll,
  START,
  ticket,
  user,
} from './fake.builders.ts';
import { createFakeZendesk } from './fake-zendesk.ts';
import { FakeConnectionError } from './exchange.ts';
import type { Fault } from './faults.ts';
import { parseFakeState } from './state.ts';

const seed = {
  organizations: [organization(10), organization(11)],
  users: [user(20), user(21)],
  memberships: [membership(30, 20, 10)],
  tickets: [ticket(40, 20, { organization_id: 10 })],
  script: [
    {
      when: 'first_write',
      edit: { kind: 'add_membership', id: 777, user_id: 20, organization_id: 11 },
    },
  ],
} as const;

const setNotes = { organization: { notes: 'seen' } };
const notes = (answer: { readonly json: unknown }) => pick(answer.json, 'organization', 'notes');

test('keeps a log of requests with who asked and what came', async () => {
  const { get, fake, pass } = openAccount(seed);
  await get('organizations/10');
  pass(2);
  await get('organizations/99');
  expect(fake.requestLog).toEqual([
    { at: START, method: 'GET', path: '/api/v2/organizations/10', status: 200, user: ADMIN },
    { at: START + 2000, method: 'GET', path: '/api/v2/organizations/99', status: 404, user: ADMIN },
  ]);
});

test.each([
  '/api/v2/unheard_of.json',
  '/api/v2/',
  '/',
  '/api/v1/organizations',
  '/api/v2/organizations/10/destroy',
])('%s is no endpoint', async (path) => {
  const { fake } = openAccount(seed);
  const answer = await fake.handle({ method: 'GET', path, headers: {}, body: null });
  expect(answer.status).toBe(404);
  expect(answer.body).toContain('InvalidEndpoint');
});

test('a method that an endpoint does not know is no endpoint either', async () => {
  const { post } = openAccount(seed);
  expect((await post('organizations/10', {})).status).toBe(404);
});

test('every endpoint answers with and without .json', async () => {
  const { get } = openAccount(seed);
  expect((await get('organizations.json')).text).toBe((await get('organizations')).text);
});

test('the settings tell whether users may have several organizations', async () => {
  for (const allowed of [true, false]) {
    const { get } = openAccount({ multipleOrganizations: allowed });
    const { json } = await get('account/settings.json');
    expect(pick(json, 'settings', 'user', 'multiple_organizations')).toBe(allowed);
  }
});

test('the script is played once, right before the first write', async () => {
  const { get, put, fake } = openAccount(seed);
  const held = async () =>
    pickAll((await get('users/20/organization_memberships')).json, 'organization_memberships');
  expect(await held()).toEqual([30]);
  await put('organizations/10', setNotes);
  expect(await held()).toEqual([30, 777]);
  fake.colleague.removeMembership(20, 11);
  await put('organizations/11', setNotes);
  expect(await held()).toEqual([30]);
});

test('a write that is not let in does not set the script off', async () => {
  const { put, fake } = openAccount(seed, { signedInAs: null });
  expect((await put('organizations/10', setNotes)).status).toBe(401);
  expect(fake.snapshot().script_done).toBe(false);
});

test('background work waits for its time and is dated to it', async () => {
  const { fake, get, pass } = openAccount(seed);
  expect(fake.nextJobAt()).toBeNull();
  fake.colleague.setDomains(11, ['customer.example']);
  expect(fake.nextJobAt()).toBe(START + 5000);
  pass(600);
  const { json } = await get('organizations/11/organization_memberships');
  expect(pickAll(json, 'organization_memberships', 'created_at')).toEqual([
    '2026-11-22T09:00:05Z',
    '2026-11-22T09:00:05Z',
  ]);
});

test('a snapshot survives JSON and goes on where it was', async () => {
  const first = openAccount(seed);
  await first.put('organizations/10', setNotes);
  first.fake.colleague.setDomains(11, ['customer.example']);
  const state = parseFakeState(JSON.stringify(first.fake.snapshot()));
  if (state === null) throw new Error('the snapshot could not be read');
  const second = openAccount(seed, { state });
  expect(second.fake.snapshot()).toEqual(first.fake.snapshot());
  expect(notes(await second.get('organizations/10'))).toBe('seen');
  await second.put('organizations/11', setNotes);
  expect(second.fake.snapshot().memberships).toHaveLength(2);
  second.pass(5);
  expect(second.fake.snapshot().memberships).toHaveLength(3);
  expect(first.fake.snapshot().memberships).toHaveLength(2);
});

test('what search did not know before the snapshot it does not know after it', async () => {
  const first = openAccount(seed);
  first.fake.colleague.changeEmail(20, 'moved@elsewhere.example');
  const second = openAccount(seed, { state: first.fake.snapshot() });
  const find = async () =>
    pickAll(
      (await second.get('search?query=type:user%20email:*@elsewhere.example')).json,
      'results',
    );
  expect(await find()).toEqual([]);
  second.pass(120);
  expect(await find()).toEqual([20]);
});

test.each(['', '{}', 'null', '{"format":"fake-zendesk/state","version":2}'])(
  '%j is no snapshot',
  (text) => {
    expect(parseFakeState(text)).toBeNull();
  },
);

test('a snapshot of another account is refused', () => {
  const state = openAccount({ ...seed, subdomain: 'other' }).fake.snapshot();
  expect(() => openAccount(seed, { state })).toThrow('other');
});

test('ages count back from the start, not from the clock', async () => {
  const fake = createFakeZendesk(accountSeed(seed), { now: () => START, start: START - 60_000 });
  const { body } = await fake.handle({
    method: 'GET',
    path: '/api/v2/organizations/10',
    headers: {},
    body: null,
  });
  expect(body).toContain('"updated_at":"2026-11-12T08:59:00Z"');
});

test('a seed whose memberships name nobody is refused', () => {
  expect(() => openAccount({ memberships: [membership(30, 99, 10)] })).toThrow('30');
});

const withFault = (fault: Fault) => {
  const account = openAccount(seed);
  account.fake.faults.add(fault);
  return account;
};

test.each([
  [{ kind: 'status', status: 503, headers: { 'retry-after': '7' } }, 503],
  [{ kind: 'plain_text_429', retryAfter: 3 }, 429],
  [{ kind: 'html_body', status: 502 }, 502],
  [{ kind: 'signed_out' }, 401],
] as const)('%j keeps the write from being carried out', async (fault, status) => {
  const { put, get } = withFault(fault);
  expect((await put('organizations/10', setNotes)).status).toBe(status);
  expect(notes(await get('organizations/10'))).toBeNull();
});

test('a refused connection carries nothing out', async () => {
  const { put, get, fake } = withFault({ kind: 'refused_connection' });
  await expect(put('organizations/10', setNotes)).rejects.toBeInstanceOf(FakeConnectionError);
  expect(notes(await get('organizations/10'))).toBeNull();
  expect(fake.requestLog[0]?.status).toBeNull();
});

test.each(['lost_answer', 'cut_body'] as const)('%s breaks after the effect', async (kind) => {
  const { put, get } = withFault({ kind });
  await expect(put('organizations/10', setNotes)).rejects.toMatchObject({
    name: 'FakeConnectionError',
  });
  expect(notes(await get('organizations/10'))).toBe('seen');
});

test('a failure after the effect looks like one before it', async () => {
  const { put, get } = withFault({ kind: 'after_effect_status', status: 500 });
  expect((await put('organizations/10', setNotes)).status).toBe(500);
  expect(notes(await get('organizations/10'))).toBe('seen');
});

test('a malformed body is half of a good one', async () => {
  const { get } = withFault({ kind: 'malformed_body' });
  const broken = await get('organizations/10');
  expect(broken.status).toBe(200);
  expect(broken.json).toBeUndefined();
  expect((await get('organizations/10')).text.startsWith(broken.text)).toBe(true);
});

test('a 429 may or may not tell how long to wait', async () => {
  const { get } = withFault({ kind: 'plain_text_429', retryAfter: null });
  const silent = await get('organizations/10');
  expect(silent.headers['retry-after']).toBeUndefined();
  expect(silent.json).toBeUndefined();
});

test('a delay waits as long as it says', async () => {
  const waited: number[] = [];
  const { get, fake } = openAccount(seed, {
    sleep: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  });
  fake.faults.add({ kind: 'delay', ms: 250 });
  await get('organizations/10');
  await get('organizations/10');
  expect(waited).toEqual([250]);
});

test('a fault strikes the n-th fitting request, as often as it says, and no other', async () => {
  const { get, put } = withFault({
    kind: 'status',
    status: 500,
    match: { method: 'GET', path: /organizations\/10/, nth: 2 },
    times: 2,
  });
  const statuses: number[] = [];
  for (const path of [10, 11, 10, 11, 10, 10])
    statuses.push((await get(`organizations/${path}`)).status);
  expect(statuses).toEqual([200, 200, 500, 200, 500, 200]);
  expect((await put('organizations/10', setNotes)).status).toBe(200);
});

test('a fault can be taken away, and all of them', async () => {
  const { get, fake } = openAccount(seed);
  const remove = fake.faults.add({ kind: 'status', status: 500, match: { path: '/api/v2/' } });
  remove();
  expect((await get('organizations/10')).status).toBe(200);
  fake.faults.add({ kind: 'status', status: 500 });
  fake.faults.clear();
  expect((await get('organizations/10')).status).toBe(200);
});
