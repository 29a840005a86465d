import type { Plan } from '../../core/plan/plan-format.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import type { Comparison } from '../../core/report/compare.ts';
import { auditSummary } from '../../core/report/summary.ts';
import { triageRows } from '../../core/report/triage.ts';
import { artifactsOf, type FinishedAudit, type OutputFile } from '../../run/artifacts.ts';
import type { AuditRun } from '../../run/audit.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import type { Words } from '../../words/words.ts';
import { groupByAccount, type AccountDetails } from './account-details.ts';
import type { AuditView, Selection } from './engine-api.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/** A finished audit, ready for everything that is asked about it. */
export type HeldAudit = {
  readonly run: AuditRun;
  readonly view: AuditView;
  readonly comparison: Comparison | null;
  readonly rows: RowIndex;
  readonly accounts: AccountDetails;
  readonly files: () => readonly OutputFile[];
};

/** What came out of an audit beside its result. */
export type AuditFacts = Pick<FinishedAudit, 'run' | 'referenceFile' | 'requests' | 'waitedMs'> & {
  readonly comparison: Comparison | null;
};

/** Indexes a finished audit. */
export function holdAudit({ comparison, ...facts }: AuditFacts, words: Words): HeldAudit {
  const { result } = facts.run;
  const { detection, plan } = result;
  const rows = triageRows(detection.issues, plan.actions);
  const accounts = groupByAccount(result, rows, words);
  return {
    run: facts.run,
    comparison,
    view: {
      summary: auditSummary(result),
      planHash: plan.plan_hash,
      createdAt: plan.created_at,
      comparison: comparison && {
        gone: comparison.gone.length,
        fresh: comparison.fresh.length,
        continued: comparison.continued.length,
        unchanged: comparison.unchanged.length,
      },
    },
    rows: indexRows(rows, accounts.issuesOf),
    accounts,
    files: () => artifactsOf({ ...facts, rows }, (issue) => issueSentence(issue, words)),
  };
}

/** The plan without what a person left out, as a plan of its own. */
export function selectedPlan(plan: Plan, { withoutAccounts, withoutActions }: Selection): Plan {
  const accounts = new Set(withoutAccounts);
  const ofAccounts = plan.actions.flatMap(({ id, sf_account_id }) =>
    sf_account_id !== null && accounts.has(sf_account_id) ? id : [],
  );
  return selectFromPlan(plan, { withoutActions: new Set([...withoutActions, ...ofAccounts]) });
}
