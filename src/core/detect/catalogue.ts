import type { ActionType, BlockedReason, GuardReason } from '../plan/plan-format.ts';
import type { IssueCode, IssueLayer, Risk, Subject } from './issue.ts';

/** What may become of an issue: a repair, a person's decision, or notice only. */
type Disposition = 'safe' | 'review_only' | 'detection_only';

/** Everything the rules say about a code. The words for it are in `translations/`. */
export type CatalogueEntry = {
  readonly layer: IssueLayer;
  readonly risk: Risk;
  readonly disposition: Disposition;
  readonly subject: Subject['kind'];
  /** The action that an issue of the code calls for; where it depends on the evidence, the action it can call for. */
  readonly action: ActionType | null;
  /** The reason that always blocks that action, if there is one. */
  readonly alwaysBlocked: BlockedReason | null;
};

/** The 12 codes, in the order in which they are listed everywhere. */
export const ISSUE_CATALOGUE = {
  org_duplicate_external_id: {
    layer: 'org',
    risk: 'critical',
    disposition: 'review_only',
    subject: 'account',
    action: 'set_org_external_id',
    alwaysBlocked: 'duplicate_external_id',
  },
  org_missing_external_id: {
    layer: 'org',
    risk: 'high',
    disposition: 'safe',
    subject: 'account',
    action: 'set_org_external_id',
    alwaysBlocked: null,
  },
  org_external_id_conflict: {
    layer: 'org',
    risk: 'high',
    disposition: 'review_only',
    subject: 'account',
    action: 'set_org_external_id',
    alwaysBlocked: 'external_id_conflict',
  },
  org_missing_expected_domain: {
    layer: 'org',
    risk: 'medium',
    disposition: 'safe',
    subject: 'organization',
    action: 'add_org_domain',
    alwaysBlocked: null,
  },
  org_domain_attached_elsewhere: {
    layer: 'org',
    risk: 'medium',
    disposition: 'review_only',
    subject: 'organization',
    action: 'add_org_domain',
    alwaysBlocked: 'domain_belongs_to_other_org',
  },
  account_missing_zendesk_org: {
    layer: 'org',
    risk: 'medium',
    disposition: 'review_only',
    subject: 'account',
    action: null,
    alwaysBlocked: null,
  },
  user_missing_expected_membership: {
    layer: 'user',
    risk: 'high',
    disposition: 'safe',
    subject: 'user',
    action: 'assign_user_to_org',
    alwaysBlocked: null,
  },
  user_default_org_not_expected: {
    layer: 'user',
    risk: 'medium',
    disposition: 'safe',
    subject: 'user',
    action: 'move_user_to_org',
    alwaysBlocked: null,
  },
  user_resolution_blocked_duplicate_external_id: {
    layer: 'user',
    risk: 'medium',
    disposition: 'review_only',
    subject: 'user',
    action: 'assign_user_to_org',
    alwaysBlocked: 'duplicate_external_id',
  },
  user_domain_ambiguous: {
    layer: 'user',
    risk: 'medium',
    disposition: 'review_only',
    subject: 'user',
    action: 'assign_user_to_org',
    alwaysBlocked: 'user_domain_ambiguous',
  },
  ticket_org_mismatch: {
    layer: 'ticket',
    risk: 'medium',
    disposition: 'detection_only',
    subject: 'ticket',
    action: null,
    alwaysBlocked: null,
  },
  ticket_resolution_blocked_duplicate_external_id: {
    layer: 'ticket',
    risk: 'medium',
    disposition: 'detection_only',
    subject: 'ticket',
    action: null,
    alwaysBlocked: null,
  },
} as const satisfies Record<IssueCode, CatalogueEntry>;

/** The codes in catalogue order. */
export const ISSUE_CODES = Object.keys(ISSUE_CATALOGUE).filter(isIssueCode);

/** The risks, worst first. */
export const RISKS = ['critical', 'high', 'medium'] as const satisfies readonly Risk[];

/** The layers, in the order in which they are shown. */
export const LAYERS = ['org', 'user', 'ticket'] as const satisfies readonly IssueLayer[];

/** What a reason for blocking says about the actions it can block. */
export type ReasonEntry = {
  /** Whether the policy may lift it by name. */
  readonly liftable: boolean;
  /** Whether it can only be found by reading Zendesk live. */
  readonly liveOnly: boolean;
  readonly blocks: readonly ActionType[];
};

/** The seven blocked reasons, in the order in which they are given when several apply. */
export const BLOCKED_REASON_CATALOGUE = {
  duplicate_external_id: seven('set_org_external_id', 'assign_user_to_org'),
  external_id_conflict: seven('set_org_external_id'),
  multiple_org_candidates: seven('set_org_external_id'),
  org_claimed_by_multiple_accounts: seven('set_org_external_id'),
  domain_belongs_to_other_org: seven('add_org_domain'),
  user_domain_ambiguous: seven('assign_user_to_org'),
  org_not_linked: seven('add_org_domain', 'assign_user_to_org', 'move_user_to_org'),
} as const satisfies Record<BlockedReason, ReasonEntry>;

/** The guards, in the order in which they are given when several apply. */
export const GUARD_CATALOGUE = {
  incomplete_read: {
    liftable: false,
    liveOnly: false,
    blocks: ['set_org_external_id', 'add_org_domain', 'assign_user_to_org', 'move_user_to_org'],
  },
  ticket_side_effect: {
    liftable: false,
    liveOnly: false,
    blocks: ['add_org_domain', 'assign_user_to_org'],
  },
  multiple_organizations_disabled: {
    liftable: false,
    liveOnly: false,
    blocks: ['add_org_domain', 'assign_user_to_org', 'move_user_to_org'],
  },
  enrolls_too_many_users: { liftable: true, liveOnly: false, blocks: ['add_org_domain'] },
  grants_ticket_access: {
    liftable: true,
    liveOnly: false,
    blocks: ['add_org_domain', 'assign_user_to_org'],
  },
  unproven_domain: { liftable: true, liveOnly: false, blocks: ['add_org_domain'] },
  not_an_end_user: {
    liftable: true,
    liveOnly: true,
    blocks: ['assign_user_to_org', 'move_user_to_org'],
  },
} as const satisfies Record<GuardReason, ReasonEntry>;

function seven(...blocks: ActionType[]): ReasonEntry {
  return { liftable: false, liveOnly: false, blocks };
}

/** Whether text is one of the 12 codes. */
export function isIssueCode(text: string): text is IssueCode {
  return Object.hasOwn(ISSUE_CATALOGUE, text);
}
