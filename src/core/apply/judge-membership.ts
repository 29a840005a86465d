import { externalIdKey } from '../identity/account-id.ts';
import { effectsOfAssigning, effectsOfMoving } from '../plan/effects.ts';
import { guardOf } from '../plan/guards.ts';
import type { Action } from '../plan/plan-format.ts';
import type { Policy } from '../plan/policy.ts';
import type { Organization } from '../tenant/records.ts';
import { ALREADY_APPLIED, blocked, firstOf, stale, type Judgement } from './judgement.ts';
import type { AcrossRecords, ChangedInThisRun, NamedRecords, NamedUser } from './live-facts.ts';

type AssignAction = Extract<Action, { type: 'assign_user_to_org' }>;
type MoveAction = Extract<Action, { type: 'move_user_to_org' }>;
type MembershipRecords = Extract<NamedRecords, { type: 'assign_user_to_org' | 'move_user_to_org' }>;

/**
 * Whether the user can still be assigned: an active, not suspended end-user with the same primary
 * address and the same memberships as planned, none of them of the organization, which is linked to
 * the account.
 */
export function judgeAssignment(
  action: AssignAction,
  { user, organization }: MembershipRecords,
  across: AcrossRecords,
  changed: ChangedInThisRun,
  policy: Policy,
): Judgement {
  const { detail, target } = action;
  if (!user?.user.active) return stale('user', target.id, null);
  if (!organization) return stale('organization', detail, null);
  return firstOf(
    () => unlinked(action, organization),
    () => (isMember(user, organization) ? ALREADY_APPLIED : null),
    () => heldByRole(user, policy),
    () => changedUser(action, user),
    () => differingMemberships(action, user, changed),
    () => heldByGuard(action, user, organization, across, policy),
  );
}

/**
 * Whether the membership can still become the default: as for an assignment, but the user is a member
 * through exactly the planned membership, and the default organization is as planned.
 */
export function judgeMove(
  action: MoveAction,
  { user, organization }: MembershipRecords,
  across: AcrossRecords,
  changed: ChangedInThisRun,
  policy: Policy,
): Judgement {
  const { before, detail, target } = action;
  if (!user?.user.active) return stale('user', target.id, null);
  if (!organization) return stale('organization', detail, null);
  const defaultId = textOf(user.user.organizationId);
  return firstOf(
    () => unlinked(action, organization),
    () => (defaultId === detail && isMember(user, organization) ? ALREADY_APPLIED : null),
    () => heldByRole(user, policy),
    () => changedUser(action, user),
    () => differingMembership(action, user, organization),
    () => differingMemberships(action, user, changed),
    () =>
      defaultId === before.default_organization_id
        ? null
        : stale('default_organization_id', before.default_organization_id, defaultId),
    () => heldByGuard(action, user, organization, across, policy),
  );
}

function unlinked(
  action: AssignAction | MoveAction,
  { externalId }: Organization,
): Judgement | null {
  const isLinked = externalIdKey(externalId) === externalIdKey(action.sf_account_id);
  return isLinked ? null : stale('external_id', action.sf_account_id, externalId);
}

function isMember({ organizationIds }: NamedUser, { id }: Organization): boolean {
  return organizationIds.includes(id);
}

function heldByRole({ user }: NamedUser, policy: Policy): Judgement | null {
  const isLifted = policy.lifted_guards.includes('not_an_end_user');
  return user.role === 'end-user' || isLifted ? null : blocked('not_an_end_user');
}

function changedUser({ before }: AssignAction | MoveAction, { user }: NamedUser): Judgement | null {
  if (user.suspended) return stale('suspended', false, true);
  return user.email === before.email ? null : stale('email', before.email, user.email);
}

function differingMembership(
  { before }: MoveAction,
  { memberships }: NamedUser,
  organization: Organization,
): Judgement | null {
  const found = memberships.find(({ organizationId }) => organizationId === organization.id);
  const foundId = textOf(found?.id ?? null);
  return foundId === before.membership_id
    ? null
    : stale('membership_id', before.membership_id, foundId);
}

/** Organizations that this run's domains may have enrolled the user in are not held against the plan. */
function differingMemberships(
  { before }: AssignAction | MoveAction,
  { user, organizationIds }: NamedUser,
  { mayBeEnrolled }: ChangedInThisRun,
): Judgement | null {
  const found = organizationIds.filter(
    (id) => before.organization_ids.includes(String(id)) || !mayBeEnrolled.get(id)?.has(user.id),
  );
  const isSame = found.map(String).join(' ') === before.organization_ids.join(' ');
  return isSame
    ? null
    : stale('organization_ids', before.organization_ids, organizationIds.map(String));
}

function heldByGuard(
  action: AssignAction | MoveAction,
  user: NamedUser,
  organization: Organization,
  across: AcrossRecords,
  policy: Policy,
): Judgement | null {
  const guard = guardOf({
    type: action.type,
    isReadComplete: true,
    multipleOrganizations: across.multipleOrganizations,
    role: user.user.role,
    effects:
      action.type === 'assign_user_to_org'
        ? effectsOfAssigning(user, organization)
        : effectsOfMoving(user, organization),
    policy,
    proof: null,
  });
  return guard === null ? null : blocked(guard);
}

function textOf(id: number | null): string | null {
  return id === null ? null : String(id);
}
