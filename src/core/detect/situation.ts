import { isPersonalMail, isSharedHost, type DomainLists } from '../identity/domain-lists.ts';
import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type { Reference, ReferenceAccount } from '../reference/reference.ts';
import { once } from '../once.ts';
import { groupRows } from '../tenant/grouped-rows.ts';
import { sortedOnce } from '../tenant/sorted.ts';
import type { OrganizationId, Tenant, Ticket, UserId } from '../tenant/records.ts';
import {
  toMembershipTable,
  toTicketTable,
  toUserTable,
  type TicketTable,
} from '../tenant/tables.ts';
import { claimsOf, isShared, soleClaimant, type Claims } from './claims.ts';
import { indexOrganizations, type OrganizationIndex } from './organization-index.ts';
import { resolveAccounts, type AccountCase } from './resolve.ts';
import type { DomainStanding } from './domain-standing.ts';
import { standingsOf, type Standings } from './standings.ts';
import { indexUsers, type UserIndex, type UserPosition } from './user-index.ts';

/** Reference and tenant side by side, indexed: what every check, action and observation looks at. */
export type Situation = {
  readonly reference: Reference;
  readonly tenant: Tenant;
  readonly lists: DomainLists;
  readonly claims: Claims;
  readonly organizations: OrganizationIndex;
  readonly users: UserIndex;
  /** In order of id, each once. */
  readonly tickets: TicketTable;
  /** Position of the requester of the ticket at a position; -1 where there is none, or none was read. */
  readonly requesterAt: (position: number) => UserPosition;
  /** Of the accounts that were laid beside the tenant, in order of the reference. */
  readonly cases: readonly AccountCase[];
  readonly caseOf: (id: AccountId) => AccountCase | null;
  /** The account that an organization is linked to by its external id. */
  readonly ownerOf: (id: OrganizationId) => AccountCase | null;
  readonly standingOf: (domain: Domain) => DomainStanding;
  readonly standings: Standings;
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
  const users = indexUsers(toUserTable(tenant.users), toMembershipTable(tenant.memberships));
  const tickets = toTicketTable(tenant.tickets);
  const requesters = once(() => requestersOf(tickets, users));
  const requesterAt = (position: number) => requesters()[position] ?? -1;
  const cases = resolveAccounts({ accounts }, claims, organizations);
  const caseById = new Map<AccountId, AccountCase>();
  for (const accountCase of cases) caseById.set(accountCase.account.id, accountCase);
  const caseOf = (id: AccountId) => caseById.get(id) ?? null;
  const owners = new Map<OrganizationId, AccountCase>();
  for (const accountCase of cases)
    for (const { id } of accountCase.linked) owners.set(id, accountCase);
  const standing = (domain: Domain) => standingOf(domain, claims, lists, caseOf);
  const situation = {
    reference,
    tenant,
    lists,
    claims,
    organizations,
    users,
    tickets,
    requesterAt,
    cases,
    caseOf,
    ownerOf: (id: OrganizationId) => owners.get(id) ?? null,
    standingOf: remembered(standing),
    openTicketsOf: openTicketsByRequester(tickets, users, requesterAt),
  };
  return {
    ...situation,
    standings: standingsOf({
      ...situation,
      // Asked once of every domain: nothing has to be remembered.
      standingOf: standing,
      ticketsSince: tenant.ticketsSince,
    }),
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

function requestersOf(tickets: TicketTable, users: UserIndex): Int32Array {
  const requesters = new Int32Array(tickets.length).fill(-1);
  for (let position = 0; position < tickets.length; position += 1) {
    const id = tickets.columns.requesterId.at(position);
    if (id !== null) requesters[position] = users.positionOf(id);
  }
  return requesters;
}

function openTicketsByRequester(
  tickets: TicketTable,
  users: UserIndex,
  requesterAt: Situation['requesterAt'],
): Situation['openTicketsOf'] {
  const byRequester = once(() => groupRows(tickets.length, users.all.length, requesterAt));
  return (id) =>
    Array.from(byRequester().rowsOf(users.positionOf(id)))
      .flatMap((position) => tickets.at(position) ?? [])
      .filter(isNotClosed);
}
