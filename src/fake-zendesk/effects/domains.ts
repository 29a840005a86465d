import type { Account } from '../account.ts';
import { domainOf } from '../addresses.ts';
import { membershipsByOrganization, organizationsByDomain, usersByDomain } from '../indexes.ts';
import type { OrganizationRow, UserRow } from '../rows.ts';
import { isMember, join, leave, MEMBERSHIPS_PER_USER, membershipsOf } from './memberships.ts';

/** What follows from an organization's new list of domains, in the background. */
export function followDomains(
  account: Account,
  before: readonly string[],
  organization: OrganizationRow,
): void {
  const { store, settings } = account;
  const due = settings.now() + settings.delays.enrolment;
  for (const domain of organization.domain_names) {
    if (before.includes(domain)) continue;
    store.allowlist.add(domain);
    store.addJob({ kind: 'enrol_domain', due, organization_id: organization.id, domain });
  }
  for (const domain of before)
    if (!organization.domain_names.includes(domain))
      store.addJob({ kind: 'release_domain', due, organization_id: organization.id, domain });
}

/** Adds every verified end-user with an address on the domain, suspended ones included. */
export function enrolDomain(account: Account, organizationId: number, domain: string): void {
  const organization = account.store.organizations.get(organizationId);
  if (organization?.domain_names.includes(domain) !== true) return;
  for (const user of account.store.users.rowsBy(usersByDomain, domain))
    if (user.verified && canBeMapped(account, user, organizationId))
      join(account, { user_id: user.id, organization_id: organizationId, mapped_by: domain });
}

/** Takes out every member who came by the domain. */
export function releaseDomain(account: Account, organizationId: number, domain: string): void {
  for (const each of account.store.memberships.rowsBy(membershipsByOrganization, organizationId))
    if (each.mapped_by === domain) leave(account, each);
}

/**
 * Maps a user by the domain of an address, as at a profile edit or a first request: to the first
 * organization by name that has the domain.
 */
export function mapByDomain(account: Account, user: UserRow): void {
  for (const email of [user.email, ...user.other_emails]) {
    const domain = domainOf(email);
    const organization = domain === null ? undefined : firstWithDomain(account, domain);
    if (organization !== undefined && canBeMapped(account, user, organization.id))
      join(account, {
        user_id: user.id,
        organization_id: organization.id,
        mapped_by: domain,
      });
  }
}

function canBeMapped(account: Account, user: UserRow, organizationId: number): boolean {
  if (user.role !== 'end-user' || !user.active) return false;
  if (isMember(account, user.id, organizationId)) return false;
  const held = membershipsOf(account, user.id).length;
  if (held >= MEMBERSHIPS_PER_USER) return false;
  if (held === 0 || account.store.multipleOrganizations()) return true;
  return account.settings.undocumented.singleOrganizationReplaces;
}

function firstWithDomain(account: Account, domain: string): OrganizationRow | undefined {
  return account.store.organizations
    .rowsBy(organizationsByDomain, domain)
    .sort((left, right) => compareText(left.name, right.name) || left.id - right.id)[0];
}

function compareText(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
