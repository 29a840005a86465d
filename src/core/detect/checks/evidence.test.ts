import { expect, test } from 'vitest';
import { issuesOf } from '../../../../tests/support/audit.builders.ts';

const ACME = { id: 'ACME', domains: ['acme.example'] };
const BIRCH = { id: 'BIRCH', domains: ['birch.example'] };

test('a missing organization says how many audited users write from sole domains', () => {
  const [issue] = issuesOf('account_missing_zendesk_org', {
    accounts: [
      { id: 'ACME', domains: ['acme.example', 'acme.test', 'group.example'] },
      { id: 'BIRCH', domains: ['group.example'] },
    ],
    users: [
      { id: 21, email: 'kim@acme.example' },
      { id: 22, email: 'lee@ACME.test' },
      { id: 23, email: 'max@acme.example', suspended: true },
      { id: 24, email: 'noa@group.example' },
      { id: 25, email: 'pia@mail.acme.example' },
    ],
  });
  expect(issue?.evidence).toEqual({
    domains: ['acme.example', 'acme.test', 'group.example'],
    auditedUsers: 2,
  });
});

test('candidates say raw values, how they were found and who else claims them', () => {
  const [issue] = issuesOf('org_missing_external_id', {
    accounts: [ACME, BIRCH],
    organizations: [
      { id: 11, name: 'Both', externalId: ' ', domainNames: ['ACME.example', 'birch.example'] },
    ],
  });
  expect(issue?.evidence).toEqual({
    candidates: [
      {
        id: 11,
        name: 'Both',
        externalId: ' ',
        domainNames: ['ACME.example', 'birch.example'],
        foundBy: 'domain',
        claimedBy: ['BIRCH'],
      },
    ],
  });
});

test('a conflict with a linked organization names both, and whose the stored one is', () => {
  const [issue] = issuesOf('org_external_id_conflict', {
    accounts: [{ ...ACME, stored: 12 }, BIRCH],
    organizations: [
      { id: 11, externalId: 'ACME', domainNames: ['acme.example'] },
      { id: 12, externalId: 'BIRCH', domainNames: ['birch.example'] },
    ],
  });
  expect(issue?.evidence).toMatchObject({
    candidates: [{ id: 12, foundBy: 'stored_id', claimedBy: ['BIRCH'] }],
    linked: { id: 11, externalId: 'ACME' },
  });
});

test('duplicates are named in order of id, with their raw spellings', () => {
  const [issue] = issuesOf('org_duplicate_external_id', {
    accounts: [ACME],
    organizations: [
      { id: 12, externalId: ' acme' },
      { id: 11, externalId: 'ACME' },
    ],
  });
  expect(issue?.evidence).toMatchObject({
    linked: [
      { id: 11, externalId: 'ACME' },
      { id: 12, externalId: ' acme' },
    ],
  });
});

test('an attached domain names all other holders, and whether the expected one has it too', () => {
  const [issue] = issuesOf('org_domain_attached_elsewhere', {
    accounts: [ACME],
    organizations: [
      { id: 11, externalId: 'ACME', domainNames: ['Acme.Example'] },
      { id: 13, domainNames: ['acme.example'] },
      { id: 12, externalId: 'GONE', domainNames: ['acme.example'] },
    ],
  });
  expect(issue?.evidence).toMatchObject({
    expected: { id: 11, standing: 'linked' },
    domain: 'acme.example',
    source: 'domain',
    holders: [{ id: 12 }, { id: 13 }],
    isOnExpected: true,
  });
});

test('a user is shown with the raw address and every organization', () => {
  const [issue] = issuesOf('user_default_org_not_expected', {
    accounts: [ACME],
    organizations: [{ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }],
    users: [{ id: 21, email: 'Kim@Acme.Example', memberOf: [13, 11] }],
  });
  expect(issue?.evidence).toMatchObject({
    user: {
      id: 21,
      email: 'Kim@Acme.Example',
      domain: 'acme.example',
      defaultOrganizationId: 13,
      organizationIds: [11, 13],
    },
    membershipId: 2102,
  });
});

test('a shared domain names its claimants in order, and counts rows that were set aside', () => {
  const [issue] = issuesOf('user_domain_ambiguous', {
    accounts: [{ id: 'b', domains: ['acme.example'] }, ACME],
    setAside: [{ domains: ['acme.example'] }, { id: 'acme', domains: ['acme.example'] }],
    users: [{ id: 21, email: 'kim@acme.example' }],
  });
  expect(issue?.evidence).toMatchObject({ claimants: ['ACME', 'b'], setAsideClaims: 1 });
});
