import type { Issue } from '../../core/detect/issue.ts';
import type { Observation } from '../../core/detect/observation.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import { groupBy } from '../../core/report/group-by.ts';
import { duplicatesIn, type AuditResults } from '../../core/report/results/results.ts';
import type { TriageRow } from '../../core/report/triage.ts';
import { observationSentence } from '../../words/observation-sentence.ts';
import type { Words } from '../../words/words.ts';
import type { AccountDetail, Part, ShownIssue } from './engine-views.ts';
import { partOf } from './part-of.ts';
import { issueShower } from './show-issue.ts';

/** Everything about the accounts of an audit, by account. */
export type AccountDetails = {
  readonly issuesOf: (accountId: string | null) => readonly Issue[];
  readonly actionsOf: (accountId: string | null) => readonly Action[];
  /** An issue as the page shows it. */
  readonly showIssue: (issue: Issue) => ShownIssue;
  /** `null` where the account has no row. */
  readonly detailOf: (accountId: string | null) => AccountDetail | null;
};

/** Groups an audit by account, once. */
export function groupByAccount(
  results: Pick<AuditResults, 'issues' | 'observations' | 'plan' | 'duplicates'>,
  rows: readonly TriageRow[],
  words: Words,
): AccountDetails {
  const { plan } = results;
  const rowOf = new Map<string | null, TriageRow>(rows.map((row) => [row.accountId, row]));
  const issues = groupBy<string | null, Issue>(results.issues, ({ accountId }) => accountId);
  const actions = groupBy<string | null, Action>(plan.actions, (action) => action.sf_account_id);
  const observations = observationsByAccount(results.observations);
  const figuresOf = new Map(results.duplicates.map((figures) => [figures.id, figures]));
  const issuesOf = (accountId: string | null) => issues.get(accountId) ?? [];
  const actionsOf = (accountId: string | null) => actions.get(accountId) ?? [];
  const showIssue = issueShower(plan, words);
  return {
    issuesOf,
    actionsOf,
    showIssue,
    detailOf: (accountId) => {
      const row = rowOf.get(accountId);
      if (!row) return null;
      return {
        row,
        issues: shownPart(partOf(issuesOf(accountId), 0, FIRST), showIssue),
        actions: partOf(actionsOf(accountId), 0, FIRST),
        duplicates: duplicatesIn(issuesOf(accountId)).flatMap(
          (id) => figuresOf.get(String(id)) ?? [],
        ),
        observations: (accountId === null ? [] : (observations.get(accountId) ?? [])).map(
          (observation) => ({ observation, sentence: observationSentence(observation, words) }),
        ),
      };
    },
  };
}

/** So many issues and actions of an account come along with it. */
const FIRST = 50;

/** A part of a list of issues as the page shows them. */
export function shownPart(
  { total, items }: Part<Issue>,
  show: (issue: Issue) => ShownIssue,
): Part<ShownIssue> {
  return { total, items: items.map(show) };
}

/** An observation stands with each account that it names; one that names none stands in the summary alone. */
function observationsByAccount(
  observations: readonly Observation[],
): ReadonlyMap<string, readonly Observation[]> {
  const named = observations.flatMap((observation) =>
    accountsOf(observation).map((accountId) => ({ accountId, observation })),
  );
  const groups = groupBy<string, (typeof named)[number]>(named, ({ accountId }) => accountId);
  return new Map(
    [...groups].map(([id, group]) => [id, group.map(({ observation }) => observation)]),
  );
}

function accountsOf(observation: Observation): readonly string[] {
  if ('accountIds' in observation) return observation.accountIds;
  return 'accountId' in observation && observation.accountId !== null
    ? [observation.accountId]
    : [];
}
