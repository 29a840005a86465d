import type { Decision } from '../decisions/decision.ts';
import { DOMAIN_LISTS_VERSION } from '../identity/domain-lists.ts';
import type { LiftableGuard, Plan } from './plan-format.ts';

/** What a person decided before planning. Part of the plan and so of its hash. */
export type Policy = Plan['policy'];

/** What a policy may change. */
export type PolicyChoice = {
  readonly maxEnrolledUsers?: number;
  readonly liftedGuards?: readonly LiftableGuard[];
  readonly ticketDays?: number;
  /** Those in force: see `decide`. */
  readonly decisions?: readonly Decision[];
};

/**
 * The policy of a choice: what it does not name is the default (25 users, nothing lifted, 90 days,
 * nothing decided).
 */
export function toPolicy(choice: PolicyChoice = {}): Policy {
  return {
    max_enrolled_users: choice.maxEnrolledUsers ?? 25,
    lifted_guards: [...new Set(choice.liftedGuards)].sort(),
    ticket_days: choice.ticketDays ?? 90,
    domain_lists: {
      version: DOMAIN_LISTS_VERSION,
      added_personal: [],
      added_shared_hosts: [],
      removed: [],
    },
    decisions: (choice.decisions ?? []).map(
      ({ kind, subject, accountId, decidedBy, reason, until }) => ({
        kind,
        subject,
        sf_account_id: accountId,
        decided_by: decidedBy,
        reason,
        until,
      }),
    ),
  };
}
