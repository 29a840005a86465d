import { expect, test } from 'vitest';
import { exceptionsByAccountCsv } from './exceptions-by-account-csv.ts';
import { issue, issueUnder } from './report.builders.ts';
import { triageRows, type CountedAction } from './triage.ts';

test('one line a row, lists joined, the row of no single account last', () => {
  const actions: readonly CountedAction[] = [
    { sf_account_id: 'A', status: 'blocked', blocked_reason: 'duplicate_external_id' },
    { sf_account_id: 'A', status: 'blocked', blocked_reason: 'duplicate_external_id' },
    { sf_account_id: null, status: 'blocked', blocked_reason: 'user_domain_ambiguous' },
  ];
  const issues = [
    issue('user_domain_ambiguous'),
    issueUnder('A', 'ticket_resolution_blocked_duplicate_external_id'),
    issueUnder('A', 'org_duplicate_external_id'),
    issueUnder('A', 'user_resolution_blocked_duplicate_external_id'),
  ];
  expect(exceptionsByAccountCsv(triageRows(issues, actions)).split('\r\n')).toEqual([
    '\uFEFFsf_account_id,account_name,total_issue_count,prepared_action_count,blocked_action_count,row_state,top_issue_codes,top_blocked_reasons',
    'A,Account A,3,0,2,blocked,org_duplicate_external_id; user_resolution_blocked_duplicate_external_id; ticket_resolution_blocked_duplicate_external_id,duplicate_external_id',
    ',(no single account),1,0,1,blocked,user_domain_ambiguous,user_domain_ambiguous',
    '',
  ]);
});

test('without rows the columns alone', () => {
  expect(exceptionsByAccountCsv([]).split('\r\n')).toHaveLength(2);
});
