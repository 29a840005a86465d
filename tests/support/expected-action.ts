import type { Issue } from '../../src/core/detect/issue.ts';
import type { ActionType } from '../../src/core/plan/plan-format.ts';

/** The type of action that the rules' table names for an issue; `null` where it calls for none. */
export function expectedActionType(issue: Issue): ActionType | null {
  switch (issue.code) {
    case 'org_duplicate_external_id':
    case 'org_external_id_conflict':
    case 'org_missing_external_id':
      return 'set_org_external_id';
    case 'org_missing_expected_domain':
      return 'add_org_domain';
    case 'org_domain_attached_elsewhere':
      return issue.evidence.isOnExpected ? null : 'add_org_domain';
    case 'user_missing_expected_membership':
    case 'user_resolution_blocked_duplicate_external_id':
    case 'user_domain_ambiguous':
      return 'assign_user_to_org';
    case 'user_default_org_not_expected':
      return 'move_user_to_org';
    case 'account_missing_zendesk_org':
    case 'ticket_org_mismatch':
    case 'ticket_resolution_blocked_duplicate_external_id':
      return null;
  }
}
