import { beforeAll, describe, expect, test } from 'vitest';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import {
  accountSeed,
  membership,
  organization,
  pick,
  START,
  ticket,
  user,
} from '../../src/fake-zendesk/fake.builders.ts';
import { ROUTES } from '../../src/fake-zendesk/routes.ts';
import { isDocumentPresent, loadDocument } from './document.ts';
import { VALUE_GAPS } from './known-gaps.ts';
import { openContract, type Contract } from './openapi.ts';

const seed = accountSeed({
  organizations: [
    organization(10, { external_id: '001A', domain_names: ['customer.example'] }),
    organization(11, { shared_tickets: true }),
  ],
  users: [
    user(20),
    user(21, { email: null, verified: false }),
    user(22, { active: false }),
    user(23, { suspended: true, ticket_restriction: 'organization' }),
  ],
  memberships: [membership(30, 20, 10), membership(33, 20, 11, false), membership(31, 23, 10)],
  tickets: Array.from({ length: 12 }, (_, index) =>
    ticket(40 + index, 20, {
      organization_id: index % 2 === 0 ? 10 : null,
      status:
        (['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const)[index % 6] ?? 'open',
    }),
  ).concat(ticket(60, 20, { status: 'deleted' })),
});

const open = (signedInAs?: number | null): FakeZendesk =>
  createFakeZendesk(seed, {
    now: () => START,
    ...(signedInAs === undefined ? {} : { signedInAs }),
  });

const READS = [
  'users/me.json',
  'account/settings.json',
  'organizations.json',
  'organizations.json?page[size]=1',
  'organizations/count.json',
  'organizations/show_many.json?ids=10,11',
  'organizations/show_many.json?external_ids=001A',
  'organizations/search.json?external_id=001A',
  'organizations/search.json?name=Organization 10',
  'organizations/10.json',
  'organizations/10/users.json?page[size]=100',
  'organizations/10/organization_memberships.json?page[size]=100',
  'organizations/10/related.json',
  'users.json?role=end-user&page[size]=100',
  'users.json?role[]=admin&role[]=agent',
  'users/count.json?role=end-user',
  'users/show_many.json?ids=20,21',
  'users/search.json?query=User',
  'users/20.json',
  'users/22.json',
  'users/20/organization_memberships.json',
  'users/20/organizations.json',
  'users/20/tickets/requested.json?page[size]=100&sort=-updated_at',
  'users/20/related.json',
  'organization_memberships.json?include=users&page[size]=100',
  'organization_memberships/30.json',
  'tickets.json?page[size]=100',
  'tickets.json?sort_by=updated_at&sort_order=desc',
  'tickets/count.json',
  'tickets/show_many.json?ids=40,41,42,43,44,45',
  'tickets/41.json',
  'incremental/tickets/cursor.json?start_time=1000&per_page=1000&exclude_deleted=true',
  'incremental/tickets/cursor.json?start_time=1000',
  'incremental/users/cursor.json?start_time=1000',
  'incremental/organizations.json?start_time=1000',
  'search.json?query=type:user email:*@customer.example',
  'search.json?query=type:ticket status<closed',
  'search.json?query=type:organization',
  'search.json?query=type:organization domain:customer.example domain:customer.test',
  'search/count.json?query=type:user',
  'search/export.json?query=role:end-user&filter[type]=user&page[size]=1000',
];

const WRITES: readonly (readonly [string, string, unknown, number])[] = [
  ['PUT', 'organizations/11.json', { organization: { external_id: '001B' } }, 200],
  ['PUT', 'organizations/11.json', { organization: { domain_names: ['b.example'] } }, 200],
  [
    'POST',
    'organization_memberships.json',
    { organization_membership: { user_id: 21, organization_id: 10 } },
    201,
  ],
  ['PUT', 'users/20/organization_memberships/33/make_default.json', null, 200],
  ['PUT', 'users/20.json', { user: { name: 'Renamed' } }, 200],
  ['PUT', 'tickets/41.json', { ticket: { subject: 'Changed' } }, 200],
  ['DELETE', 'organization_memberships/31.json', null, 204],
  ['DELETE', 'organizations/11.json', null, 204],
];

const ask = async (fake: FakeZendesk, method: string, path: string, body: unknown = null) => {
  const response = await fake.handle({
    method,
    path: `/api/v2/${path}`,
    headers: { 'content-type': 'application/json' },
    body: body === null ? null : JSON.stringify(body),
  });
  const json: unknown = response.body === '' ? undefined : JSON.parse(response.body);
  return { status: response.status, json };
};

if (!isDocumentPresent)
  test.skip(
    'Zendesk’s OpenAPI document is not beside the repository, so nothing was held against it',
  );

describe.runIf(isDocumentPresent)('the fake account against Zendesk’s OpenAPI document', () => {
  let contract: Contract;
  const answers = new Map<string, unknown>();
  beforeAll(async () => {
    contract = openContract();
    for (const path of READS) answers.set(path, (await ask(open(), 'GET', path)).json);
    answers.set('users/me', (await ask(open(null), 'GET', 'users/me')).json);
  });

  test.each(READS)('GET %s', async (path) => {
    const { status, json } = await ask(open(), 'GET', path);
    expect(status).toBe(200);
    expect(contract.validateRequest('GET', `/api/v2/${path}`, undefined)).toEqual([]);
    expect(contract.validateResponse('GET', `/api/v2/${path}`, 200, json)).toEqual([]);
  });

  test.each(WRITES)('%s %s', async (method, path, body, status) => {
    const answer = await ask(open(), method, path, body);
    expect(answer.status).toBe(status);
    expect(contract.validateRequest(method, `/api/v2/${path}`, body)).toEqual([]);
    expect(contract.validateResponse(method, `/api/v2/${path}`, status, answer.json)).toEqual([]);
  });

  test('users/me for nobody', async () => {
    const { json } = await ask(open(null), 'GET', 'users/me.json');
    expect(contract.validateResponse('GET', '/api/v2/users/me', 200, json)).toEqual([]);
  });

  test('the 429 of an organization’s own limit', async () => {
    const fake = open();
    for (let index = 0; index < 5; index += 1)
      await ask(fake, 'PUT', 'organizations/10.json', { organization: { notes: 'x' } });
    const { status, json } = await ask(fake, 'PUT', 'organizations/10.json', {
      organization: { notes: 'x' },
    });
    expect(status).toBe(429);
    expect(pick(json, 'errors', 0, 'code')).toBeTypeOf('string');
    expect(contract.validateResponse('PUT', '/api/v2/organizations/10', 429, json)).toEqual([]);
  });

  test('every endpoint of the fake is held against the document', () => {
    const asked = new Set(
      [...READS.map((path) => ['GET', path] as const), ...WRITES].map(
        ([method, path]) =>
          `${method} ${path.replace(/(\.json)?(\?.*)?$/, '').replace(/\d+/g, '*')}`,
      ),
    );
    const missing = ROUTES.map((route) => `${route.method} ${route.segments.join('/')}`).filter(
      (endpoint) => !asked.has(endpoint),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ['OrganizationObject', 'organizations/10', 'organization', []],
    ['OrganizationMembershipObject', 'organization_memberships/30', 'organization_membership', []],
    // An alternative way to set the photo; no answer holds it.
    ['UserForAdmin', 'users/20', 'user', ['remote_photo_url']],
    // What only a request or an agent’s view of one ticket holds.
    [
      'TicketObject',
      'tickets/41',
      'ticket',
      ['collaborators', 'macro_ids', 'via_followup_source_id'],
    ],
  ])('a record has every documented field of %s', async (schema, path, name, left) => {
    const { json } = await ask(open(), 'GET', path);
    const properties = loadDocument().components.schemas[schema]?.['properties'] ?? {};
    const documented = Object.entries(properties)
      .filter(([, property]) => pick(property, 'writeOnly') !== true)
      .map(([key]) => key);
    const missing = documented.filter((key) => pick(json, name, key) === undefined);
    expect(missing.sort()).toEqual(left);
  });

  test.each(VALUE_GAPS)('the gap $schema.$property: $allows is still one', (gap) => {
    const without = openContract(VALUE_GAPS.filter((each) => each !== gap));
    const problems = [...answers].flatMap(([path, json]) =>
      without.validateResponse('GET', `/api/v2/${path}`, 200, json),
    );
    expect(problems.length).toBeGreaterThan(0);
  });

  test.each([
    ['an unknown path', 'GET', '/api/v2/organizations/10/secrets', undefined],
    ['an unknown method', 'PATCH', '/api/v2/organizations/10', undefined],
    ['an unknown parameter', 'GET', '/api/v2/organizations?colour=blue', undefined],
    ['text where an id belongs', 'GET', '/api/v2/organizations/ten', undefined],
    [
      'a body where none belongs',
      'PUT',
      '/api/v2/users/20/organization_memberships/30/make_default',
      {},
    ],
    ['a body without its envelope', 'PUT', '/api/v2/organizations/10', { external_id: 'x' }],
    [
      'a list of domains as text',
      'PUT',
      '/api/v2/organizations/10',
      { organization: { domain_names: 'a' } },
    ],
    [
      'a membership without its user',
      'POST',
      '/api/v2/organization_memberships',
      { organization_membership: { organization_id: 10 } },
    ],
    ['a write without a body', 'POST', '/api/v2/organization_memberships', null],
  ])('a request with %s is found out', (_, method, path, body) => {
    expect(contract.validateRequest(method, path, body)).not.toEqual([]);
  });

  test.each([
    ['/api/v2/organizations', { organizations: [{ id: '10', name: 'x' }] }],
    ['/api/v2/organizations', { organizations: [{ id: 10 }] }],
    ['/api/v2/organizations/10', { organization: { name: 'x', domain_names: null } }],
    ['/api/v2/tickets/41', { ticket: { requester_id: 20, status: 'frozen' } }],
    ['/api/v2/users/20/organization_memberships', { organization_memberships: [{ user_id: 20 }] }],
  ])('an answer of %s out of form is found out', (path, json) => {
    expect(contract.validateResponse('GET', path, 200, json)).not.toEqual([]);
  });
});
