import type { Issue } from '../detect/issue.ts';
import type { PlanningContext } from './action-parts.ts';
import { planDomain } from './plan-domain.ts';
import { blockedLink, planConflict, planLink } from './plan-link.ts';
import { planAssignment, planMove, undecidedAssignment } from './plan-membership.ts';
import type { Action } from './plan-format.ts';

/** The one action that an issue calls for, prepared or blocked; `null` where it calls for none. */
export function planAction(issue: Issue, context: PlanningContext): Action | null {
  switch (issue.code) {
    case 'org_duplicate_external_id':
      return blockedLink(issue, issue.evidence.linked, [], 'duplicate_external_id');
    case 'org_external_id_conflict':
      return planConflict(issue, context);
    case 'org_missing_external_id':
      return planLink(issue, context);
    case 'org_missing_expected_domain':
      return planDomain(issue, [], context);
    case 'org_domain_attached_elsewhere':
      return issue.evidence.isOnExpected
        ? null
        : planDomain(issue, issue.evidence.holders, context);
    case 'user_missing_expected_membership':
      return planAssignment(issue, context);
    case 'user_default_org_not_expected':
      return planMove(issue, context);
    case 'user_resolution_blocked_duplicate_external_id':
      return undecidedAssignment(issue, issue.evidence.linked, [], 'duplicate_external_id');
    case 'user_domain_ambiguous':
      return undecidedAssignment(issue, [], issue.evidence.claimants, 'user_domain_ambiguous');
    case 'account_missing_zendesk_org':
    case 'ticket_org_mismatch':
    case 'ticket_resolution_blocked_duplicate_external_id':
      return null;
  }
}
