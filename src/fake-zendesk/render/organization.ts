import { addressOf, type Account } from '../account.ts';
import type { OrganizationRow } from '../rows.ts';
import { toIso } from '../times.ts';

/** An organization as the API shows it, with all its documented fields. */
export function renderOrganization(account: Account, row: OrganizationRow) {
  return {
    url: `${addressOf(account)}/api/v2/organizations/${row.id}.json`,
    id: row.id,
    name: row.name,
    shared_tickets: row.shared_tickets,
    shared_comments: row.shared_comments,
    external_id: row.external_id,
    created_at: toIso(row.created),
    updated_at: toIso(row.updated),
    domain_names: row.domain_names,
    details: row.details,
    notes: row.notes,
    group_id: row.group_id,
    tags: row.tags,
    organization_fields: {
      support_tier: row.id % 2 === 0 ? 'standard' : 'premium',
      seats: (row.id % 90) + 10,
    },
  };
}
