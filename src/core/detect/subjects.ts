import type { Domain } from '../identity/domain.ts';
import type { ExpectedDomain } from '../reference/reference.ts';
import type { Organization, OrganizationId, Ticket, UserId } from '../tenant/records.ts';
import type { AccountCase, AccountPlace, ExpectedOrganization } from './account-case.ts';
import type { DomainStanding } from './domain-standing.ts';
import { isNotClosed, type Situation } from './situation.ts';
import { isLeftOut, type UserLeftOut } from './user-standings.ts';
import { isTicketLeftOut, type TicketLeftOut } from './ticket-standings.ts';
import type { UserPosition } from './user-index.ts';

/** One sole domain of an account, as the domain checks look at it. */
export type DomainCase = {
  readonly accountCase: AccountCase;
  readonly expectedDomain: ExpectedDomain;
};

/** An audited user, as the user checks look at it. */
export type UserCase = {
  readonly position: UserPosition;
  readonly id: UserId;
  /** The default organization. */
  readonly organizationId: OrganizationId | null;
  readonly domain: Domain;
  readonly standing: DomainStanding;
};

/** A ticket whose requester is an audited user, as the ticket checks look at it. */
export type TicketCase = {
  readonly ticket: Pick<Ticket, 'id' | 'status' | 'organizationId'>;
  readonly requester: UserCase;
};

/** Where a ticket is filed, and by whom: also of one that is not saved yet. */
export type FiledTicket = Pick<TicketCase, 'requester'> & {
  readonly ticket: Pick<Ticket, 'organizationId'>;
};

/** The case of the user at a position, or why there is none. */
export function userCaseAt(situation: Situation, position: UserPosition): UserCase | UserLeftOut {
  const { users, standings } = situation;
  const standing = position < 0 ? 'not_an_end_user' : standings.userAt(position);
  if (isLeftOut(standing)) return standing;
  const [domain, ofDomain] = [users.domainAt(position), situation.standingAt(position)];
  if (domain === null || ofDomain === null) return 'no_usable_address';
  return {
    position,
    id: users.all.columns.id.at(position),
    organizationId: users.defaultOrganizationAt(position),
    domain,
    standing: ofDomain,
  };
}

/** The case of a ticket, or why there is none. */
export function ticketCaseOf(situation: Situation, ticket: Ticket): TicketCase | TicketLeftOut {
  if (!isNotClosed(ticket)) return 'closed';
  if (ticket.updatedAt < situation.tenant.ticketsSince) return 'outside_the_window';
  if (ticket.requesterId === null) return 'no_requester';
  const position = situation.users.positionOf(ticket.requesterId);
  if (position < 0) return 'requester_not_read';
  const requester = userCaseAt(situation, position);
  return typeof requester === 'string' ? 'requester_not_audited' : { ticket, requester };
}

/** The case of the ticket at a position, or why there is none. */
export function ticketCaseAt(situation: Situation, position: number): TicketCase | TicketLeftOut {
  const standing = situation.standings.ticketAt(position);
  if (isTicketLeftOut(standing)) return standing;
  const { id, status, organizationId, requesterId } = situation.tickets.columns;
  const requester = userCaseAt(
    situation,
    situation.users.all.positionOf(requesterId.at(position) ?? 0),
  );
  if (typeof requester === 'string') return 'requester_not_audited';
  return {
    ticket: {
      id: id.at(position),
      status: status.at(position),
      organizationId: organizationId.at(position),
    },
    requester,
  };
}

/** Organizations that have the domain, other than the expected one: in order of id. */
export function otherHolders(
  { expectedDomain }: DomainCase,
  expected: ExpectedOrganization,
  { organizations }: Situation,
): readonly Organization[] {
  return organizations
    .withDomain(expectedDomain.domain)
    .filter(({ id }) => id !== expected.organization.id);
}

/** Whether the expected organization has the domain. */
export function isOnExpected(
  { expectedDomain }: DomainCase,
  { organization }: ExpectedOrganization,
  { organizations }: Situation,
): boolean {
  return organizations.withDomain(expectedDomain.domain).some(({ id }) => id === organization.id);
}

/**
 * The other account of the reference that a ticket is filed under, where its requester is a member of
 * that account's linked organization: a consultant's ticket, not a mismatch. Else `null`.
 */
export function otherCustomerOf(
  { ticket, requester }: FiledTicket,
  { users, ownerOf }: Situation,
): AccountPlace | null {
  const { organizationId } = ticket;
  if (organizationId === null || !users.isMemberAt(requester.position, organizationId)) return null;
  const { standing } = requester;
  const owner = ownerOf(organizationId);
  return standing.kind === 'sole' && owner === standing.place ? null : owner;
}
