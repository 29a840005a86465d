import { expect, test } from 'vitest';
import { detectionOf, situationOf } from '../../../tests/support/audit.builders.ts';
import { ISSUE_CODES } from './catalogue.ts';
import { detect, issuesAbout } from './detect.ts';
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

test('issues about some subjects are those of the whole, in the same order', () => {
  const situation = situationOf({
    accounts: [
      { id: 'BIRCH', domains: ['birch.example'] },
      { id: 'ACME', domains: ['b.example', 'a.example'] },
    ],
    organizations: [
      { id: 11, externalId: 'ACME' },
      { id: 12, externalId: 'BIRCH' },
    ],
    users: [
      { id: 99, email: 'lee@birch.example' },
      { id: 98, email: 'max@a.example' },
    ],
    tickets: [
      { id: 41, requesterId: 98 },
      { id: 42, requesterId: 99 },
    ],
  });
  const { issues } = detect(situation);
  const everything = {
    accounts: situation.cases(),
    users: [1, 0],
    tickets: [...situation.tickets].toReversed(),
  };
  expect(issuesAbout(everything, situation)).toEqual(issues);
  expect(issuesAbout({ accounts: [], users: [], tickets: [] }, situation)).toEqual([]);
  const acme = { accounts: situation.cases().slice(0, 1), users: [0], tickets: [] };
  expect(issuesAbout(acme, situation).map(({ subject: { kind, id } }) => `${kind} ${id}`)).toEqual([
    'organization 11',
    'organization 11',
    'user 98',
  ]);
});

test('issues of one code stand in the same order, however they were found', () => {
  const account = (id: string) => ({ id, domains: [`${id.toLowerCase()}.example`] });
  const wish = {
    accounts: ['C10', 'C9', 'B', 'A'].map(account),
    users: ['c10', 'c9', 'b', 'a'].map((name, at) => ({
      id: 20 - at,
      email: `kim@${name}.example`,
    })),
  };
  const { issues } = detectionOf(wish);
  expect(issues.map(({ code, subject }) => [code, subject.id])).toEqual([
    ['account_missing_zendesk_org', 'A'],
    ['account_missing_zendesk_org', 'B'],
    ['account_missing_zendesk_org', 'C10'],
    ['account_missing_zendesk_org', 'C9'],
  ]);
});

test('users who belong to no single account stand behind all others, in order of their numbers', () => {
  const shared = ['SHARED1', 'SHARED2'].map((id) => ({ id, domains: ['group.example'] }));
  const { issues } = detectionOf({
    accounts: shared,
    users: [102, 11, 9].map((id) => ({ id, email: `kim${String(id)}@group.example` })),
  });
  const ambiguous = issues.filter(({ code }) => code === 'user_domain_ambiguous');
  expect(ambiguous.map(({ subject }) => subject.id)).toEqual(['9', '11', '102']);
});
