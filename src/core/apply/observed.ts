import { domainsOf } from '../detect/organization-index.ts';
import { externalIdKey } from '../identity/account-id.ts';
import { normaliseDomain } from '../identity/domain.ts';
import type { Action } from '../plan/plan-format.ts';
import type { NamedRecords } from './live-facts.ts';
import type { ReceiptEntry } from './receipt-format.ts';

/** The values of an action's target as they were read: what a receipt keeps as before and after. */
export function observed(records: NamedRecords): ReceiptEntry['before'] {
  switch (records.type) {
    case 'set_org_external_id':
      return records.organization && { external_id: records.organization.externalId };
    case 'add_org_domain':
      return records.organization && { domain_names: records.organization.domainNames };
    case 'assign_user_to_org':
    case 'move_user_to_org': {
      const { user } = records;
      return (
        user && {
          organization_ids: user.organizationIds.map(String),
          default_organization_id:
            user.user.organizationId === null ? null : String(user.user.organizationId),
          membership_ids: user.memberships.map(({ id }) => String(id)),
        }
      );
    }
  }
}

/** Whether the records show what the action was to bring about. */
export function isDone(action: Action, records: NamedRecords): boolean {
  switch (records.type) {
    case 'set_org_external_id':
      return (
        records.organization !== null &&
        externalIdKey(records.organization.externalId) === externalIdKey(action.detail)
      );
    case 'add_org_domain': {
      const domain = normaliseDomain(action.detail);
      return (
        records.organization !== null &&
        domain.ok &&
        domainsOf(records.organization).has(domain.domain)
      );
    }
    case 'assign_user_to_org':
      return records.user?.organizationIds.some((id) => String(id) === action.detail) === true;
    case 'move_user_to_org':
      return String(records.user?.user.organizationId ?? '') === action.detail;
  }
}
