import type { IssueAmong, OrganizationFact, UserFact } from '../detect/issue.ts';
import type { Situation } from '../detect/situation.ts';
import type { AccountId } from '../identity/account-id.ts';
import type { Organization, OrganizationId, UserId } from '../tenant/records.ts';
import {
  commonParts,
  guardFor,
  notLinked,
  seen,
  sortedIds,
  type PlanningContext,
} from './action-parts.ts';
import { effectsOfAssigning, effectsOfMoving, NO_EFFECTS } from './effects.ts';
import { concernedUserAt, type ConcernedUser } from './concerned-user.ts';
import type { Action, BlockedReason } from './plan-format.ts';

/** The user becomes a member of the expected organization as well. */
export function planAssignment(
  issue: IssueAmong<'user_missing_expected_membership'>,
  context: PlanningContext,
): Action {
  const { user, expected } = issue.evidence;
  const known = membership(user.id, expected.id, context.situation);
  const effects = known ? effectsOfAssigning(known.one, known.organization) : NO_EFFECTS;
  const reason = notLinked(expected.standing) ?? guardFor('assign_user_to_org', effects, context);
  return {
    ...commonParts(issue, 'assign_user_to_org', userTarget(user), String(expected.id), reason),
    type: 'assign_user_to_org',
    before: userBefore(user, null),
    after: {
      organization_ids: sortedIds([...user.organizationIds, expected.id]),
      default_organization_id: String(user.defaultOrganizationId ?? expected.id),
    },
    evidence: { organizations: [seen(expected)], accounts: [] },
    effects,
  };
}

/** The membership of the expected organization becomes the default; none is added or removed. */
export function planMove(
  issue: IssueAmong<'user_default_org_not_expected'>,
  context: PlanningContext,
): Action {
  const { user, expected, membershipId } = issue.evidence;
  const known = membership(user.id, expected.id, context.situation);
  const effects = known ? effectsOfMoving(known.one, known.organization) : NO_EFFECTS;
  const reason = notLinked(expected.standing) ?? guardFor('move_user_to_org', effects, context);
  return {
    ...commonParts(issue, 'move_user_to_org', userTarget(user), String(expected.id), reason),
    type: 'move_user_to_org',
    before: userBefore(user, membershipId),
    after: {
      organization_ids: sortedIds(user.organizationIds),
      default_organization_id: String(expected.id),
    },
    evidence: { organizations: [seen(expected)], accounts: [] },
    effects,
  };
}

/** Nobody can say which organization is right, so the action names none. */
export function undecidedAssignment(
  issue: IssueAmong<'user_domain_ambiguous' | 'user_resolution_blocked_duplicate_external_id'>,
  organizations: readonly OrganizationFact[],
  accounts: readonly AccountId[],
  reason: BlockedReason,
): Action {
  const { user } = issue.evidence;
  return {
    ...commonParts(issue, 'assign_user_to_org', userTarget(user), '', reason),
    type: 'assign_user_to_org',
    before: userBefore(user, null),
    after: null,
    evidence: { organizations: organizations.map(seen), accounts: [...accounts] },
    effects: NO_EFFECTS,
  };
}

function membership(
  userId: UserId,
  organizationId: OrganizationId,
  situation: Situation,
): { readonly one: ConcernedUser; readonly organization: Organization } | null {
  const one = concernedUserAt(situation.users.positionOf(userId), situation);
  const organization = situation.organizations.withId(organizationId);
  return one && organization ? { one, organization } : null;
}

function userBefore(
  user: UserFact,
  membershipId: number | null,
): Extract<Action, { type: 'move_user_to_org' }>['before'] {
  return {
    email: user.email,
    organization_ids: sortedIds(user.organizationIds),
    default_organization_id:
      user.defaultOrganizationId === null ? null : String(user.defaultOrganizationId),
    membership_id: membershipId === null ? null : String(membershipId),
  };
}

function userTarget({ id, email }: UserFact): Action['target'] {
  return { kind: 'user', id: String(id), label: email };
}
