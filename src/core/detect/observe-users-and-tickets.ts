import type { Observation } from './observation.ts';
import type { Situation } from './situation.ts';
import { auditedOn } from './standings.ts';
import { otherCustomerOf, ticketCaseAt } from './subjects.ts';

/** Users whose account has no expected organization, and tickets filed under another customer by a member of it. */
export function observeUsersAndTickets(situation: Situation): readonly Observation[] {
  return [...usersWithoutOrganization(situation), ...ticketsOfOtherCustomers(situation)];
}

function usersWithoutOrganization(situation: Situation): readonly Observation[] {
  return situation.cases().flatMap(({ account, soleDomains, expected, unresolved }) => {
    if (expected || unresolved === 'duplicate_external_id') return [];
    const users = auditedOn(soleDomains, situation);
    return users === 0
      ? []
      : { kind: 'users_without_expected_organization' as const, accountId: account.id, users };
  });
}

function ticketsOfOtherCustomers(situation: Situation): readonly Observation[] {
  const { ticketsInDoubt, ticketAt } = situation.standings;
  return ticketsInDoubt().flatMap((position) =>
    ticketAt(position) === 'of_an_account' ? ofOtherCustomer(position, situation) : [],
  );
}

function ofOtherCustomer(position: number, situation: Situation): readonly Observation[] {
  const ticketCase = ticketCaseAt(situation, position);
  if (typeof ticketCase === 'string') return [];
  const { ticket, requester } = ticketCase;
  if (ticket.organizationId === null) return [];
  const other = otherCustomerOf(ticketCase, situation);
  if (other === null) return [];
  return [
    {
      kind: 'ticket_in_other_customers_organization',
      ticketId: ticket.id,
      requesterId: requester.id,
      organizationId: ticket.organizationId,
      accountId: situation.resolution.accountAt(other).id,
    },
  ];
}
