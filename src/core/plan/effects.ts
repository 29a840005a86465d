import type { Organization, User } from '../tenant/records.ts';
import type { ConcernedUser } from './concerned-user.ts';
import type { Action } from './plan-format.ts';

/** What Zendesk will do beyond the request, as far as the records that were read tell. */
export type Effects = Action['effects'];

/** An action that changes nothing beyond its request. */
export const NO_EFFECTS: Effects = {
  enrolls_now: 0,
  enrolls_later: 0,
  users_with_open_tickets_and_no_membership: 0,
  users_with_other_organization: 0,
  tickets_staying_behind: 0,
  users_gaining_ticket_access: 0,
  agents_choose_organization: false,
  will_need_move: false,
};

/** Effects of adding a domain: what the users will live through whom Zendesk may add. */
export function effectsOfDomain(
  enrolled: readonly ConcernedUser[],
  organization: Organization,
): Effects {
  const verified = enrolled.filter(({ user }) => user.verified).length;
  const hasMembers = enrolled.some(isMemberOfAny);
  return {
    enrolls_now: verified,
    enrolls_later: enrolled.length - verified,
    ...effectsOnUsers(enrolled, organization),
    agents_choose_organization: hasMembers,
    will_need_move: hasMembers,
  };
}

/** Effects of adding one user to an organization. */
export function effectsOfAssigning(one: ConcernedUser, organization: Organization): Effects {
  const hasOther = isMemberOfAny(one);
  return {
    ...NO_EFFECTS,
    ...effectsOnUsers([one], organization),
    agents_choose_organization: hasOther,
    will_need_move: hasOther,
  };
}

/** Effects of making a membership the default: tickets stay where they are filed. */
export function effectsOfMoving(one: ConcernedUser, organization: Organization): Effects {
  return {
    ...NO_EFFECTS,
    users_with_other_organization: 1,
    tickets_staying_behind: ticketsElsewhere(one, organization),
    agents_choose_organization: true,
  };
}

function effectsOnUsers(
  users: readonly ConcernedUser[],
  organization: Organization,
): Pick<
  Effects,
  | 'users_with_open_tickets_and_no_membership'
  | 'users_with_other_organization'
  | 'tickets_staying_behind'
  | 'users_gaining_ticket_access'
> {
  return {
    users_with_open_tickets_and_no_membership: users.filter(
      (one) => !isMemberOfAny(one) && one.openTickets.length > 0,
    ).length,
    users_with_other_organization: users.filter(isMemberOfAny).length,
    tickets_staying_behind: users.reduce(
      (sum, one) => sum + ticketsElsewhere(one, organization),
      0,
    ),
    users_gaining_ticket_access: users.filter(({ user }) => gainsTicketAccess(user, organization))
      .length,
  };
}

function gainsTicketAccess(user: User, organization: Organization): boolean {
  return organization.sharedTickets || user.ticketRestriction === 'organization';
}

function isMemberOfAny({ organizationIds }: ConcernedUser): boolean {
  return organizationIds.length > 0;
}

function ticketsElsewhere({ openTickets }: ConcernedUser, organization: Organization): number {
  return openTickets.filter(({ organizationId }) => organizationId !== organization.id).length;
}
