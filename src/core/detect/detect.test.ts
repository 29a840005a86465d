import { expect, test } from 'vitest';
import { detectionOf } from '../../../tests/support/audit.builders.ts';
import { ISSUE_CODES } from './catalogue.ts';
import { ACCOUNT_CHECKS, DOMAIN_CHECKS, TICKET_CHECKS, USER_CHECKS } from './checks/registry.ts';

test('every code has exactly one check', () => {
  const checked = [...ACCOUNT_CHECKS, ...DOMAIN_CHECKS, ...USER_CHECKS, ...TICKET_CHECKS];
  expect(checked.map(({ code }) => code).toSorted()).toEqual(ISSUE_CODES.toSorted());
});

test('issues stand in order of code, account with none last, and subject as a number', () => {
  const { issues } = detectionOf({
    accounts: [
      { id: 'BIRCH', domains: ['birch.example', 'group.example'] },
      { id: 'ACME', domains: ['b.example', 'a.example', 'group.example'] },
    ],
    organizations: [
      { id: 11, externalId: 'ACME' },
      { id: 12, externalId: 'BIRCH', domainNames: ['birch.example'] },
    ],
    users: [
      { id: 100, email: 'kim@birch.example' },
      { id: 99, email: 'lee@birch.example' },
      { id: 98, email: 'max@a.example' },
      { id: 97, email: 'noa@group.example' },
    ],
  });
  expect(
    issues.map(({ code, accountId, subject, detail }) => [code, accountId, subject.id, detail]),
  ).toEqual([
    ['org_missing_expected_domain', 'ACME', '11', 'a.example'],
    ['org_missing_expected_domain', 'ACME', '11', 'b.example'],
    ['user_missing_expected_membership', 'ACME', '98', ''],
    ['user_missing_expected_membership', 'BIRCH', '99', ''],
    ['user_missing_expected_membership', 'BIRCH', '100', ''],
    ['user_domain_ambiguous', null, '97', ''],
  ]);
});
