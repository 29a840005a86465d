import { expect, test } from 'vitest';
import { observed } from '../../../tests/support/audit.builders.ts';

const accounts = [{ id: 'ACME', domains: ['acme.example'] }];

function orphans(...organizations: Parameters<typeof observed>[1]['organizations'] & object) {
  return observed('orphan_organization', { accounts, organizations });
}

test('a blank organization that no account accounts for is an orphan', () => {
  expect(orphans({ id: 11, name: 'Nobody', domainNames: ['other.example'] })).toEqual([
    { kind: 'orphan_organization', organizationId: 11, name: 'Nobody' },
  ]);
});

test('an organization with a claimed domain, a link or an id is no orphan', () => {
  expect(orphans({ id: 11, domainNames: ['Acme.example'] })).toEqual([]);
  expect(orphans({ id: 11, externalId: 'acme' })).toEqual([]);
  expect(orphans({ id: 11, externalId: 'GONE' })).toEqual([]);
});

test('a stored organization is no orphan, and one with a sub-domain only is', () => {
  const stored = { accounts: [{ id: 'ACME', stored: 11 }], organizations: [{ id: 11 }] };
  expect(observed('orphan_organization', stored)).toEqual([]);
  expect(orphans({ id: 11, domainNames: ['mail.acme.example'] }).length).toBe(1);
});

test('an organization with a domain that only a row set aside claims is no orphan', () => {
  const wish = {
    setAside: [{ domains: ['lost.example'] }],
    organizations: [{ id: 11, domainNames: ['lost.example'] }],
  };
  expect(observed('orphan_organization', wish)).toEqual([]);
});

test('an external id that no account has is shown as it stands', () => {
  const organizations = [
    { id: 11, name: 'Former', externalId: ' GONE ' },
    { id: 12, externalId: 'Acme' },
    { id: 13, externalId: '  ' },
  ];
  expect(observed('unknown_external_id', { accounts, organizations })).toEqual([
    { kind: 'unknown_external_id', organizationId: 11, name: 'Former', externalId: ' GONE ' },
  ]);
});

test('a personal domain on an organization is told, linked or not; a company’s is not', () => {
  const organizations = [
    { id: 11, name: 'Acme', externalId: 'ACME', domainNames: ['acme.example', 'GMail.com'] },
    { id: 12, name: 'Orphan', domainNames: ['gmail.com', 'mail.gmail.com'] },
  ];
  expect(observed('personal_domain_on_organization', { accounts, organizations })).toEqual([
    {
      kind: 'personal_domain_on_organization',
      domain: 'gmail.com',
      organizationId: 11,
      name: 'Acme',
    },
    {
      kind: 'personal_domain_on_organization',
      domain: 'gmail.com',
      organizationId: 12,
      name: 'Orphan',
    },
  ]);
});
