import type { ColleagueEdit } from './accounts/colleague-edit.ts';
import type { Colleague } from './colleague.ts';

/** Lets a colleague make an edit that is given as data. */
export function performEdit(colleague: Colleague, edit: ColleagueEdit): void {
  switch (edit.kind) {
    case 'add_membership':
      colleague.addMembership(edit.user_id, edit.organization_id, edit.id);
      return;
    case 'set_external_id':
      colleague.setExternalId(edit.organization_id, edit.external_id);
      return;
    case 'set_domains':
      colleague.setDomains(edit.organization_id, edit.domain_names);
      return;
    case 'change_role':
      colleague.changeRole(edit.user_id, edit.role);
      return;
    case 'change_email':
      colleague.changeEmail(edit.user_id, edit.email);
      return;
    case 'suspend_user':
      colleague.suspendUser(edit.user_id);
      return;
  }
}
