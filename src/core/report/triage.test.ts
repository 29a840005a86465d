import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ISSUE_CODES } from '../detect/catalogue.ts';
import type { Issue, IssueCode } from '../detect/issue.ts';
import { BLOCKED_REASONS, GUARD_REASONS } from '../plan/plan-format.ts';
import { accountId, accountWithoutOrganization, issue, issueUnder } from './report.builders.ts';
import { NO_SINGLE_ACCOUNT, triageRows, type CountedAction, type TriageRow } from './triage.ts';

function prepared(account: string | null): CountedAction {
  return { sf_account_id: account, status: 'prepared', blocked_reason: null };
}

function blocked(
  account: string | null,
  reason: NonNullable<CountedAction['blocked_reason']> = 'org_not_linked',
): CountedAction {
  return { sf_account_id: account, status: 'blocked', blocked_reason: reason };
}

function onlyRow(issues: readonly Issue[], actions: readonly CountedAction[]): TriageRow {
  const [row, ...others] = triageRows(issues, actions);
  expect(others).toEqual([]);
  if (!row) throw new Error('no row');
  return row;
}

function accountsInOrder(issues: readonly Issue[]): readonly (string | null)[] {
  return triageRows(issues, []).map((row) => row.accountId);
}

test('no issues make no rows', () => {
  expect(triageRows([], [])).toEqual([]);
});

test('a row counts the issues and actions of its account', () => {
  const issues = [
    issueUnder('A', 'org_missing_expected_domain'),
    issueUnder('A', 'ticket_org_mismatch'),
  ];
  expect(onlyRow(issues, [prepared('A')])).toEqual({
    accountId: accountId('A'),
    accountName: 'Account A',
    totalIssueCount: 2,
    preparedActionCount: 1,
    blockedActionCount: 0,
    rowState: 'safe',
    topIssueCodes: ['org_missing_expected_domain', 'ticket_org_mismatch'],
    topBlockedReasons: [],
    worstRisk: 'medium',
    isWithoutWriters: false,
  });
});

describe('row state', () => {
  const cases: readonly [string, readonly IssueCode[], readonly CountedAction[]][] = [
    ['safe', ['user_default_org_not_expected'], [prepared('A')]],
    ['safe', ['user_default_org_not_expected', 'ticket_org_mismatch'], [prepared('A')]],
    ['blocked', ['org_duplicate_external_id'], [blocked('A')]],
    ['blocked', ['org_duplicate_external_id', 'ticket_org_mismatch'], [blocked('A')]],
    ['mixed', ['org_missing_expected_domain'], [prepared('A'), blocked('A')]],
    ['ticket-only', ['ticket_org_mismatch', 'ticket_org_mismatch'], []],
    ['ticket-only', ['ticket_resolution_blocked_duplicate_external_id'], []],
    ['review', ['account_missing_zendesk_org'], []],
    ['review', ['account_missing_zendesk_org', 'ticket_org_mismatch'], []],
    ['review', ['org_domain_attached_elsewhere'], []],
  ];
  test.each(cases)('%s: %j', (state, codes, actions) => {
    const issues = codes.map((code) => issueUnder('A', code));
    expect(onlyRow(issues, actions).rowState).toBe(state);
  });
});

describe('order of rows', () => {
  test('worst risk comes before the number of issues', () => {
    const issues = [
      ...Array.from({ length: 3 }, () => issueUnder('A', 'ticket_org_mismatch')),
      issueUnder('B', 'org_missing_external_id'),
      issueUnder('C', 'org_duplicate_external_id'),
    ];
    expect(accountsInOrder(issues)).toEqual(['C', 'B', 'A']);
  });

  test('the worst risk of a row is that of its worst issue', () => {
    const issues = [
      issueUnder('A', 'org_missing_external_id'),
      issueUnder('B', 'ticket_org_mismatch'),
      issueUnder('B', 'org_duplicate_external_id'),
    ];
    expect(triageRows(issues, []).map((row) => row.worstRisk)).toEqual(['critical', 'high']);
  });

  test('among equal risks more issues come first, then the id by code unit', () => {
    const issues = [
      issueUnder('b', 'ticket_org_mismatch'),
      issueUnder('C', 'ticket_org_mismatch'),
      issueUnder('a', 'ticket_org_mismatch'),
      issueUnder('z', 'ticket_org_mismatch'),
      issueUnder('z', 'ticket_org_mismatch'),
    ];
    expect(accountsInOrder(issues)).toEqual(['z', 'C', 'a', 'b']);
  });

  test('accounts nobody has written from come behind the others', () => {
    const issues = [
      accountWithoutOrganization('A', 0),
      accountWithoutOrganization('B', 1),
      issueUnder('C', 'ticket_org_mismatch'),
    ];
    expect(accountsInOrder(issues)).toEqual(['B', 'C', 'A']);
  });

  test('an account with any other issue is not put behind', () => {
    const issues = [
      accountWithoutOrganization('A', 0),
      issueUnder('A', 'ticket_org_mismatch'),
      issueUnder('B', 'ticket_org_mismatch'),
    ];
    expect(accountsInOrder(issues)).toEqual(['A', 'B']);
  });

  test('issues of no single account stand in the very last row, whatever their number', () => {
    const issues = [
      ...Array.from({ length: 5 }, () => issue('user_domain_ambiguous')),
      accountWithoutOrganization('A', 0),
    ];
    const rows = triageRows(issues, [blocked(null, 'user_domain_ambiguous')]);
    expect(rows.map((row) => row.accountName)).toEqual(['Account A', NO_SINGLE_ACCOUNT]);
    expect(rows[1]).toMatchObject({ accountId: null, totalIssueCount: 5, blockedActionCount: 1 });
  });
});

describe('top lists', () => {
  test('the most frequent code comes first', () => {
    const codes: readonly IssueCode[] = [
      'org_duplicate_external_id',
      'ticket_org_mismatch',
      'ticket_org_mismatch',
    ];
    const issues = codes.map((code) => issueUnder('A', code));
    expect(onlyRow(issues, []).topIssueCodes).toEqual([
      'ticket_org_mismatch',
      'org_duplicate_external_id',
    ]);
  });

  test('equally frequent codes stand in catalogue order', () => {
    const issues = [...ISSUE_CODES].reverse().map((code) => issueUnder('A', code));
    expect(onlyRow(issues, []).topIssueCodes).toEqual(ISSUE_CODES);
  });

  test('reasons: the most frequent first, then the seven before the guards', () => {
    const actions = [
      blocked('A', 'incomplete_read'),
      blocked('A', 'org_not_linked'),
      blocked('A', 'unproven_domain'),
      blocked('A', 'unproven_domain'),
    ];
    expect(onlyRow([issueUnder('A', 'ticket_org_mismatch')], actions).topBlockedReasons).toEqual([
      'unproven_domain',
      'org_not_linked',
      'incomplete_read',
    ]);
  });
});

test('an action without an issue of its account is refused, not lost', () => {
  expect(() => triageRows([issueUnder('A', 'ticket_org_mismatch')], [prepared('B')])).toThrow(
    /without issues/,
  );
});

describe('properties', () => {
  const someIssue = fc
    .record({
      code: fc.constantFrom(...ISSUE_CODES),
      account: fc.constantFrom('A', 'B', 'C', 'D'),
      users: fc.nat(1),
    })
    .map(({ code, account, users }) =>
      code === 'account_missing_zendesk_org'
        ? accountWithoutOrganization(account, users)
        : code === 'user_domain_ambiguous'
          ? issue(code)
          : issueUnder(account, code),
    );
  const reason = fc.constantFrom(...BLOCKED_REASONS, ...GUARD_REASONS);
  const findings = fc
    .array(fc.tuple(someIssue, fc.option(fc.option(reason))), { maxLength: 30 })
    .map((pairs) => ({
      issues: pairs.map(([one]) => one),
      // Outer null: prepared. Inner null: calls for no action.
      actions: pairs.flatMap(([one, call], index) => {
        if (call === null) return [prepared(one.accountId)];
        return index % 3 === 0 ? [] : [blocked(one.accountId, call)];
      }),
    }));

  test('totals of the rows are the totals of issues and actions', () => {
    fc.assert(
      fc.property(findings, ({ issues, actions }) => {
        const rows = triageRows(issues, actions);
        const sum = (of: (row: TriageRow) => number) => rows.reduce((all, row) => all + of(row), 0);
        expect(sum((row) => row.totalIssueCount)).toBe(issues.length);
        expect(sum((row) => row.preparedActionCount)).toBe(
          actions.filter(({ status }) => status === 'prepared').length,
        );
        expect(sum((row) => row.blockedActionCount)).toBe(
          actions.filter(({ status }) => status === 'blocked').length,
        );
      }),
    );
  });

  test('the order in which issues and actions arrive changes nothing', () => {
    const shuffled = findings.chain((given) =>
      fc.record({
        given: fc.constant(given),
        issues: fc.shuffledSubarray(given.issues, { minLength: given.issues.length }),
        actions: fc.shuffledSubarray(given.actions, { minLength: given.actions.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, issues, actions }) => {
        expect(triageRows(issues, actions)).toEqual(triageRows(given.issues, given.actions));
      }),
    );
  });
});
