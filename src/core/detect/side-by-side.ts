import { externalIdKey } from '../identity/account-id.ts';
import { isPersonalMail, isSharedHost, type DomainLists } from '../identity/domain-lists.ts';
import type { Reference } from '../reference/reference.ts';
import { sortedOnce } from '../tenant/sorted.ts';
import type { Tenant } from '../tenant/records.ts';
import {
  toMembershipTable,
  toTicketTable,
  toUserTable,
  type TicketTable,
} from '../tenant/tables.ts';
import { claimsOf, type AccountNumber, type Claims, type DomainNumber } from './claims.ts';
import { indexOrganizations, type OrganizationIndex } from './organization-index.ts';
import { indexUsers, type UserIndex, type UserPosition } from './user-index.ts';

/** Reference and tenant, normalised and numbered alike: nothing is compared yet. */
export type SideBySide = {
  readonly reference: Reference;
  readonly tenant: Tenant;
  readonly lists: DomainLists;
  readonly claims: Claims;
  /** The accounts that are compared, by their numbers: in order. */
  readonly compared: Int32Array;
  readonly organizations: OrganizationIndex;
  readonly users: UserIndex;
  /** What the lists say of the domains on which users have addresses. */
  readonly kindOfDomain: (domain: DomainNumber) => DomainKind;
  /** Users whose address a person gave to an account, by their positions. */
  readonly decidedUsers: ReadonlyMap<UserPosition, AccountNumber>;
  /** In order of id, each once. */
  readonly tickets: TicketTable;
};

/**
 * Lays reference and tenant side by side.
 * @param claims those of the reference, where they are known
 */
export function laySideBySide(
  reference: Reference,
  tenant: Tenant,
  lists: DomainLists,
  claims: Claims = claimsOf(reference),
): SideBySide {
  const users = indexUsers(
    toUserTable(tenant.users),
    toMembershipTable(tenant.memberships),
    claims.domains,
  );
  return {
    reference,
    tenant,
    lists,
    claims,
    compared: Int32Array.from(reference.accounts, (_, number) => number),
    organizations: indexOrganizations(sortedOnce(tenant.organizations), claims),
    users,
    kindOfDomain: kindsOfDomains(users, lists),
    decidedUsers: decidedUsersOf(users, decidedAddresses(reference, claims)),
    tickets: toTicketTable(tenant.tickets),
  };
}

/** The accounts that people gave addresses to, by address in lower case. */
export function decidedAddresses(
  { decisions }: Pick<Reference, 'decisions'>,
  { keys }: Pick<Claims, 'keys'>,
): ReadonlyMap<string, AccountNumber> {
  const decided = new Map<string, AccountNumber>();
  for (const { kind, subject, accountId } of decisions.inForce) {
    const key = kind === 'address' ? externalIdKey(accountId) : null;
    if (key !== null) decided.set(subject, keys.find(key));
  }
  return decided;
}

function decidedUsersOf(
  { all }: UserIndex,
  decided: ReadonlyMap<string, AccountNumber>,
): SideBySide['decidedUsers'] {
  const found = new Map<UserPosition, AccountNumber>();
  if (decided.size === 0) return found;
  const { hosts, hostCodes, at } = all.columns.email;
  const hostOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const decidedHosts = new Set([...decided.keys()].map(hostOf));
  const isDecidedHost = hosts.map((host) => decidedHosts.has(host.toLowerCase()));
  const codes = hostCodes();
  for (let position = 0; position < all.length; position += 1) {
    if (isDecidedHost[codes[position] ?? 0] !== true) continue;
    const account = decided.get(at(position)?.toLowerCase() ?? '');
    if (account !== undefined) found.set(position, account);
  }
  return found;
}

/** What the lists say of a domain. */
export type DomainKind = 'company' | 'personal_mail' | 'shared_host';

/** What the lists say of the domains on which users have addresses: asked for each of them once. */
function kindsOfDomains(
  { domains, domainsInUse }: UserIndex,
  lists: DomainLists,
): (domain: DomainNumber) => DomainKind {
  const others = new Map<DomainNumber, DomainKind>();
  for (const number of domainsInUse) {
    const kind = kindOf(domains.at(number) ?? '', lists);
    if (kind !== 'company') others.set(number, kind);
  }
  return (domain) => others.get(domain) ?? 'company';
}

/** What the lists say of one domain. */
export function kindOf(domain: string, lists: DomainLists): DomainKind {
  if (isPersonalMail(domain, lists)) return 'personal_mail';
  return isSharedHost(domain, lists) ? 'shared_host' : 'company';
}
