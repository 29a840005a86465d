import { domainOf } from './addresses.ts';
import type { MembershipRow, OrganizationRow, TicketRow, UserRow } from './rows.ts';

/** By lower-cased external id; blank ones are in no index. */
export const organizationsByExternalId = (row: OrganizationRow): readonly string[] =>
  isBlank(row.external_id) ? [] : [row.external_id.toLowerCase()];

/** By lower-cased name. */
export const organizationsByName = (row: OrganizationRow): readonly string[] => [
  row.name.toLowerCase(),
];

/** By each of its domains. */
export const organizationsByDomain = (row: OrganizationRow): readonly string[] => [
  ...new Set(row.domain_names.map((domain) => domain.toLowerCase())),
];

/** By the domain of each address, the secondary ones included. Deleted users are in no index. */
export const usersByDomain = (row: UserRow): readonly string[] => [
  ...new Set(addressesOf(row).flatMap((email) => domainOf(email) ?? [])),
];

/** By lower-cased address, the secondary ones included. */
export const usersByEmail = (row: UserRow): readonly string[] => [
  ...new Set(addressesOf(row).map((email) => email.toLowerCase())),
];

const ROLE_SETS = [
  ['end-user'],
  ['agent'],
  ['admin'],
  ['agent', 'end-user'],
  ['admin', 'end-user'],
  ['admin', 'agent'],
  ['admin', 'agent', 'end-user'],
];

/** By every set of roles that holds the user's, so that any filter is one list. Without the deleted. */
export const usersByRole = (row: UserRow): readonly string[] =>
  row.active ? ROLE_SETS.filter((set) => set.includes(row.role)).map((set) => set.join()) : [];

/** The key of a set of roles; all of them where the filter is empty, `null` where one is unknown. */
export function roleSetKey(roles: readonly string[]): string | null {
  const wanted = roles.length === 0 ? ['admin', 'agent', 'end-user'] : [...new Set(roles)].sort();
  return ROLE_SETS.some((set) => set.join() === wanted.join()) ? wanted.join() : null;
}

export const usersByExternalId = (row: UserRow): readonly string[] =>
  isBlank(row.external_id) ? [] : [row.external_id.toLowerCase()];

export const membershipsByUser = (row: MembershipRow): readonly number[] => [row.user_id];

export const membershipsByOrganization = (row: MembershipRow): readonly number[] => [
  row.organization_id,
];

/** Without the deleted. */
export const ticketsByRequester = (row: TicketRow): readonly number[] =>
  row.status === 'deleted' ? [] : [row.requester_id];

/** Without the deleted. */
export const ticketsByOrganization = (row: TicketRow): readonly number[] =>
  row.status === 'deleted' || row.organization_id === null ? [] : [row.organization_id];

/** Zendesk neither compares nor keeps apart blank external ids. */
export function isBlank(text: string | null): text is null | '' {
  return text === null || text.trim() === '';
}

function addressesOf(row: UserRow): readonly string[] {
  if (!row.active) return [];
  return row.email === null ? row.other_emails : [row.email, ...row.other_emails];
}
