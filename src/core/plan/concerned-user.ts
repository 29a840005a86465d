import type { Situation } from '../detect/situation.ts';
import type { UserPosition } from '../detect/user-index.ts';
import type { Domain } from '../identity/domain.ts';
import type { Organization, OrganizationId, Ticket, User } from '../tenant/records.ts';

/** A user whom an action touches, by its request or by what Zendesk does beyond it. */
export type ConcernedUser = {
  readonly user: User;
  /** All organizations of the user, the default one included: sorted. */
  readonly organizationIds: readonly OrganizationId[];
  /** Tickets of the user that are neither closed nor deleted, as far as they were read. */
  readonly openTickets: readonly Ticket[];
};

/** The user at a position of an audit's reading, as actions look at users. */
export function concernedUserAt(
  position: UserPosition,
  { users, openTicketsOf }: Situation,
): ConcernedUser | null {
  const user = users.all.at(position);
  if (!user) return null;
  return {
    user,
    organizationIds: users.organizationIdsAt(position),
    openTickets: openTicketsOf(user.id),
  };
}

/** The users with a primary address on exactly this domain, whatever their state. */
export function concernedUsersOn(domain: Domain, situation: Situation): readonly ConcernedUser[] {
  return situation.users
    .onDomain(domain)
    .flatMap((position) => concernedUserAt(position, situation) ?? []);
}

/**
 * Of the users on a domain those whom Zendesk may add to the organization when the domain is added:
 * every end-user who is not deleted and no member yet, suspended or not. Zendesk adds verified users
 * at once and the others at their next profile edit. Secondary addresses do not show in lists, so
 * this is a lower bound.
 */
export function mayEnroll(
  onDomain: readonly ConcernedUser[],
  organization: Pick<Organization, 'id'>,
): readonly ConcernedUser[] {
  return onDomain.filter(
    ({ user, organizationIds }) =>
      user.active && user.role === 'end-user' && !organizationIds.includes(organization.id),
  );
}
