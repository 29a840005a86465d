import type { Plan } from '../../core/plan/plan-format.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import type { AuditResult } from '../../core/report/audit-result.ts';
import type { Comparison } from '../../core/report/compare.ts';
import { comparisonOf } from '../../core/report/results/comparison.ts';
import { writeResults } from '../../core/report/results/results-file.ts';
import { RESULTS_FILE } from '../../core/report/results/results-format.ts';
import type { AuditResults } from '../../core/report/results/results.ts';
import { triageRows } from '../../core/report/triage.ts';
import { artifactsOf } from '../../run/artifacts.ts';
import type { OutputFile } from '../../run/run-file.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import type { Words } from '../../words/words.ts';
import { groupByAccount, type AccountDetails } from './account-details.ts';
import type { AuditView, Selection } from './engine-views.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/** A finished audit, ready for everything that is asked about it. */
export type HeldAudit = {
  readonly results: AuditResults;
  /** With every record that was read; `null` where only the results are there. */
  readonly whole: AuditResult | null;
  readonly view: AuditView;
  readonly comparison: Comparison | null;
  readonly rows: RowIndex;
  readonly accounts: AccountDetails;
  readonly files: () => readonly OutputFile[];
};

/** Where results come from. */
export type Origin = Pick<HeldAudit, 'whole'> & Pick<AuditView, 'handedOver'>;

/** Indexes the results of a finished audit. */
export function holdAudit(
  results: AuditResults,
  { whole, handedOver }: Origin,
  words: Words,
): HeldAudit {
  const { issues, plan, run, summary } = results;
  const rows = triageRows(issues, plan.actions);
  const accounts = groupByAccount(results, rows, words);
  const comparison = comparisonOf(results, (issue) => issueSentence(issue, words));
  return {
    results,
    whole,
    comparison,
    view: {
      summary,
      planHash: plan.plan_hash,
      createdAt: plan.created_at,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      referenceFile: run.referenceFile,
      hasRecords: whole !== null,
      handedOver,
      comparison: comparison && {
        gone: comparison.gone.length,
        fresh: comparison.fresh.length,
        continued: comparison.continued.length,
        unchanged: comparison.unchanged.length,
      },
    },
    rows: indexRows(rows, accounts.issuesOf),
    accounts,
    files: () => [
      ...artifactsOf({ ...results, rows }, (issue) => issueSentence(issue, words)),
      { name: RESULTS_FILE, text: writeResults(results) },
    ],
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
