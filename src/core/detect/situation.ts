import { isPersonalMail, isSharedHost, type DomainLists } from '../identity/domain-lists.ts';
import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type { Reference, ReferenceAccount } from '../reference/reference.ts';
import { sortedOnce } from '../tenant/sorted.ts';
import type { OrganizationId, Tenant, Ticket, UserId } from '../tenant/records.ts';
import { claimsOf, isShared, soleClaimant, type Claim, type Claims } from './claims.ts';
import { indexOrganizations, type OrganizationIndex } from './organization-index.ts';
import { resolveAccounts, type AccountCase } from './resolve.ts';
import { indexUsers, type UserIndex } from './user-index.ts';

/** What the reference says of a domain on which a user has an address. */
export type DomainStanding =
  | { readonly kind: 'personal_mail' | 'shared_host' | 'unclaimed' }
  | { readonly kind: 'sole'; readonly accountCase: AccountCase }
  | { readonly kind: 'shared'; readonly claim: Claim; readonly cases: readonly AccountCase[] };

/** Reference and tenant side by side, indexed: what every check, action and observation looks at. */
export type Situation = {
  readonly reference: Reference;
  readonly tenant: Tenant;
  readonly lists: DomainLists;
  readonly claims: Claims;
  readonly organizations: OrganizationIndex;
  readonly users: UserIndex;
  /** In order of id, each once. */
  readonly tickets: readonly Ticket[];
  /** Of the accounts that were laid beside the tenant, in order of the reference. */
  readonly cases: readonly AccountCase[];
  readonly caseOf: (id: AccountId) => AccountCase | null;
  /** The account that an organization is linked to by its external id. */
  readonly ownerOf: (id: OrganizationId) => AccountCase | null;
  readonly standingOf: (domain: Domain) => DomainStanding;
  /** Tickets of a requester that are neither closed nor deleted, as far as they were read. */
  readonly openTicketsOf: (id: UserId) => readonly Ticket[];
};

/** Lays reference and tenant side by side. The order of either's records does not matter. */
export function situate(reference: Reference, tenant: Tenant, lists: DomainLists): Situation {
  return situateAccounts(reference.accounts, reference, claimsOf(reference), tenant, lists);
}

/**
 * Lays some accounts of a reference beside a reading that looked for the organizations of these alone.
 * Who claims a domain is still asked of the whole reference.
 * @param accounts in order of the reference
 * @param claims those of the reference
 */
export function situateAccounts(
  accounts: readonly ReferenceAccount[],
  reference: Reference,
  claims: Claims,
  tenant: Tenant,
  lists: DomainLists,
): Situation {
  const organizations = indexOrganizations(sortedOnce(tenant.organizations));
  const users = indexUsers(sortedOnce(tenant.users), sortedOnce(tenant.memberships));
  const tickets = sortedOnce(tenant.tickets);
  const cases = resolveAccounts({ accounts }, claims, organizations);
  const caseById = new Map(cases.map((accountCase) => [accountCase.account.id, accountCase]));
  const caseOf = (id: AccountId) => caseById.get(id) ?? null;
  const owners = new Map(
    cases.flatMap((accountCase) => accountCase.linked.map(({ id }) => [id, accountCase] as const)),
  );
  return {
    reference,
    tenant,
    lists,
    claims,
    organizations,
    users,
    tickets,
    cases,
    caseOf,
    ownerOf: (id) => owners.get(id) ?? null,
    standingOf: remembered((domain) => standingOf(domain, claims, lists, caseOf)),
    openTicketsOf: openTicketsByRequester(tickets),
  };
}

/** Whether a ticket still counts: Zendesk never changes the organization of a closed one. */
export function isNotClosed(ticket: Ticket): boolean {
  return ticket.status !== 'closed' && ticket.status !== 'deleted';
}

function standingOf(
  domain: Domain,
  claims: Claims,
  lists: DomainLists,
  caseOf: Situation['caseOf'],
): DomainStanding {
  if (isPersonalMail(domain, lists)) return { kind: 'personal_mail' };
  if (isSharedHost(domain, lists)) return { kind: 'shared_host' };
  const claim = claims.get(domain);
  const account = soleClaimant(claim);
  const accountCase = account && caseOf(account.id);
  if (accountCase) return { kind: 'sole', accountCase };
  if (!isShared(claim)) return { kind: 'unclaimed' };
  return { kind: 'shared', claim, cases: claim.accounts.flatMap(({ id }) => caseOf(id) ?? []) };
}

function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

function openTicketsByRequester(tickets: readonly Ticket[]): Situation['openTicketsOf'] {
  let byRequester: Map<UserId, Ticket[]> | null = null;
  return (id) => {
    byRequester ??= group(tickets);
    return byRequester.get(id) ?? [];
  };
}

function group(tickets: readonly Ticket[]): Map<UserId, Ticket[]> {
  const groups = new Map<UserId, Ticket[]>();
  for (const ticket of tickets) {
    if (ticket.requesterId === null || !isNotClosed(ticket)) continue;
    const list = groups.get(ticket.requesterId);
    if (list) list.push(ticket);
    else groups.set(ticket.requesterId, [ticket]);
  }
  return groups;
}
