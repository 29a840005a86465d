import * as z from 'zod/mini';
import { DECISION_KINDS } from '../decisions/decision.ts';

/** Name of the plan's file format. */
export const PLAN_FORMAT = 'drift-audit/fix-plan';
/** Version of the plan's file format; another one is refused. */
export const PLAN_VERSION = 2;

/** The four actions, in the order in which a plan lists them. */
export const ACTION_TYPES = [
  'set_org_external_id',
  'add_org_domain',
  'assign_user_to_org',
  'move_user_to_org',
] as const;

/** The seven blocked reasons, in the order in which they are given. */
export const BLOCKED_REASONS = [
  'duplicate_external_id',
  'external_id_conflict',
  'multiple_org_candidates',
  'org_claimed_by_multiple_accounts',
  'domain_belongs_to_other_org',
  'user_domain_ambiguous',
  'org_not_linked',
] as const;

/** The guard reasons, in the order in which they are given. */
export const GUARD_REASONS = [
  'incomplete_read',
  'ticket_side_effect',
  'multiple_organizations_disabled',
  'enrolls_too_many_users',
  'grants_ticket_access',
  'unproven_domain',
  'not_an_end_user',
] as const;

/** Guards that a policy may lift by name; the others no policy can lift. */
export const LIFTABLE_GUARDS = [
  'enrolls_too_many_users',
  'grants_ticket_access',
  'unproven_domain',
  'not_an_end_user',
] as const satisfies readonly (typeof GUARD_REASONS)[number][];

const zendeskId = z.string().check(z.regex(/^[1-9]\d{0,15}$/));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const organizationSeen = z.strictObject({
  id: zendeskId,
  name: z.string(),
  external_id: z.nullable(z.string()),
  domain_names: z.array(z.string()),
});

// The keys of an action stand in the order in which it is written, so that a plan read back is
// written again byte for byte.
const head = {
  id: z.string(),
  status: z.enum(['prepared', 'blocked']),
  blocked_reason: z.nullable(z.enum([...BLOCKED_REASONS, ...GUARD_REASONS])),
  sf_account_id: z.nullable(z.string()),
  account_name: z.nullable(z.string()),
  target: z.strictObject({
    kind: z.enum(['account', 'organization', 'user']),
    id: z.string(),
    /** Name of the account or organization, address of the user. */
    label: z.string(),
  }),
  /** The id to set, the domain to add, the organization to assign or move to; empty where nobody can say. */
  detail: z.string(),
  issue_ids: z.array(z.string()),
};

const tail = {
  /** The organizations and accounts that speak for or against the action. */
  evidence: z.strictObject({
    organizations: z.array(organizationSeen),
    accounts: z.array(z.string()),
  }),
  effects: z.strictObject({
    /** Users whom Zendesk may add at once (verified) and later (unverified): lower bounds. */
    enrolls_now: z.number(),
    enrolls_later: z.number(),
    /** Of the users concerned: those with no membership who have tickets that are not closed. */
    users_with_open_tickets_and_no_membership: z.number(),
    /** Of the users concerned: those who are members of another organization. */
    users_with_other_organization: z.number(),
    /** Not-closed tickets of the users concerned that stay filed where they are. */
    tickets_staying_behind: z.number(),
    /** Users who may see tickets of others afterwards. */
    users_gaining_ticket_access: z.number(),
    /** Agents will have to choose the organization on new tickets of the user. */
    agents_choose_organization: z.boolean(),
    /** The next audit will find another default organization. */
    will_need_move: z.boolean(),
  }),
};

const userBefore = z.strictObject({
  email: z.string(),
  organization_ids: z.array(zendeskId),
  default_organization_id: z.nullable(zendeskId),
  membership_id: z.nullable(zendeskId),
});

const action = z.discriminatedUnion('type', [
  z.strictObject({
    ...head,
    type: z.literal('set_org_external_id'),
    /** `null` where several organizations are in question: see the evidence. */
    before: z.nullable(
      z.strictObject({
        external_id: z.nullable(z.string()),
        found_by: z.enum(['stored_id', 'domain']),
        /** The account's sole domains, by which it is seen whether another candidate appeared. */
        sole_domains: z.array(z.string()),
      }),
    ),
    after: z.nullable(z.strictObject({ external_id: z.string() })),
    ...tail,
  }),
  z.strictObject({
    ...head,
    type: z.literal('add_org_domain'),
    before: z.strictObject({
      external_id: z.nullable(z.string()),
      domain_names: z.array(z.string()),
      /** How the reference names the domain: a website is weaker proof than a domain column. */
      domain_source: z.enum(['domain', 'website']),
    }),
    after: z.strictObject({ domain_names: z.array(z.string()) }),
    ...tail,
  }),
  z.strictObject({
    ...head,
    type: z.literal('assign_user_to_org'),
    before: userBefore,
    after: z.nullable(
      z.strictObject({ organization_ids: z.array(zendeskId), default_organization_id: zendeskId }),
    ),
    ...tail,
  }),
  z.strictObject({
    ...head,
    type: z.literal('move_user_to_org'),
    before: userBefore,
    after: z.nullable(
      z.strictObject({ organization_ids: z.array(zendeskId), default_organization_id: zendeskId }),
    ),
    ...tail,
  }),
]);

const domainLists = z.strictObject({
  version: z.string(),
  added_personal: z.array(z.string()),
  added_shared_hosts: z.array(z.string()),
  removed: z.array(z.string()),
});

/** What a person decided, as it was in force. */
const decision = z.strictObject({
  kind: z.enum(DECISION_KINDS),
  subject: z.string(),
  sf_account_id: z.nullable(z.string()),
  decided_by: z.string(),
  reason: z.string(),
  until: z.nullable(z.string()),
});

/** The schema of a plan file. Everything outside `created` is under the hash. */
export const planSchema = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  version: z.literal(PLAN_VERSION),
  /** When the plan was made; stands outside the hash. */
  created_at: z.string(),
  plan_hash: hash,
  source: z.strictObject({
    subdomain: z.string(),
    mode: z.enum(['demo', 'live']),
    reference_digest: hash,
    /** More than a tenth of the Salesforce-shaped external ids in Zendesk are not in the reference. */
    partial_reference: z.boolean(),
  }),
  policy: z.strictObject({
    max_enrolled_users: z.number(),
    lifted_guards: z.array(z.enum(LIFTABLE_GUARDS)),
    ticket_days: z.number(),
    domain_lists: domainLists,
    decisions: z.array(decision),
  }),
  actions: z.array(action),
  /** Present in a selection only: what it leaves out of the plan it was taken from. */
  selection: z.nullable(
    z.strictObject({ of_plan_hash: hash, left_out_action_ids: z.array(z.string()) }),
  ),
});

/** A plan as it stands in `fix_plan.json`. */
export type Plan = z.infer<typeof planSchema>;
/** One action of a plan. */
export type Action = Plan['actions'][number];
/** The four kinds of action. */
export type ActionType = (typeof ACTION_TYPES)[number];
/** One of the seven blocked reasons. */
export type BlockedReason = (typeof BLOCKED_REASONS)[number];
/** One of the guard reasons. */
export type GuardReason = (typeof GUARD_REASONS)[number];
/** A guard that a policy may lift. */
export type LiftableGuard = (typeof LIFTABLE_GUARDS)[number];

/** Whether text is one of the seven blocked reasons. */
export function isBlockedReason(text: string): text is BlockedReason {
  return BLOCKED_REASONS.some((reason) => reason === text);
}

/** Whether text is one of the guard reasons. */
export function isGuardReason(text: string): text is GuardReason {
  return GUARD_REASONS.some((reason) => reason === text);
}
