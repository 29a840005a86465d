import { describe, expect, test } from 'vitest';
import { auditOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import type { Issue } from '../detect/issue.ts';
import { writePlan } from '../plan/plan-file.ts';
import { compareAudits, readEarlierAudit, type Comparison } from './compare.ts';
import { issuesCsv } from './issues-csv.ts';

const ACCOUNT = { id: '001ACME', name: 'Acme', domains: ['acme.example'] };
const LINKED = { id: 11, externalId: '001ACME', domainNames: ['acme.example'] };
const OTHER = { id: 12 };
const PAT = { id: 21, email: 'pat@acme.example' };
const MISSING = { accounts: [ACCOUNT], organizations: [LINKED, OTHER], users: [PAT] };

const sentence = ({ code, detail }: Issue) => `${code}, "${detail}"\r\nsecond line`;

/** The artifacts of an audit of a wish, as its folder holds them. */
function filesOf(wish: AuditWish): readonly [issues: string, plan: string] {
  const { detection, plan } = auditOf(wish);
  return [issuesCsv(detection.issues, plan, 'sample', sentence), writePlan(plan)];
}

function compared(earlier: AuditWish, later: AuditWish): Comparison {
  const { detection } = auditOf(later);
  return compareAudits(readEarlierAudit(...filesOf(earlier)), detection, sentence);
}

function codesOf(comparison: Comparison) {
  const codes = (issues: Comparison['gone']) => issues.map(({ code }) => code);
  return {
    gone: codes(comparison.gone),
    fresh: codes(comparison.fresh),
    continued: codes(comparison.continued),
    unchanged: codes(comparison.unchanged),
  };
}

const NOTHING = { gone: [], fresh: [], continued: [], unchanged: [] };

test('the same data twice are unchanged, whatever is in their sentences', () => {
  const comparison = compared(MISSING, MISSING);
  expect(codesOf(comparison)).toEqual({
    ...NOTHING,
    unchanged: ['user_missing_expected_membership'],
  });
  expect(comparison.unchanged[0]).toMatchObject({
    accountId: '001ACME',
    subjectId: '21',
    sentence: 'user_missing_expected_membership, ""\r\nsecond line',
  });
});

test('what was repaired is gone, with the sentence of the earlier audit', () => {
  const comparison = compared(MISSING, { ...MISSING, users: [{ ...PAT, memberOf: [11] }] });
  expect(codesOf(comparison)).toEqual({ ...NOTHING, gone: ['user_missing_expected_membership'] });
  expect(comparison.gone[0]?.sentence).toContain('second line');
});

test('what was not there before is new', () => {
  const repaired = { ...MISSING, users: [{ ...PAT, memberOf: [11] }] };
  expect(codesOf(compared(repaired, MISSING))).toEqual({
    ...NOTHING,
    fresh: ['user_missing_expected_membership'],
  });
});

test('an issue with no single account is compared as well', () => {
  const wish = {
    accounts: [ACCOUNT, { id: '001BETA', domains: ['acme.example'] }],
    users: [PAT],
  };
  const comparison = compared(wish, wish);
  const ambiguous = comparison.unchanged.find(({ code }) => code === 'user_domain_ambiguous');
  expect(ambiguous?.accountId).toBeNull();
});

describe('a user who was assigned and keeps another default', () => {
  const before = { ...MISSING, users: [{ ...PAT, memberOf: [12] }] };
  const after = { ...MISSING, users: [{ ...PAT, memberOf: [12, 11] }] };

  test('continues an issue that the earlier plan foresaw', () => {
    expect(codesOf(compared(before, after))).toEqual({
      ...NOTHING,
      gone: ['user_missing_expected_membership'],
      continued: ['user_default_org_not_expected'],
    });
  });

  test('is new where nobody foresaw it: the user had no other organization then', () => {
    expect(codesOf(compared(MISSING, after))).toMatchObject({
      fresh: ['user_default_org_not_expected'],
      continued: [],
    });
  });

  test('is new where it is another user than the foreseen one', () => {
    const sam = { id: 22, email: 'sam@acme.example' };
    const users = [
      { ...PAT, memberOf: [11] },
      { ...sam, memberOf: [12, 11] },
    ];
    const earlier = { ...MISSING, users: [...before.users, { ...sam, memberOf: [11] }] };
    expect(codesOf(compared(earlier, { ...MISSING, users }))).toMatchObject({
      fresh: ['user_default_org_not_expected'],
      continued: [],
    });
  });
});

test('every issue of either audit stands in exactly one list', () => {
  const [earlier, later] = [MISSING, { ...MISSING, organizations: [OTHER] }];
  const { gone, fresh, continued, unchanged } = compared(earlier, later);
  const ids = [...gone, ...fresh, ...continued, ...unchanged].map(({ id }) => id);
  const all = [earlier, later].flatMap((wish) =>
    auditOf(wish).detection.issues.map(({ id }) => id),
  );
  expect([...ids].sort()).toEqual([...new Set(all)].sort());
});

test.each([
  ['an empty file', ''],
  ['another CSV', 'sf_account_id,account_name\r\n001ACME,Acme\r\n'],
  ['a CSV that begins alike and lacks columns', 'issue_id,code\r\nissue_1,x\r\n'],
  ['a page', '<!doctype html>'],
])('%s is no issues.csv', (_, csv) => {
  expect(() => readEarlierAudit(csv, filesOf(MISSING)[1])).toThrow(
    expect.objectContaining({
      code: 'earlier_audit_unreadable',
      values: { file: 'issues.csv' },
    }),
  );
});

test.each([
  ['an empty file', ''],
  ['half a file', filesOf(MISSING)[1].slice(0, -20)],
  ['other JSON', '{}'],
  ['a plan of another version', filesOf(MISSING)[1].replace('"version": 2', '"version": 1')],
])('%s is no fix_plan.json', (_, plan) => {
  expect(() => readEarlierAudit(filesOf(MISSING)[0], plan)).toThrow(
    expect.objectContaining({
      code: 'earlier_audit_unreadable',
      values: { file: 'fix_plan.json' },
    }),
  );
});

test('an audit that found nothing can be compared with', () => {
  const clean = { accounts: [ACCOUNT], organizations: [LINKED] };
  expect(codesOf(compared(clean, clean))).toEqual(NOTHING);
});

test('what was accepted since is neither gone nor there', () => {
  const [issue] = auditOf(MISSING).detection.issues;
  const decisions = [{ kind: 'issue', subject: issue?.id ?? '', until: '2199-12-31' }];
  expect(codesOf(compared(MISSING, { ...MISSING, decisions }))).toEqual(NOTHING);
  expect(codesOf(compared({ ...MISSING, decisions }, MISSING))).toEqual({
    ...NOTHING,
    fresh: ['user_missing_expected_membership'],
  });
});
