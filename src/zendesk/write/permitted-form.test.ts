import { describe, expect, test } from 'vitest';
import type { WritePermit } from './permit.ts';
import { isOfPermittedForm } from './permitted-form.ts';
import { ALLOWED, ASSIGN, DOMAIN, LINK, MOVE, PERMITS } from './write.builders.ts';
import type { WriteRequest } from './write-request.ts';

function passes(permit: WritePermit, change: Partial<WriteRequest> = {}): boolean {
  return isOfPermittedForm({ ...ALLOWED[permit.type], ...change }, permit);
}

test.each(PERMITS)('the request of $type passes', (permit) => {
  expect(passes(permit)).toBe(true);
});

test.each(PERMITS.flatMap((permit) => PERMITS.map((other) => [permit.type, other] as const)))(
  'the request of %s passes for no other permit ($type)',
  (type, other) => {
    expect(isOfPermittedForm(ALLOWED[type], other)).toBe(type === other.type);
  },
);

describe.each(PERMITS)('method and path of $type', (permit) => {
  const { method, path } = ALLOWED[permit.type];
  const otherWrite = method === 'PUT' ? 'POST' : 'PUT';

  test.each(['GET', 'DELETE', 'PATCH', 'HEAD', otherWrite, method.toLowerCase(), `${method} `, ''])(
    'the method %j is refused',
    (wrong) => {
      expect(passes(permit, { method: wrong })).toBe(false);
    },
  );

  test.each([
    `${path}/`,
    `${path}?`,
    `${path}?include=users`,
    `${path}#`,
    `${path}\n`,
    ` ${path}`,
    path.replace('.json', ''),
    path.replace('.json', '.JSON'),
    path.replace('.json', 'Xjson'),
    path.replace('/api/v2/', '/api/v1/'),
    path.replace('/api/v2/', '/api//v2/'),
    path.replace('/api/v2/', '/api/v2/../v2/'),
    path.replace('/api/v2/', ''),
    path.slice(1),
    `https://elsewhere.example${path}`,
    `//elsewhere.example${path}`,
    encodeURI(path).replace('organization', 'org%61nization'),
    path.replace('organization', 'ｏrganization'),
    path.toUpperCase(),
    '/api/v2/organizations.json',
    '/api/v2/organizations/update_many.json',
    '/api/v2/organizations/11/merge.json',
    '/api/v2/users/21.json',
    '/api/v2/users/update_many.json',
    '/api/v2/tickets/1.json',
    '/api/v2/organization_memberships/create_many.json',
    '/api/v2/organization_memberships/31.json',
    '/api/v2/users/21/organizations/11/make_default.json',
  ])('the path %j is refused', (wrong) => {
    expect(passes(permit, { path: wrong })).toBe(false);
  });
});

test.each([
  [LINK, '/api/v2/organizations/12.json'],
  [LINK, '/api/v2/organizations/011.json'],
  [LINK, '/api/v2/organizations/11.0.json'],
  [LINK, '/api/v2/organizations/+11.json'],
  [LINK, '/api/v2/organizations/1e1.json'],
  [LINK, '/api/v2/organizations/١١.json'],
  [LINK, '/api/v2/organizations/11,12.json'],
  [DOMAIN, '/api/v2/organizations/12.json'],
  [MOVE, '/api/v2/users/22/organization_memberships/31/make_default.json'],
  [MOVE, '/api/v2/users/21/organization_memberships/32/make_default.json'],
  [MOVE, '/api/v2/users/31/organization_memberships/21/make_default.json'],
  [MOVE, '/api/v2/users/21/organization_memberships/31/make_default.json.json'],
  [MOVE, '/api/v2/organization_memberships/31/make_default.json'],
])('$0.type: another record or spelling of it is refused: %2$s', (permit, path) => {
  expect(passes(permit, { path })).toBe(false);
});

test.each([
  ['no body', null],
  ['an empty body', ''],
  ['no JSON', 'external_id=001ACME001'],
  ['another id', '{"organization":{"external_id":"001ACME002"}}'],
  ['another case', '{"organization":{"external_id":"001acme001"}}'],
  ['a number', '{"organization":{"external_id":1}}'],
  ['nothing to set', '{"organization":{"external_id":null}}'],
  ['an empty id', '{"organization":{"external_id":""}}'],
  ['a key beside it', '{"organization":{"external_id":"001ACME001","name":"Acme"}}'],
  ['an id beside it', '{"organization":{"id":11,"external_id":"001ACME001"}}'],
  ['domains beside it', '{"organization":{"external_id":"001ACME001","domain_names":[]}}'],
  ['a key at the top', '{"organization":{"external_id":"001ACME001"},"user":{}}'],
  ['a prototype at the top', '{"organization":{"external_id":"001ACME001"},"__proto__":{}}'],
  ['a prototype inside', '{"organization":{"external_id":"001ACME001","__proto__":{}}}'],
  [
    'the key twice, the last one right',
    '{"organization":{"external_id":"x","external_id":"001ACME001"}}',
  ],
  ['the whole twice', '{"organization":{"name":"x"},"organization":{"external_id":"001ACME001"}}'],
  ['white space', '{"organization": {"external_id":"001ACME001"}}'],
  ['an escaped letter', '{"organization":{"external_id":"001\\u0041CME001"}}'],
  ['a byte order mark', '\ufeff{"organization":{"external_id":"001ACME001"}}'],
  ['something after it', '{"organization":{"external_id":"001ACME001"}}{}'],
  ['a list around it', '[{"organization":{"external_id":"001ACME001"}}]'],
  ['several organizations', '{"organizations":[{"id":11,"external_id":"001ACME001"}]}'],
  ['a ticket', '{"ticket":{"organization_id":11}}'],
  ['a user', '{"user":{"organization_id":11}}'],
])('an external id with %s is refused', (_, body) => {
  expect(passes(LINK, { body })).toBe(false);
});

const OLD = ['Acme.example', 'acme-labs.example'] as const;

test.each<[string, unknown]>([
  ['that loses one', [OLD[0], 'acme.test']],
  ['that loses all', ['acme.test']],
  ['without the new one', OLD],
  ['that is empty', []],
  ['in another order', [OLD[1], OLD[0], 'acme.test']],
  ['with the new one first', ['acme.test', ...OLD]],
  ['with the new one in between', [OLD[0], 'acme.test', OLD[1]]],
  ['that repeats an old one', [OLD[0], OLD[0], OLD[1], 'acme.test']],
  ['that repeats one in place of another', [OLD[0], OLD[0], 'acme.test']],
  ['that repeats the new one', [...OLD, 'acme.test', 'acme.test']],
  ['with another case', ['acme.example', OLD[1], 'acme.test']],
  ['with the new one in another case', [...OLD, 'Acme.test']],
  ['with a look-alike', [...OLD, 'аcme.test']],
  ['with another new one', [...OLD, 'other.test']],
  ['with two new ones', [...OLD, 'other.test', 'acme.test']],
  ['with an empty name', [...OLD, '', 'acme.test']],
  ['with null', [OLD[0], null, 'acme.test']],
  ['in one text', [...OLD, 'acme.test'].join(',')],
  ['in a list', [[...OLD, 'acme.test']]],
])('a list of domains %s is refused', (_, domain_names) => {
  expect(passes(DOMAIN, { body: JSON.stringify({ organization: { domain_names } }) })).toBe(false);
});

test.each(['external_id', 'id', 'name', 'shared_tickets', 'organization_fields', '__proto__'])(
  'a list of domains with %s beside it is refused',
  (key) => {
    const list = JSON.stringify([...OLD, 'acme.test']);
    const body = `{"organization":{"domain_names":${list},${JSON.stringify(key)}:null}}`;
    expect(passes(DOMAIN, { body })).toBe(false);
  },
);

test('a domain that is in the list already, or is none, is not added', () => {
  const add = (domain: string, domainNamesJustRead: readonly string[]) => {
    const body = JSON.stringify({
      organization: { domain_names: [...domainNamesJustRead, domain] },
    });
    return isOfPermittedForm(
      { ...ALLOWED.add_org_domain, body },
      { ...DOMAIN, domain, domainNamesJustRead },
    );
  };
  expect(add('acme.test', ['acme.example'])).toBe(true);
  expect(add('acme.test', [])).toBe(true);
  expect(add('acme.test', ['acme.test'])).toBe(false);
  expect(add('', ['acme.example'])).toBe(false);
});

test.each([
  ['no body', null],
  ['another user', { user_id: 22, organization_id: 11 }],
  ['another organization', { user_id: 21, organization_id: 12 }],
  ['the two exchanged', { user_id: 11, organization_id: 21 }],
  ['ids as text', { user_id: '21', organization_id: '11' }],
  ['one key', { user_id: 21 }],
  ['a default', { user_id: 21, organization_id: 11, default: true }],
  ['ticket access', { user_id: 21, organization_id: 11, view_tickets: true }],
  ['a fraction', { user_id: 21.5, organization_id: 11 }],
])('a membership with %s is refused', (_, membership) => {
  const body = membership && JSON.stringify({ organization_membership: membership });
  expect(passes(ASSIGN, { body })).toBe(false);
});

test.each([
  '{"organization_membership":{"user_id":21.0,"organization_id":11}}',
  '{"organization_membership":{"user_id":2.1e1,"organization_id":11}}',
  '{"organization_membership":{"organization_id":11,"user_id":22,"user_id":21}}',
  '{"organization_memberships":[{"user_id":21,"organization_id":11}]}',
  '{"user":{"organization_id":11}}',
])('a membership as %s is refused', (body) => {
  expect(passes(ASSIGN, { body })).toBe(false);
});

test.each(['', '{}', 'null', '{"user":{"organization_id":11}}', '{"organization_id":11}'])(
  'a new default has no body, not even %j',
  (body) => {
    expect(passes(MOVE, { body })).toBe(false);
  },
);

test.each(PERMITS)('a user is never updated, whatever the permit: $type', (permit) => {
  for (const key of ['organization_id', 'organization_ids', 'role'])
    for (const path of ['/api/v2/users/21.json', '/api/v2/users/21', '/api/v2/users/me.json']) {
      const body = JSON.stringify({ user: { [key]: 11 } });
      expect(isOfPermittedForm({ method: 'PUT', path, body }, permit)).toBe(false);
    }
});
