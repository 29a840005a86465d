import { emailDomain } from '../identity/email-address.ts';
import type { Ticket, User } from '../tenant/records.ts';
import { isNotClosed, type Situation } from './situation.ts';

/**
 * Whether what is said of a user, or an action that concerns the user, rests on the user's memberships.
 *
 * It does not where the default organization is the expected one, of which a user is always a member,
 * unless the domain sits on another organization as well, which then may have the user too. Nor where
 * nothing is expected of the user. Suspended users count: a domain may enroll them.
 */
export function needsMemberships(
  user: User,
  {
    standingOfAddress,
    organizations,
    resolution,
  }: Pick<Situation, 'standingOfAddress' | 'organizations' | 'resolution'>,
): boolean {
  if (user.role !== 'end-user' || !user.active || user.email === null) return false;
  const standing = standingOfAddress(user.email);
  if (standing?.kind === 'sole') {
    const id = resolution.expectedIdAt(standing.place);
    if (id === null) return resolution.linksAt(standing.place) > 1;
    const domain = emailDomain(user.email);
    const holders = domain === null ? [] : organizations.withDomain(domain);
    return user.organizationId !== id || holders.some((holder) => holder.id !== id);
  }
  if (standing?.kind !== 'shared') return false;
  return !standing.cases.some(
    ({ expected }) => expected !== null && expected.organization.id === user.organizationId,
  );
}

/**
 * Whether a verdict on a ticket rests on the memberships of its requester: it is filed under an
 * organization that is linked to another account, which is no mismatch where the requester is a member
 * of it.
 */
export function needsRequestersMemberships(
  ticket: Ticket,
  requester: User,
  { standingOfAddress, ownerOf }: Pick<Situation, 'standingOfAddress' | 'ownerOf'>,
): boolean {
  if (!isNotClosed(ticket) || ticket.organizationId === null || requester.email === null)
    return false;
  if (ticket.organizationId === requester.organizationId) return false;
  const standing = standingOfAddress(requester.email);
  if (standing?.kind !== 'sole') return false;
  const owner = ownerOf(ticket.organizationId);
  return owner !== null && owner !== standing.place;
}
