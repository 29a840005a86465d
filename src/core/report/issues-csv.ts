import { ISSUE_CATALOGUE } from '../detect/catalogue.ts';
import type { Issue } from '../detect/issue.ts';
import type { Action } from '../plan/plan-format.ts';
import { toCsv } from './csv.ts';
import { zendeskPageOfIssue } from './zendesk-page.ts';

/** The columns of `issues.csv`, in order. */
export const ISSUES_COLUMNS = [
  'issue_id',
  'code',
  'layer',
  'risk',
  'sf_account_id',
  'account_name',
  'subject_kind',
  'subject_id',
  'detail',
  'sentence',
  'action_id',
  'action_type',
  'action_status',
  'blocked_reason',
  'zendesk_url',
] as const;

/** What the file says of an action. */
export type ListedAction = Pick<Action, 'id' | 'type' | 'status' | 'blocked_reason' | 'issue_ids'>;

/**
 * The text of `issues.csv`: one line an issue, in the order of the issues, with the action it calls
 * for. The four columns of the action are empty where it calls for none.
 *
 * @param sentence says an issue in words, for people
 */
export function issuesCsv(
  issues: readonly Issue[],
  plan: { readonly actions: readonly ListedAction[] },
  subdomain: string,
  sentence: (issue: Issue) => string,
): string {
  const actions = actionsByIssue(plan.actions);
  return toCsv(
    ISSUES_COLUMNS,
    issues.map((issue) => [
      issue.id,
      issue.code,
      ISSUE_CATALOGUE[issue.code].layer,
      ISSUE_CATALOGUE[issue.code].risk,
      issue.accountId ?? '',
      issue.accountName ?? '',
      issue.subject.kind,
      issue.subject.id,
      issue.detail,
      sentence(issue),
      ...actionCells(actions.get(issue.id)),
      zendeskPageOfIssue(subdomain, issue) ?? '',
    ]),
  );
}

function actionsByIssue(actions: readonly ListedAction[]): ReadonlyMap<string, ListedAction> {
  return new Map(actions.flatMap((action) => action.issue_ids.map((id) => [id, action] as const)));
}

function actionCells(action: ListedAction | undefined): readonly string[] {
  if (!action) return ['', '', '', ''];
  return [action.id, action.type, action.status, action.blocked_reason ?? ''];
}
