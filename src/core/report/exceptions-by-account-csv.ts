import { toCsv } from './csv.ts';
import type { TriageRow } from './triage.ts';

/** The columns of `exceptions_by_account.csv`, in order. */
export const EXCEPTIONS_COLUMNS = [
  'sf_account_id',
  'account_name',
  'total_issue_count',
  'prepared_action_count',
  'blocked_action_count',
  'row_state',
  'top_issue_codes',
  'top_blocked_reasons',
] as const;

/** The text of `exceptions_by_account.csv`: one line a triage row, in their order. */
export function exceptionsByAccountCsv(rows: readonly TriageRow[]): string {
  return toCsv(
    EXCEPTIONS_COLUMNS,
    rows.map((row) => [
      row.accountId ?? '',
      row.accountName,
      row.totalIssueCount,
      row.preparedActionCount,
      row.blockedActionCount,
      row.rowState,
      row.topIssueCodes.join('; '),
      row.topBlockedReasons.join('; '),
    ]),
  );
}
