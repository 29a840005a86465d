import { GUARD_CATALOGUE } from '../../core/detect/catalogue.ts';
import type { Issue } from '../../core/detect/issue.ts';
import type { Situation } from '../../core/detect/situation.ts';
import { makePlan } from '../../core/plan/make-plan.ts';
import { GUARD_REASONS, type Action, type GuardReason } from '../../core/plan/plan-format.ts';
import { proofOf } from '../../core/plan/proof.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { Findings } from './check.ts';
import type { Judging } from './check-job.ts';

/**
 * Plans the repairs of a check, with the planner of a full audit. What only other users could tell
 * (whom a domain would enroll, who proves it to be a mail domain) blocks nothing here that it would
 * not block in a full audit as well, and is named at each action as checked at the dry run.
 */
export function planFindings(
  issues: readonly Issue[],
  situation: Situation,
  { session, policy, index, isReferencePartial, startedAt }: Judging,
): Pick<Findings, 'actions' | 'plan'> {
  const plan = makePlan(
    issues,
    {
      subdomain: session.subdomain,
      mode: session.mode,
      reference_digest: index.reference.digest,
      partial_reference: isReferencePartial ?? false,
    },
    toInstant(startedAt),
    { situation, policy, leftToDryRun: ['unproven_domain'] },
  );
  const actions = plan.actions.map((action) => ({
    action,
    checkedAtDryRun: guardsLeftOpen(action, situation, policy.lifted_guards),
  }));
  return { plan, actions };
}

function guardsLeftOpen(
  action: Action,
  situation: Situation,
  lifted: readonly GuardReason[],
): readonly GuardReason[] {
  if (action.status === 'blocked') return [];
  const blocks = (guard: GuardReason): boolean => {
    const types: readonly Action['type'][] = GUARD_CATALOGUE[guard].blocks;
    return types.includes(action.type);
  };
  return GUARD_REASONS.filter(
    (guard) => blocks(guard) && !lifted.includes(guard) && isOpen(guard, action, situation),
  );
}

/** Whether records that were not read could still make a guard hold. */
function isOpen(guard: GuardReason, action: Action, situation: Situation): boolean {
  const isDomain = action.type === 'add_org_domain';
  switch (guard) {
    case 'ticket_side_effect':
      return isDomain || (action.before !== null && mayHaveTickets(action, situation));
    case 'multiple_organizations_disabled':
      return isDomain && situation.tenant.multipleOrganizations !== true;
    case 'enrolls_too_many_users':
    case 'grants_ticket_access':
      return isDomain;
    case 'unproven_domain': {
      const proof = proofOf(action, situation);
      return proof?.source === 'website' && !proof.hasAuditedUser;
    }
    case 'incomplete_read':
    case 'not_an_end_user':
      return false;
  }
}

/** A user without a membership, whose tickets were not all read. */
function mayHaveTickets(action: Action, { tenant }: Situation): boolean {
  return (
    action.type === 'assign_user_to_org' &&
    action.before.organization_ids.length === 0 &&
    tenant.readings.tickets.state !== 'complete'
  );
}
