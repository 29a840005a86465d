import type { Action } from '../plan/plan-format.ts';
import type { Policy } from '../plan/policy.ts';
import { judgeDomain } from './judge-domain.ts';
import { judgeLink } from './judge-link.ts';
import { judgeAssignment, judgeMove } from './judge-membership.ts';
import { blocked, type Judgement } from './judgement.ts';
import type { AcrossRecords, ChangedInThisRun, NamedRecords } from './live-facts.ts';

/**
 * What the live account says of a prepared action: every precondition and every guard again, on
 * records read for this. Pure: the dry run and the apply ask the same function.
 *
 * @throws Error where the records are not those of the action's type
 */
export function judge(
  action: Action,
  records: NamedRecords,
  across: AcrossRecords,
  changed: ChangedInThisRun,
  policy: Policy,
): Judgement {
  if (action.status === 'blocked') return blocked(action.blocked_reason ?? 'incomplete_read');
  if (action.type === 'set_org_external_id' && records.type === 'set_org_external_id')
    return judgeLink(action, records, across);
  if (action.type === 'add_org_domain' && records.type === 'add_org_domain')
    return judgeDomain(action, records, across, changed, policy);
  if (action.type === 'assign_user_to_org' && records.type === 'assign_user_to_org')
    return judgeAssignment(action, records, across, changed, policy);
  if (action.type === 'move_user_to_org' && records.type === 'move_user_to_org')
    return judgeMove(action, records, across, changed, policy);
  throw new Error(`records of ${records.type} for an action ${action.type}`);
}
