import { candidateFact, expectedFact, organizationFact } from '../../core/detect/facts.ts';
import type { AccountCase, ExpectedOrganization } from '../../core/detect/account-case.ts';
import type { Situation } from '../../core/detect/situation.ts';
import { otherCustomerOf, ticketCaseOf, userCaseAt } from '../../core/detect/subjects.ts';
import { by, byCodeUnit, byFirst } from '../../core/order.ts';
import type { OrganizationId } from '../../core/tenant/records.ts';
import type {
  CheckedAccount,
  CheckedMembership,
  CheckedTicket,
  CheckedUser,
  FoundBy,
} from './check.ts';
import type { CheckSubject, TicketOnScreen } from './check-subject.ts';
import { claimantsOfAddress } from './domain-claimants.ts';
import type { Around } from './read-around.ts';
import { savedTicket } from './to-tenant.ts';

/** What is shown of the account and its organizations. */
export function shownAccount(
  accountCase: AccountCase,
  situation: Situation,
  around: Around,
): CheckedAccount {
  const { account, expected, unresolved, linked, candidates } = accountCase;
  const { id, name, owner } = account;
  return {
    id,
    name,
    owner,
    because: becauseOf(situation, around),
    expected: expected && { ...expectedFact(expected), foundBy: foundBy(expected, accountCase) },
    unresolved,
    linked: linked.map(organizationFact),
    candidates: candidates.map(candidateFact),
  };
}

/** What is shown of the requester, or of the user on screen. */
export function shownUser(
  { user, domain, memberships, tickets }: Around,
  situation: Situation,
  main: AccountCase | null,
): CheckedUser | null {
  if (!user) return null;
  const userCase = userCaseAt(situation, situation.users.positionOf(user.id));
  const expectedId = main?.expected?.organization.id;
  return {
    id: user.id,
    email: user.email,
    domain,
    standing: situation.standingOfAddress(user.email ?? '')?.kind ?? null,
    claimants: claimantsOfAddress(user.email, situation)
      .all.map(({ id }) => id)
      .sort(byCodeUnit),
    leftOut: typeof userCase === 'string' ? userCase : null,
    defaultOrganizationId: user.organizationId,
    memberships: memberships.records
      .map(({ id, organizationId, isDefault }) => ({
        id,
        organizationId,
        organizationName: nameOf(organizationId, situation),
        isDefault,
        isExpected: organizationId === expectedId,
      }))
      .sort(DEFAULT_FIRST),
    openTickets: tickets && situation.openTicketsOf(user.id).length,
  };
}

/** What is shown of the ticket on screen; `null` where there is none. */
export function shownTicket(
  situation: Situation,
  subject: CheckSubject,
  startedAt: number,
): CheckedTicket | null {
  if (subject.kind !== 'ticket') return null;
  const { id, organizationId } = subject.ticket;
  return {
    id,
    organizationId,
    organizationName: organizationId && nameOf(organizationId, situation),
    leftOut: leftOutOf(subject, situation, startedAt),
    ...comparedTicket(subject.ticket, situation),
  };
}

const DEFAULT_FIRST = byFirst<CheckedMembership>(
  by(({ isDefault }) => (isDefault ? 0 : 1)),
  by(({ id }) => id),
);

function becauseOf({ standingOfAddress }: Situation, { user }: Around): CheckedAccount['because'] {
  const kind = standingOfAddress(user?.email ?? '')?.kind;
  if (kind === 'sole') return 'domain';
  return kind === 'shared' ? 'domain_and_default_organization' : 'organization';
}

function foundBy(
  { organization, standing }: ExpectedOrganization,
  { candidates }: AccountCase,
): FoundBy {
  if (standing === 'linked') return 'external_id';
  return candidates.find((one) => one.organization.id === organization.id)?.foundBy ?? 'domain';
}

function nameOf(id: OrganizationId, { organizations }: Situation): string | null {
  return organizations.withId(id)?.name ?? null;
}

function leftOutOf(
  subject: CheckSubject,
  situation: Situation,
  startedAt: number,
): CheckedTicket['leftOut'] {
  const ticket = savedTicket(subject, startedAt);
  if (!ticket) return 'not_saved';
  const ticketCase = ticketCaseOf(situation, ticket);
  return typeof ticketCase === 'string' ? ticketCase : null;
}

/** Unlike an audit, this compares tickets of any age and status, and those that are not saved yet. */
function comparedTicket(
  ticket: TicketOnScreen,
  situation: Situation,
): Pick<CheckedTicket, 'standing' | 'expectedOrganizationId'> {
  const notCompared = { standing: 'not_compared', expectedOrganizationId: null } as const;
  if (ticket.requesterId === null) return notCompared;
  const requester = userCaseAt(situation, situation.users.positionOf(ticket.requesterId));
  if (typeof requester === 'string' || requester.standing.kind !== 'sole') return notCompared;
  const id = situation.resolution.expectedIdAt(requester.standing.place);
  if (id === null) return notCompared;
  if (ticket.organizationId === id) return { standing: 'expected', expectedOrganizationId: id };
  const isOther = otherCustomerOf({ ticket, requester }, situation) !== null;
  return { standing: isOther ? 'other_customers' : 'differs', expectedOrganizationId: id };
}
