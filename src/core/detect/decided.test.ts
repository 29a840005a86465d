import { expect, test } from 'vitest';
import {
  actionsOf,
  auditOf,
  detectionOf,
  situationOf,
  type AuditWish,
} from '../../../tests/support/audit.builders.ts';

const ACME = { id: '001ACME', domains: ['acme.example', 'group.example'] };
const BIRCH = { id: '001BIRCH', domains: ['birch.example', 'group.example'] };
const SHARED: AuditWish = {
  accounts: [ACME, BIRCH],
  organizations: [
    { id: 11, externalId: '001ACME', domainNames: ['acme.example'] },
    { id: 12, externalId: '001BIRCH', domainNames: ['birch.example'] },
  ],
  users: [
    { id: 21, email: 'kim@group.example' },
    { id: 22, email: 'lee@group.example', memberOf: [12] },
    { id: 23, email: 'pat@gmail.com' },
  ],
  tickets: [{ id: 31, requesterId: 23, organizationId: null }],
};

function issuesOf(wish: AuditWish): readonly string[] {
  return detectionOf(wish).issues.map(({ code, subject }) => `${code} ${subject.id}`);
}

function giving(kind: 'domain' | 'address', subject: string, sf_account_id: string): AuditWish {
  return { ...SHARED, decisions: [{ kind, subject, sf_account_id }] };
}

test('without a decision nobody can say whose a user on a shared domain is', () => {
  expect(issuesOf(SHARED)).toEqual(['user_domain_ambiguous 21']);
});

test('a decided domain makes its users those of the account', () => {
  expect(issuesOf(giving('domain', 'group.example', '001ACME'))).toEqual([
    'org_missing_expected_domain 11',
    'user_missing_expected_membership 21',
    'user_missing_expected_membership 22',
  ]);
});

test('a decided address makes one user that of the account, and leaves the others', () => {
  const wish = giving('address', 'KIM@group.example', '001BIRCH');
  expect(issuesOf(wish)).toEqual(['user_missing_expected_membership 21']);
  expect(actionsOf(wish)).toMatchObject([
    { type: 'assign_user_to_org', status: 'prepared', detail: '12' },
  ]);
  expect(issuesOf(giving('address', 'lee@group.example', '001ACME'))).toContain(
    'user_missing_expected_membership 22',
  );
});

test('an address of a personal provider can be decided, and its tickets are compared then', () => {
  expect(issuesOf(giving('address', 'pat@gmail.com', '001ACME'))).toEqual([
    'user_missing_expected_membership 23',
    'user_domain_ambiguous 21',
    'ticket_org_mismatch 31',
  ]);
});

test('an address like the decided one is another', () => {
  expect(issuesOf(giving('address', 'at@gmail.com', '001ACME'))).toEqual(issuesOf(SHARED));
  expect(issuesOf(giving('address', 'pat@gmail.co', '001ACME'))).toEqual(issuesOf(SHARED));
});

test('the user of a decided address who is where the account is raises nothing', () => {
  const users = [{ id: 22, email: 'lee@group.example', memberOf: [12] }];
  expect(issuesOf({ ...giving('address', 'lee@group.example', '001BIRCH'), users })).toEqual([]);
});

test('staff, suspended and deleted users stay out, whatever was decided of their addresses', () => {
  for (const different of [{ role: 'agent' as const }, { suspended: true }, { active: false }]) {
    const users = [{ id: 21, email: 'kim@group.example', ...different }];
    expect(issuesOf({ ...giving('address', 'kim@group.example', '001ACME'), users })).toEqual([]);
  }
});

test('an account that nothing is expected of says nothing of a decided user either', () => {
  const wish = { ...giving('address', 'pat@gmail.com', '001ACME'), organizations: [] };
  expect(issuesOf(wish)).not.toContain('user_missing_expected_membership 23');
  expect(situationOf(wish).standings.userAt(2)).toBe('of_an_account_without_organization');
});

test('an accepted issue is none, is planned nothing for, and stays worth knowing', () => {
  const [issue] = detectionOf(SHARED).issues;
  const until = '2199-12-31';
  const wish = { ...SHARED, decisions: [{ kind: 'issue', subject: issue?.id ?? '', until }] };
  const { detection, plan } = auditOf(wish);
  expect(detection.issues).toEqual([]);
  expect(plan.actions).toEqual([]);
  expect(detection.observations).toContainEqual({
    kind: 'accepted_issue',
    issueId: issue?.id,
    code: 'user_domain_ambiguous',
    accountId: null,
    subjectKind: 'user',
    subjectId: '21',
    detail: '',
    decidedBy: 'Ada',
    reason: 'They told us so',
    until,
  });
});

test('an issue that was accepted until yesterday is back', () => {
  const [issue] = detectionOf(SHARED).issues;
  const accepted = { kind: 'issue', subject: issue?.id ?? '', until: '2001-01-01' };
  const { issues, observations } = detectionOf({ ...SHARED, decisions: [accepted] });
  expect(issues).toHaveLength(1);
  expect(observations).toContainEqual({
    kind: 'decision_set_aside',
    subject: issue?.id,
    why: 'expired',
  });
});

test('what was decided is told, and is under the hash of the plan', () => {
  const wish = giving('address', 'nobody@group.example', '001ACME');
  const [undecided, decided] = [auditOf(SHARED), auditOf(wish)];
  expect(decided.detection.issues).toEqual(undecided.detection.issues);
  expect(decided.detection.observations).toContainEqual({
    kind: 'decision_in_force',
    subject: 'nobody@group.example',
    accountId: '001ACME',
    decidedBy: 'Ada',
    reason: 'They told us so',
    until: null,
  });
  expect(decided.plan.policy.decisions).toEqual([
    {
      kind: 'address',
      subject: 'nobody@group.example',
      sf_account_id: '001ACME',
      decided_by: 'Ada',
      reason: 'They told us so',
      until: null,
    },
  ]);
  expect(decided.plan.plan_hash).not.toBe(undecided.plan.plan_hash);
});

test('memberships of a user whose address was decided are needed unless the user is at home', () => {
  const wish = giving('address', 'pat@gmail.com', '001ACME');
  const { standingOfAddress } = situationOf(wish);
  expect(standingOfAddress('Pat@gmail.com')?.kind).toBe('sole');
  expect(standingOfAddress('kit@gmail.com')?.kind).toBe('personal_mail');
  expect(standingOfAddress('nothing')).toBeNull();
});

test('several decided addresses are judged each by its own account', () => {
  const decisions = [
    { kind: 'address', subject: 'kim@group.example', sf_account_id: '001ACME' },
    { kind: 'address', subject: 'lee@group.example', sf_account_id: '001BIRCH' },
    { kind: 'address', subject: 'pat@gmail.com', sf_account_id: '001BIRCH' },
  ];
  const users = [
    { id: 21, email: 'kim@group.example', memberOf: [11] },
    { id: 22, email: 'lee@group.example', memberOf: [12] },
    { id: 23, email: 'pat@gmail.com', memberOf: [11] },
    { id: 24, email: 'kay@acme.example', memberOf: [11] },
  ];
  expect(issuesOf({ ...SHARED, users, tickets: [], decisions })).toEqual([
    'user_missing_expected_membership 23',
  ]);
});

test('accepting one issue leaves the others, and what was decided of a domain, as they are', () => {
  const users = ['kim', 'lee'].map((name, at) => ({ id: 21 + at, email: `${name}@group.example` }));
  const wish = { ...SHARED, users };
  const [first, second] = detectionOf(wish).issues;
  const decisions = [
    { kind: 'issue', subject: first?.id ?? '', until: '2199-12-31' },
    { kind: 'domain', subject: 'other.example', sf_account_id: '001ACME' },
  ];
  const after = detectionOf({ ...wish, decisions });
  expect(after.issues.filter(({ code }) => code === 'user_domain_ambiguous')).toEqual([second]);
  expect(after.observations.filter(({ kind }) => kind === 'accepted_issue')).toHaveLength(1);
});
