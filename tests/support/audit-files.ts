import { writePlan } from '../../src/core/plan/plan-file.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import { exceptionsByAccountCsv } from '../../src/core/report/exceptions-by-account-csv.ts';
import { issuesCsv } from '../../src/core/report/issues-csv.ts';
import { auditJson } from '../../src/core/report/summary.ts';
import { triageRows } from '../../src/core/report/triage.ts';
import { ENGLISH } from '../../src/words/english.ts';
import { issueSentence } from '../../src/words/issue-sentence.ts';

/** The text of every file of an audit that has to be the same for the same data. */
export function auditFiles(audit: AuditResult) {
  const { detection, plan, situation } = audit;
  const { subdomain } = situation.tenant;
  return {
    'exceptions_by_account.csv': exceptionsByAccountCsv(triageRows(detection.issues, plan.actions)),
    'issues.csv': issuesCsv(detection.issues, plan, subdomain, (issue) =>
      issueSentence(issue, ENGLISH),
    ),
    'fix_plan.json': writePlan(plan),
    'audit.json': auditJson(audit),
  };
}
