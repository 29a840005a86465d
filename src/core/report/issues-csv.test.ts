import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { ISSUE_CODES } from '../detect/catalogue.ts';
import { ISSUES_COLUMNS, issuesCsv, type ListedAction } from './issues-csv.ts';
import { accountId, issue } from './report.builders.ts';

const noPlan = { actions: [] };

function linesOf(text: string): readonly string[][] {
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
}

test('without issues the file holds the columns alone', () => {
  expect(linesOf(issuesCsv([], noPlan, 'acme', () => ''))).toEqual([[...ISSUES_COLUMNS]]);
});

test('an issue stands beside the action it calls for', () => {
  const blocked: ListedAction = {
    id: 'action_1',
    type: 'add_org_domain',
    status: 'blocked',
    blocked_reason: 'domain_belongs_to_other_org',
    issue_ids: ['issue_5'],
  };
  const [, line] = linesOf(
    issuesCsv(
      [issue('org_domain_attached_elsewhere')],
      { actions: [blocked] },
      'acme',
      () => 'Words.',
    ),
  );
  expect(line).toEqual([
    'issue_5',
    'org_domain_attached_elsewhere',
    'org',
    'medium',
    '001ACME',
    'Acme',
    'organization',
    '11',
    'acme.example',
    'Words.',
    'action_1',
    'add_org_domain',
    'blocked',
    'domain_belongs_to_other_org',
    'https://acme.zendesk.com/agent/organizations/11',
  ]);
});

test('the columns of the action are empty where none is called for', () => {
  const other: ListedAction = {
    id: 'action_1',
    type: 'move_user_to_org',
    status: 'prepared',
    blocked_reason: null,
    issue_ids: ['issue_8'],
  };
  const [, ticket, user] = linesOf(
    issuesCsv(
      [issue('ticket_org_mismatch'), issue('user_default_org_not_expected')],
      { actions: [other] },
      'acme',
      () => '',
    ),
  );
  expect(ticket?.slice(10, 14)).toEqual(['', '', '', '']);
  expect(user?.slice(10, 14)).toEqual(['action_1', 'move_user_to_org', 'prepared', '']);
});

test('an issue of no single account has empty account cells', () => {
  const [, line] = linesOf(issuesCsv([issue('user_domain_ambiguous')], noPlan, 'acme', () => ''));
  expect(line?.slice(4, 6)).toEqual(['', '']);
});

test('one line an issue, in the order given, as many cells as columns', () => {
  const issues = ISSUE_CODES.map((code) => issue(code)).reverse();
  const [, ...lines] = linesOf(issuesCsv(issues, noPlan, 'acme', () => 'a, "b"\nc'));
  expect(lines.map(([, code]) => code)).toEqual([...ISSUE_CODES].reverse());
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([ISSUES_COLUMNS.length]));
  expect(lines[0]?.[9]).toBe('a, "b"\nc');
});

test('names and ids from outside cannot become formulas', () => {
  const hostile = issue('org_missing_external_id', {
    accountId: accountId('@SUM(1)'),
    accountName: '=HYPERLINK("https://evil.example")',
    detail: '+1',
  });
  const [, line] = linesOf(issuesCsv([hostile], noPlan, 'acme', () => '-1; =2'));
  expect([line?.[4], line?.[5], line?.[8], line?.[9]]).toEqual([
    "'@SUM(1)",
    '\'=HYPERLINK("https://evil.example")',
    "'+1",
    "'-1;' =2",
  ]);
});
