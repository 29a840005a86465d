import type { Issue } from '../../core/detect/issue.ts';
import type { Observation } from '../../core/detect/observation.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import type { AuditResult } from '../../core/report/audit-result.ts';
import { organizationFigures } from '../../core/report/organization-figures.ts';
import { groupBy } from '../../core/report/group-by.ts';
import type { TriageRow } from '../../core/report/triage.ts';
import type { OrganizationId } from '../../core/tenant/records.ts';
import { zendeskPageOfIssue } from '../../core/report/zendesk-page.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import { observationSentence } from '../../words/observation-sentence.ts';
import type { Words } from '../../words/words.ts';
import type { AccountDetail } from './engine-api.ts';

/** Everything about the accounts of an audit, by account. */
export type AccountDetails = {
  readonly issuesOf: (accountId: string | null) => readonly Issue[];
  /** `null` where the account has no row. */
  readonly detailOf: (accountId: string | null) => AccountDetail | null;
};

/** Groups an audit by account, once. */
export function groupByAccount(
  { detection, plan, situation }: AuditResult,
  rows: readonly TriageRow[],
  words: Words,
): AccountDetails {
  const rowOf = new Map<string | null, TriageRow>(rows.map((row) => [row.accountId, row]));
  const issues = groupBy<string | null, Issue>(detection.issues, ({ accountId }) => accountId);
  const actions = groupBy<string | null, Action>(plan.actions, (action) => action.sf_account_id);
  const observations = observationsByAccount(detection.observations);
  const actionOf = new Map(
    plan.actions.flatMap(({ id, issue_ids }) => issue_ids.map((issueId) => [issueId, id] as const)),
  );
  const { subdomain } = situation.tenant;
  const issuesOf = (accountId: string | null) => issues.get(accountId) ?? [];
  return {
    issuesOf,
    detailOf: (accountId) => {
      const row = rowOf.get(accountId);
      if (!row) return null;
      return {
        row,
        issues: issuesOf(accountId).map((issue) => ({
          issue,
          sentence: issueSentence(issue, words),
          url: zendeskPageOfIssue(subdomain, issue),
          actionId: actionOf.get(issue.id) ?? null,
        })),
        actions: actions.get(accountId) ?? [],
        duplicates: organizationFigures(situation.tenant, duplicatesIn(issuesOf(accountId))),
        observations: (accountId === null ? [] : (observations.get(accountId) ?? [])).map(
          (observation) => ({ observation, sentence: observationSentence(observation, words) }),
        ),
      };
    },
  };
}

function duplicatesIn(issues: readonly Issue[]): readonly OrganizationId[] {
  return issues.flatMap((issue) =>
    issue.code === 'org_duplicate_external_id' ? issue.evidence.linked.map(({ id }) => id) : [],
  );
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
  return 'accountId' in observation ? [observation.accountId] : [];
}
