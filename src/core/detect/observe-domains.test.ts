import { expect, test } from 'vitest';
import { observed } from '../../../tests/support/audit.builders.ts';

const accounts = [{ id: 'ACME', domains: ['acme.example'] }];

test('one domain on several organizations, whoever claims it', () => {
  const organizations = [
    { id: 12, domainNames: ['other.example'] },
    { id: 11, domainNames: ['OTHER.example', 'mail.other.example'] },
  ];
  expect(observed('domain_on_several_organizations', { organizations })).toEqual([
    { kind: 'domain_on_several_organizations', domain: 'other.example', organizationIds: [11, 12] },
  ]);
});

test('a domain twice on one organization is on one organization', () => {
  const organizations = [{ id: 11, domainNames: ['other.example', 'Other.Example'] }];
  expect(observed('domain_on_several_organizations', { organizations })).toEqual([]);
});

test('a domain that several accounts claim, and one that a row set aside claims as well', () => {
  const wish = {
    accounts: [
      { id: 'B', domains: ['x.example', 'z.example'] },
      { id: 'A', domains: ['x.example', 'y.example'] },
    ],
    setAside: [{ domains: ['y.example', 'lost.example'] }],
  };
  expect(observed('shared_domain', wish)).toEqual([
    { kind: 'shared_domain', domain: 'x.example', accountIds: ['A', 'B'], setAsideClaims: 0 },
    { kind: 'shared_domain', domain: 'y.example', accountIds: ['A'], setAsideClaims: 1 },
  ]);
});

test('audited users on a sub-domain of a claimed domain are counted', () => {
  const users = [
    { id: 21, email: 'kim@eu.acme.example' },
    { id: 22, email: 'lee@EU.acme.example' },
    { id: 23, email: 'max@eu.acme.example', suspended: true },
    { id: 24, email: 'noa@a.b.acme.example' },
    { id: 25, email: 'pia@acme.example' },
    { id: 26, email: 'quin@notacme.example' },
  ];
  expect(observed('users_on_subdomain', { accounts, users })).toEqual([
    {
      kind: 'users_on_subdomain',
      accountId: 'ACME',
      domain: 'acme.example',
      subdomain: 'a.b.acme.example',
      users: 1,
    },
    {
      kind: 'users_on_subdomain',
      accountId: 'ACME',
      domain: 'acme.example',
      subdomain: 'eu.acme.example',
      users: 2,
    },
  ]);
});

test('the nearest claimed domain counts, and a sub-domain that is claimed itself is none', () => {
  const nested = [
    { id: 'ACME', domains: ['acme.example'] },
    { id: 'BIRCH', domains: ['eu.acme.example'] },
  ];
  const users = [
    { id: 21, email: 'kim@eu.acme.example' },
    { id: 22, email: 'lee@north.eu.acme.example' },
  ];
  expect(observed('users_on_subdomain', { accounts: nested, users })).toMatchObject([
    { accountId: 'BIRCH', domain: 'eu.acme.example', subdomain: 'north.eu.acme.example', users: 1 },
  ]);
});

test('nobody is reported on a sub-domain where no audited user writes from it', () => {
  const users = [{ id: 21, email: 'kim@eu.acme.example', active: false }];
  expect(observed('users_on_subdomain', { accounts, users })).toEqual([]);
});
