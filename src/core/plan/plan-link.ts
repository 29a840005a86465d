import type { CandidateFact, Issue, IssueAmong, OrganizationFact } from '../detect/issue.ts';
import type { AccountId } from '../identity/account-id.ts';
import {
  commonParts,
  guardFor,
  organizationTarget,
  seen,
  type PlanningContext,
} from './action-parts.ts';
import { NO_EFFECTS } from './effects.ts';
import type { Action, BlockedReason, GuardReason } from './plan-format.ts';

/** An id stands there already, which is never overwritten: always blocked. */
export function planConflict(
  issue: IssueAmong<'org_external_id_conflict'>,
  context: PlanningContext,
): Action {
  const { candidates, linked } = issue.evidence;
  const [candidate, ...others] = candidates;
  if (linked || !candidate || others.length > 0)
    return blockedLink(
      issue,
      linked ? [linked, ...candidates] : candidates,
      accountsOf(candidates),
      'external_id_conflict',
    );
  return linkAction(issue, candidate, context, 'external_id_conflict');
}

/** The blank candidate gets the account's id, where it is the only one and nobody else's. */
export function planLink(
  issue: IssueAmong<'org_missing_external_id'>,
  context: PlanningContext,
): Action {
  const { candidates } = issue.evidence;
  const [candidate, ...others] = candidates;
  if (!candidate || others.length > 0)
    return blockedLink(issue, candidates, accountsOf(candidates), 'multiple_org_candidates');
  const reason =
    candidate.claimedBy.length > 0
      ? 'org_claimed_by_multiple_accounts'
      : guardFor('set_org_external_id', NO_EFFECTS, context);
  return linkAction(issue, candidate, context, reason);
}

function linkAction(
  issue: IssueAmong<'org_missing_external_id' | 'org_external_id_conflict'>,
  candidate: CandidateFact,
  { situation }: PlanningContext,
  reason: BlockedReason | GuardReason | null,
): Action {
  const accountCase = issue.accountId === null ? null : situation.caseOf(issue.accountId);
  return {
    ...commonParts(
      issue,
      'set_org_external_id',
      organizationTarget(candidate),
      issue.subject.id,
      reason,
    ),
    type: 'set_org_external_id',
    before: {
      external_id: candidate.externalId,
      found_by: candidate.foundBy,
      sole_domains: accountCase?.soleDomains.map(({ domain }) => domain) ?? [],
    },
    after: reason === 'external_id_conflict' ? null : { external_id: issue.subject.id },
    evidence: { organizations: [seen(candidate)], accounts: [...candidate.claimedBy] },
    effects: NO_EFFECTS,
  };
}

/** Several organizations are in question, so the action has the account for its target. */
export function blockedLink(
  issue: Issue,
  organizations: readonly OrganizationFact[],
  accounts: readonly AccountId[],
  reason: BlockedReason,
): Action {
  const target = { kind: 'account', id: issue.subject.id, label: issue.accountName ?? '' } as const;
  return {
    ...commonParts(issue, 'set_org_external_id', target, issue.subject.id, reason),
    type: 'set_org_external_id',
    before: null,
    after: null,
    evidence: { organizations: organizations.map(seen), accounts: [...accounts] },
    effects: NO_EFFECTS,
  };
}

function accountsOf(candidates: readonly CandidateFact[]): readonly AccountId[] {
  return [...new Set(candidates.flatMap(({ claimedBy }) => claimedBy))].sort();
}
