import type { AccountId } from '../identity/account-id.ts';
import type { Observation } from './observation.ts';
import type { Situation } from './situation.ts';
import { otherCustomerOf, ticketCaseOf, userCaseAt } from './subjects.ts';

/** Users whose account has no expected organization, and tickets filed under another customer by a member of it. */
export function observeUsersAndTickets(situation: Situation): readonly Observation[] {
  return [...usersWithoutOrganization(situation), ...ticketsOfOtherCustomers(situation)];
}

function usersWithoutOrganization(situation: Situation): readonly Observation[] {
  const counts = new Map<AccountId, number>();
  for (let position = 0; position < situation.users.all.length; position += 1) {
    const userCase = userCaseAt(situation, position);
    if (typeof userCase === 'string' || userCase.standing.kind !== 'sole') continue;
    const { account, expected, unresolved } = userCase.standing.accountCase;
    if (expected || unresolved === 'duplicate_external_id') continue;
    counts.set(account.id, (counts.get(account.id) ?? 0) + 1);
  }
  return [...counts].map(
    ([accountId, users]) =>
      ({ kind: 'users_without_expected_organization', accountId, users }) as const,
  );
}

function ticketsOfOtherCustomers(situation: Situation): readonly Observation[] {
  return situation.tickets.flatMap((ticket) => {
    const ticketCase = ticketCaseOf(situation, ticket);
    if (typeof ticketCase === 'string' || ticket.organizationId === null) return [];
    const { standing, user } = ticketCase.requester;
    if (standing.kind !== 'sole' || !standing.accountCase.expected) return [];
    if (ticket.organizationId === standing.accountCase.expected.organization.id) return [];
    const other = otherCustomerOf(ticketCase, situation);
    return other
      ? {
          kind: 'ticket_in_other_customers_organization' as const,
          ticketId: ticket.id,
          requesterId: user.id,
          organizationId: ticket.organizationId,
          accountId: other.account.id,
        }
      : [];
  });
}
