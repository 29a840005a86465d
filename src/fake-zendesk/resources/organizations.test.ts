import { expect, test } from 'vitest';
import {
  AGENT,
  membership,
  openAccount,
  organization,
  pick,
  pickAll,
  ticket,
  user,
} from '../fake.builders.ts';

const put = (organizationChange: unknown) => ({ organization: organizationChange });

test('shows one with all its fields', async () => {
  const { get } = openAccount({ organizations: [organization(10, { external_id: '001A' })] });
  const { json, status } = await get('organizations/10.json');
  expect(status).toBe(200);
  expect(pick(json, 'organization')).toMatchObject({
    id: 10,
    url: 'https://sample.zendesk.com/api/v2/organizations/10.json',
    external_id: '001A',
    domain_names: [],
    shared_tickets: false,
    updated_at: '2026-11-12T09:00:00Z',
  });
});

test.each([
  ['organizations/99', 404, 'RecordNotFound'],
  ['organizations/10/unheard_of', 404, 'InvalidEndpoint'],
])('%s is a %d', async (path, status, error) => {
  const answer = await openAccount({ organizations: [organization(10)] }).get(path);
  expect(answer.status).toBe(status);
  expect(pick(answer.json, 'error')).toBe(error);
});

test('an id that is no number is a bad request', async () => {
  const answer = await openAccount().get('organizations/ten');
  expect(answer.status).toBe(400);
});

test('the external id search is exact and looks past case', async () => {
  const { get } = openAccount({
    organizations: [
      organization(10, { external_id: '001ABC' }),
      organization(11, { external_id: '001abc' }),
      organization(12, { external_id: '001ABCD' }),
    ],
  });
  const { json } = await get('organizations/search?external_id=001Abc');
  expect(pickAll(json, 'organizations')).toEqual([10, 11]);
});

test('show_many takes ids or external ids, up to a hundred', async () => {
  const { get } = openAccount({
    organizations: [organization(10, { external_id: 'x' }), organization(11)],
  });
  expect(
    pickAll((await get('organizations/show_many?ids=11,10,99')).json, 'organizations'),
  ).toEqual([10, 11]);
  expect(
    pickAll((await get('organizations/show_many?external_ids=X')).json, 'organizations'),
  ).toEqual([10]);
  const many = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
  expect((await get(`organizations/show_many?ids=${many}`)).status).toBe(400);
});

test.each([10, 11, 12])(
  'an external id that organization %d would share is refused',
  async (id) => {
    const { put: send, get } = openAccount({
      organizations: [
        organization(9, { external_id: '001ABC' }),
        ...[10, 11, 12].map((each) => organization(each)),
      ],
    });
    const answer = await send(`organizations/${id}`, put({ external_id: '001abc' }));
    expect(answer.status).toBe(422);
    expect(pick(answer.json, 'error')).toBe('RecordInvalid');
    const key = id % 3 === 0 ? 'name' : 'external_id';
    expect(pick(answer.json, 'details', key, 0, 'description')).toBe(
      'External has already been taken',
    );
    expect(pick((await get(`organizations/${id}`)).json, 'organization', 'external_id')).toBeNull();
  },
);

test('blank external ids are not compared, and its own is nobody else’s', async () => {
  const { put: send } = openAccount({
    organizations: [organization(9, { external_id: '' }), organization(10, { external_id: 'a' })],
  });
  expect((await send('organizations/10', put({ external_id: 'A' }))).status).toBe(200);
  expect((await send('organizations/10', put({ external_id: '' }))).status).toBe(200);
  expect((await send('organizations/9', put({ external_id: '' }))).status).toBe(200);
});

test('a body that holds the id is answered with a warning', async () => {
  const { put: send } = openAccount({ organizations: [organization(10)] });
  const warned = await send('organizations/10', put({ id: 10, notes: 'x' }));
  expect(warned.headers['x-zendesk-api-warn']).toContain('id');
  const plain = await send('organizations/10', put({ notes: 'x' }));
  expect(plain.headers['x-zendesk-api-warn']).toBeUndefined();
});

test('what a body does not name stays', async () => {
  const { put: send } = openAccount({
    organizations: [organization(10, { external_id: 'a', domain_names: ['a.example'] })],
  });
  const { json } = await send('organizations/10', put({ external_id: 'b' }));
  expect(pick(json, 'organization')).toMatchObject({
    external_id: 'b',
    domain_names: ['a.example'],
    updated_at: '2026-11-22T09:00:00Z',
  });
});

test('agents may change notes and nothing else', async () => {
  const { put: send, get } = openAccount(
    { organizations: [organization(10)] },
    { signedInAs: AGENT },
  );
  expect((await send('organizations/10', put({ notes: 'call back' }))).status).toBe(200);
  for (const change of [
    { external_id: 'x' },
    { domain_names: ['a.example'] },
    { notes: 'x', name: 'y' },
  ]) {
    const answer = await send('organizations/10', put(change));
    expect(answer.status).toBe(403);
  }
  expect(pick((await get('organizations/10')).json, 'organization', 'domain_names')).toEqual([]);
  expect((await get('organizations/search?external_id=x')).status).toBe(403);
});

const domainAccount = () =>
  openAccount({
    organizations: [
      organization(10, { domain_names: ['old.example'] }),
      organization(11, { name: 'Another' }),
    ],
    users: [
      user(21, { email: 'verified@new.example' }),
      user(22, { email: 'unverified@new.example', verified: false }),
      user(23, { email: 'suspended@new.example', suspended: true }),
      user(24, { email: 'agent@new.example', role: 'agent' }),
      user(25, { email: 'gone@new.example', active: false }),
      user(26, { email: 'sub@mail.new.example' }),
      user(27, { email: 'mapped@old.example' }),
      user(28, { email: 'elsewhere@new.example' }),
    ],
    memberships: [membership(31, 27, 10), membership(32, 28, 11)],
    tickets: [
      ticket(41, 27, { organization_id: 10 }),
      ticket(42, 27, { organization_id: 10, status: 'closed' }),
      ticket(43, 28, { organization_id: 11 }),
      ticket(44, 27, { organization_id: 10, status: 'solved' }),
    ],
  });

test('a new domain enrols everybody verified on it, later and not at once', async () => {
  const { put: send, get, pass } = domainAccount();
  const answer = await send(
    'organizations/10',
    put({ domain_names: ['old.example', 'new.example'] }),
  );
  expect(pick(answer.json, 'organization', 'domain_names')).toEqual(['old.example', 'new.example']);
  expect(pickAll((await get('organizations/10/users')).json, 'users')).toEqual([27]);
  pass(5);
  expect(pickAll((await get('organizations/10/users')).json, 'users')).toEqual([21, 23, 27, 28]);
  expect(pick((await get('users/28')).json, 'user', 'organization_id')).toBe(11);
});

test('an enrolled user who had an organization already keeps their tickets where they are', async () => {
  const { put: send, get, pass } = domainAccount();
  await send('organizations/10', put({ domain_names: ['old.example', 'new.example'] }));
  pass(600);
  expect(pick((await get('tickets/43')).json, 'ticket', 'organization_id')).toBe(11);
});

test('an unverified user is mapped at the next edit of their profile', async () => {
  const { put: send, get, pass, fake } = domainAccount();
  await send('organizations/10', put({ domain_names: ['old.example', 'new.example'] }));
  pass(600);
  expect(pick((await get('users/22')).json, 'user', 'organization_id')).toBeNull();
  fake.colleague.editProfile(22, { name: 'Renamed' });
  expect(pick((await get('users/22')).json, 'user', 'organization_id')).toBe(10);
});

test('a user with a secondary address on the domain is enrolled as well', async () => {
  const { put: send, get, pass, fake } = domainAccount();
  fake.colleague.addSecondaryEmail(26, 'second@new.example');
  await send('organizations/10', put({ domain_names: ['old.example', 'new.example'] }));
  pass(5);
  expect(pickAll((await get('organizations/10/users')).json, 'users')).toContain(26);
});

test('a dropped domain takes its users out and moves their tickets that are not closed', async () => {
  const { put: send, get, pass } = domainAccount();
  await send('organizations/10', put({ domain_names: ['new.example'] }));
  pass(5);
  expect(
    pickAll((await get('users/27/organization_memberships')).json, 'organization_memberships'),
  ).toEqual([]);
  expect(pick((await get('tickets/41')).json, 'ticket', 'organization_id')).toBe(10);
  pass(10);
  expect(pick((await get('tickets/41')).json, 'ticket', 'organization_id')).toBeNull();
  expect(pick((await get('tickets/44')).json, 'ticket', 'organization_id')).toBeNull();
  expect(pick((await get('tickets/42')).json, 'ticket', 'organization_id')).toBe(10);
});

test('a dropped domain leaves members alone whom a person added', async () => {
  const {
    put: send,
    get,
    pass,
    post,
  } = openAccount({
    organizations: [organization(10, { domain_names: ['old.example'] })],
    users: [user(27, { email: 'byhand@old.example' })],
  });
  await post('organization_memberships', {
    organization_membership: { user_id: 27, organization_id: 10 },
  });
  await send('organizations/10', put({ domain_names: [] }));
  pass(600);
  expect(pickAll((await get('organizations/10/users')).json, 'users')).toEqual([27]);
});

test('two who write the list at once lose one domain, as there is no lock', async () => {
  const { put: send, get } = domainAccount();
  await send('organizations/10', put({ domain_names: ['old.example', 'mine.example'] }));
  await send('organizations/10', put({ domain_names: ['old.example', 'yours.example'] }));
  expect(pick((await get('organizations/10')).json, 'organization', 'domain_names')).toEqual([
    'old.example',
    'yours.example',
  ]);
});

test('a domain that another organization has is accepted, and new users go to the first by name', async () => {
  const { put: send, get, fake } = domainAccount();
  const answer = await send('organizations/11', put({ domain_names: ['old.example'] }));
  expect(answer.status).toBe(200);
  const { userId } = fake.colleague.receiveRequest({
    email: 'fresh@old.example',
    name: 'Fresh Sample',
    subject: 'Hello',
  });
  expect(pick((await get(`users/${userId}`)).json, 'user', 'organization_id')).toBe(11);
});

test('a new user’s ticket follows the domain', async () => {
  const { get, fake } = domainAccount();
  const { ticketId } = fake.colleague.receiveRequest({
    email: 'fresh@old.example',
    name: 'Fresh Sample',
    subject: 'Hello',
  });
  expect(pick((await get(`tickets/${ticketId}`)).json, 'ticket', 'organization_id')).toBe(10);
});

test('a deleted organization is gone, with its members’ open tickets', async () => {
  const { remove, get, pass } = domainAccount();
  expect((await remove('organizations/10')).status).toBe(204);
  expect((await get('organizations/10')).status).toBe(404);
  pass(10);
  expect(pick((await get('tickets/41')).json, 'ticket', 'organization_id')).toBeNull();
});

test('related counts members and tickets', async () => {
  const { json } = await domainAccount().get('organizations/10/related');
  expect(pick(json, 'organization_related')).toEqual({ tickets_count: 3, users_count: 1 });
});

test('a body without the organization, or that is no JSON, is refused', async () => {
  const { put: send, fake } = openAccount({ organizations: [organization(10)] });
  expect((await send('organizations/10', { external_id: 'x' })).status).toBe(400);
  const broken = await fake.handle({
    method: 'PUT',
    path: '/api/v2/organizations/10',
    headers: { 'content-type': 'application/json' },
    body: '{"organization":',
  });
  expect(broken.status).toBe(422);
  const untyped = await fake.handle({
    method: 'PUT',
    path: '/api/v2/organizations/10',
    headers: {},
    body: '{"organization":{"notes":"x"}}',
  });
  expect(untyped.status).toBe(400);
});

test('a domain that was dropped and restored at once has lost its members all the same', async () => {
  const { put: send, get, pass } = domainAccount();
  await send('organizations/10', put({ domain_names: [] }));
  await send('organizations/10', put({ domain_names: ['old.example'] }));
  pass(600);
  const { json } = await get('users/27/organization_memberships');
  expect(pickAll(json, 'organization_memberships')).not.toContain(31);
});

test('an added domain joins the allowlist and stays there', async () => {
  const { put: send, fake } = domainAccount();
  await send('organizations/10', put({ domain_names: ['old.example', 'New.Example'] }));
  await send('organizations/10', put({ domain_names: ['old.example'] }));
  expect(fake.snapshot().allowlist).toEqual(['new.example']);
});

test('one organization a user: a domain takes its users away from where they were', async () => {
  const {
    put: send,
    get,
    pass,
  } = openAccount({
    multipleOrganizations: false,
    organizations: [organization(10), organization(11)],
    users: [user(28, { email: 'elsewhere@new.example' })],
    memberships: [membership(32, 28, 11)],
    tickets: [ticket(43, 28, { organization_id: 11 })],
  });
  await send('organizations/10', put({ domain_names: ['new.example'] }));
  pass(15);
  expect(pick((await get('users/28')).json, 'user', 'organization_id')).toBe(10);
  expect(pick((await get('tickets/43')).json, 'ticket', 'organization_id')).toBe(10);
});
