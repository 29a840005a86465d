import { GUARD_CATALOGUE } from '../detect/catalogue.ts';
import type { DomainSource } from '../reference/reference.ts';
import type { RecordLayer, UserRole } from '../tenant/records.ts';
import type { Effects } from './effects.ts';
import { GUARD_REASONS, type ActionType, type GuardReason } from './plan-format.ts';
import type { Policy } from './policy.ts';

/** What the guards look at, when an action is planned and again when it is judged live. */
export type GuardCase = {
  readonly type: ActionType;
  /** The records that the action rests on were read to the end. */
  readonly isReadComplete: boolean;
  /** `null` where the settings could not be read. */
  readonly multipleOrganizations: boolean | null;
  /** Role of the user whom the action names; `null` for an action on an organization. */
  readonly role: UserRole | null;
  readonly effects: Effects;
  readonly policy: Policy;
  /** For `add_org_domain`: how the domain is known, and whether an audited user has an address on it. */
  readonly proof: { readonly source: DomainSource; readonly hasAuditedUser: boolean } | null;
};

/**
 * The first guard, in catalogue order, that blocks the action and that the policy does not lift; or `null`.
 * @param leftOpen guards that are not asked, because what was read cannot answer them
 */
export function guardOf(
  guardCase: GuardCase,
  leftOpen: readonly GuardReason[] = [],
): GuardReason | null {
  const holding = guardStates(guardCase).find(
    ({ guard, holds, isLifted }) => holds && !isLifted && !leftOpen.includes(guard),
  );
  return holding?.guard ?? null;
}

/** How each guard that can block an action of this type stands, in catalogue order. */
export function guardStates(guardCase: GuardCase): readonly {
  readonly guard: GuardReason;
  readonly holds: boolean;
  readonly isLifted: boolean;
}[] {
  const lifted: readonly string[] = guardCase.policy.lifted_guards;
  return GUARD_REASONS.filter((guard) => canBlock(guard, guardCase.type)).map((guard) => ({
    guard,
    holds: GUARDS[guard](guardCase),
    isLifted: lifted.includes(guard),
  }));
}

/** The layers that an action rests on: what was not read of them may contradict it. */
export const LAYERS_OF_ACTION = {
  set_org_external_id: ['organizations'],
  add_org_domain: ['organizations', 'users', 'memberships'],
  assign_user_to_org: ['organizations', 'users', 'memberships'],
  move_user_to_org: ['organizations', 'users', 'memberships'],
} as const satisfies Record<ActionType, readonly RecordLayer[]>;

const GUARDS: Readonly<Record<GuardReason, (guardCase: GuardCase) => boolean>> = {
  incomplete_read: ({ isReadComplete }) => !isReadComplete,
  // What a first membership does to open tickets is not documented by Zendesk.
  ticket_side_effect: ({ effects }) => effects.users_with_open_tickets_and_no_membership > 0,
  // Settings that could not be read count as the case that does harm.
  multiple_organizations_disabled: ({ multipleOrganizations, effects }) =>
    multipleOrganizations !== true && effects.users_with_other_organization > 0,
  enrolls_too_many_users: ({ effects, policy }) =>
    effects.enrolls_now + effects.enrolls_later > policy.max_enrolled_users,
  grants_ticket_access: ({ effects }) => effects.users_gaining_ticket_access > 0,
  unproven_domain: ({ proof }) => proof?.source === 'website' && !proof.hasAuditedUser,
  // An audit looks at end-users only; live, the role may have become another one.
  not_an_end_user: ({ role }) => role !== null && role !== 'end-user',
};

function canBlock(guard: GuardReason, type: ActionType): boolean {
  const blocks: readonly ActionType[] = GUARD_CATALOGUE[guard].blocks;
  return blocks.includes(type);
}
