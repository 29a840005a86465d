import type { Domain } from '../identity/domain.ts';
import type { ExpectedDomain } from '../reference/reference.ts';
import type { Membership, Organization, OrganizationId, Ticket, User } from '../tenant/records.ts';
import type { AccountCase, ExpectedOrganization } from './resolve.ts';
import type { DomainStanding } from './domain-standing.ts';
import { isNotClosed, type Situation } from './situation.ts';
import type { TicketLeftOut, UserLeftOut } from './standings.ts';
import type { UserPosition } from './user-index.ts';

/** One sole domain of an account, as the domain checks look at it. */
export type DomainCase = {
  readonly accountCase: AccountCase;
  readonly expectedDomain: ExpectedDomain;
};

/** An audited user, as the user checks look at it. */
export type UserCase = {
  readonly user: User;
  readonly email: string;
  readonly domain: Domain;
  readonly standing: DomainStanding;
  readonly memberships: readonly Membership[];
  /** All organizations of the user, the default one included: sorted. */
  readonly organizationIds: readonly OrganizationId[];
};

/** A ticket whose requester is an audited user, as the ticket checks look at it. */
export type TicketCase = {
  readonly ticket: Ticket;
  readonly requester: UserCase;
};

/** Where a ticket is filed, and by whom: also of one that is not saved yet. */
export type FiledTicket = Pick<TicketCase, 'requester'> & {
  readonly ticket: Pick<Ticket, 'organizationId'>;
};

/** The case of the user at a position, or why there is none. */
export function userCaseAt(situation: Situation, position: UserPosition): UserCase | UserLeftOut {
  const { users } = situation;
  const user = users.all.at(position);
  const domain = users.domainAt(position);
  if (user?.role !== 'end-user') return 'not_an_end_user';
  if (!user.active) return 'deleted';
  if (user.suspended) return 'suspended';
  if (user.email === null || domain === null) return 'no_usable_address';
  const standing = situation.standingOf(domain);
  if (standing.kind === 'personal_mail' || standing.kind === 'shared_host') return standing.kind;
  return {
    user,
    email: user.email,
    domain,
    standing,
    // Most users are members of their default organization and nothing else has to be looked up.
    get memberships() {
      return users.membershipsAt(position);
    },
    get organizationIds() {
      return users.organizationIdsAt(position);
    },
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

/** Organizations that have the domain, other than the expected one: in order of id. */
export function otherHolders(
  { expectedDomain }: DomainCase,
  expected: ExpectedOrganization,
  { organizations }: Situation,
): readonly Organization[] {
  const holders = organizations.byDomain.get(expectedDomain.domain) ?? [];
  const isAlone = holders.length === 1 && holders[0]?.id === expected.organization.id;
  return isAlone ? [] : holders.filter(({ id }) => id !== expected.organization.id);
}

/** Whether the expected organization has the domain. */
export function isOnExpected(
  { expectedDomain }: DomainCase,
  { organization }: ExpectedOrganization,
  { organizations }: Situation,
): boolean {
  const holders = organizations.byDomain.get(expectedDomain.domain) ?? [];
  return holders.some(({ id }) => id === organization.id);
}

/**
 * The other account of the reference that a ticket is filed under, where its requester is a member of
 * that account's linked organization: a consultant's ticket, not a mismatch. Else `null`.
 */
export function otherCustomerOf(
  { ticket, requester }: FiledTicket,
  situation: Situation,
): AccountCase | null {
  const { organizationId } = ticket;
  if (organizationId === null || !requester.organizationIds.includes(organizationId)) return null;
  const owner = situation.ownerOf(organizationId);
  const own = requester.standing.kind === 'sole' ? requester.standing.accountCase : null;
  return owner === own ? null : owner;
}
