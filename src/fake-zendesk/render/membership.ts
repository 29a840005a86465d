import { addressOf, type Account } from '../account.ts';
import type { MembershipRow } from '../rows.ts';
import { toIso } from '../times.ts';

/** A membership as the API shows it. Where it is not the default, some say `false` and some `null`. */
export function renderMembership(account: Account, row: MembershipRow) {
  const notDefault = row.id % 3 === 0 ? null : false;
  const organization = account.store.organizations.get(row.organization_id);
  return {
    url: `${addressOf(account)}/api/v2/organization_memberships/${row.id}.json`,
    id: row.id,
    user_id: row.user_id,
    organization_id: row.organization_id,
    default: row.default ? true : notDefault,
    created_at: toIso(row.created),
    organization_name: organization?.name ?? '',
    updated_at: toIso(row.updated),
    view_tickets: organization?.shared_tickets ?? false,
  };
}
