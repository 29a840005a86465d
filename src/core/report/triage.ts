import type { AccountId } from '../identity/account-id.ts';
import { ISSUE_CATALOGUE, ISSUE_CODES, RISKS } from '../detect/catalogue.ts';
import type { Issue, IssueCode, Risk } from '../detect/issue.ts';
import { by, byFirst } from '../order.ts';
import {
  BLOCKED_REASONS,
  GUARD_REASONS,
  type Action,
  type BlockedReason,
  type GuardReason,
} from '../plan/plan-format.ts';
import { groupBy } from './group-by.ts';
import { mostFrequentFirst } from './most-frequent.ts';

/** The states of a row, in the order in which they are counted and shown. */
export const ROW_STATES = ['safe', 'blocked', 'mixed', 'ticket-only', 'review'] as const;

/**
 * What a row asks of a person.
 *
 * - `safe`: actions are prepared and none is blocked
 * - `blocked`: actions are blocked and none is prepared
 * - `mixed`: both
 * - `ticket-only`: no actions, and every issue lies on a ticket
 * - `review`: no actions, and something other than tickets to look at
 */
export type RowState = (typeof ROW_STATES)[number];

/** The name of the row of issues that belong to no single account. */
export const NO_SINGLE_ACCOUNT = '(no single account)';

/** What triage counts of an action. */
export type CountedAction = Pick<Action, 'sf_account_id' | 'status' | 'blocked_reason'>;

/** One account's share of an audit. */
export type TriageRow = {
  /** `null` in the row of issues that belong to no single account. */
  readonly accountId: AccountId | null;
  readonly accountName: string;
  readonly totalIssueCount: number;
  readonly preparedActionCount: number;
  readonly blockedActionCount: number;
  readonly rowState: RowState;
  /** All codes of the row, most frequent first, ties in catalogue order. */
  readonly topIssueCodes: readonly IssueCode[];
  /** All reasons of the row's blocked actions, most frequent first, ties in catalogue order. */
  readonly topBlockedReasons: readonly (BlockedReason | GuardReason)[];
  readonly worstRisk: Risk;
  /** The account has no organization, and nobody has written from its domains: nothing to act on. */
  readonly isWithoutWriters: boolean;
};

/**
 * Groups issues and the actions they call for by Salesforce account: one row an account with at
 * least one issue. Sorted by worst risk, then number of issues (most first), then account id;
 * behind them the accounts nobody has written from, and last the row of no single account. The
 * same rows come out whatever order issues and actions arrive in, and their totals are the totals
 * of the issues and actions.
 *
 * @throws Error where an action belongs to an account without issues, for then it would be lost
 */
export function triageRows(
  issues: readonly Issue[],
  actions: readonly CountedAction[],
): readonly TriageRow[] {
  const issuesOf = groupBy(issues, ({ accountId }) => accountId);
  const actionsOf = groupBy(actions, ({ sf_account_id }) => sf_account_id);
  const rows = [...issuesOf].map(([accountId, own]) =>
    rowOf(accountId, own, actionsOf.get(accountId) ?? []),
  );
  const joined = rows.reduce((sum, row) => sum + actionCountOf(row), 0);
  if (joined !== actions.length) throw new Error('an action belongs to an account without issues');
  return rows.sort(inTriageOrder);
}

const inTriageOrder = byFirst<TriageRow>(
  by((row) => Number(row.accountId === null)),
  by((row) => Number(row.isWithoutWriters)),
  by((row) => RISKS.indexOf(row.worstRisk)),
  by((row) => -row.totalIssueCount),
  by((row) => row.accountId ?? ''),
);

const REASONS = [...BLOCKED_REASONS, ...GUARD_REASONS];

function rowOf(
  accountId: AccountId | null,
  issues: readonly Issue[],
  actions: readonly CountedAction[],
): TriageRow {
  const codes = mostFrequentFirst(
    issues.map(({ code }) => code),
    ISSUE_CODES,
  );
  const blocked = actions.filter(({ status }) => status === 'blocked');
  const preparedActionCount = actions.length - blocked.length;
  return {
    accountId,
    accountName: accountId === null ? NO_SINGLE_ACCOUNT : (issues[0]?.accountName ?? ''),
    totalIssueCount: issues.length,
    preparedActionCount,
    blockedActionCount: blocked.length,
    rowState: rowStateOf(preparedActionCount, blocked.length, codes),
    topIssueCodes: codes,
    topBlockedReasons: mostFrequentFirst(
      blocked.flatMap(({ blocked_reason }) => blocked_reason ?? []),
      REASONS,
    ),
    worstRisk: worstRiskOf(codes),
    isWithoutWriters: issues.every(isMissingOrganizationWithoutWriters),
  };
}

function rowStateOf(prepared: number, blocked: number, codes: readonly IssueCode[]): RowState {
  if (prepared > 0) return blocked > 0 ? 'mixed' : 'safe';
  if (blocked > 0) return 'blocked';
  return codes.every((code) => ISSUE_CATALOGUE[code].layer === 'ticket') ? 'ticket-only' : 'review';
}

function worstRiskOf(codes: readonly IssueCode[]): Risk {
  const risks = new Set<Risk>(codes.map((code) => ISSUE_CATALOGUE[code].risk));
  return RISKS.find((risk) => risks.has(risk)) ?? 'medium';
}

function isMissingOrganizationWithoutWriters(issue: Issue): boolean {
  return issue.code === 'account_missing_zendesk_org' && issue.evidence.auditedUsers === 0;
}

function actionCountOf(row: TriageRow): number {
  return row.preparedActionCount + row.blockedActionCount;
}
