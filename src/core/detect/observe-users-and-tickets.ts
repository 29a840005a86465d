import type { Observation } from './observation.ts';
import type { Situation } from './situation.ts';
import type { Ticket } from '../tenant/records.ts';
import { auditedOn } from './standings.ts';
import { otherCustomerOf, ticketCaseOf } from './subjects.ts';

/** Users whose account has no expected organization, and tickets filed under another customer by a member of it. */
export function observeUsersAndTickets(situation: Situation): readonly Observation[] {
  return [...usersWithoutOrganization(situation), ...ticketsOfOtherCustomers(situation)];
}

function usersWithoutOrganization(situation: Situation): readonly Observation[] {
  return situation.cases.flatMap(({ account, soleDomains, expected, unresolved }) => {
    if (expected || unresolved === 'duplicate_external_id') return [];
    const users = auditedOn(soleDomains, situation);
    return users === 0
      ? []
      : { kind: 'users_without_expected_organization' as const, accountId: account.id, users };
  });
}

function ticketsOfOtherCustomers(situation: Situation): readonly Observation[] {
  const { tickets, standings } = situation;
  const observations: Observation[] = [];
  for (let position = 0; position < tickets.length; position += 1) {
    const mayBe =
      standings.mayTicketRaiseAt(position) && standings.ticketAt(position) === 'of_an_account';
    const ticket = mayBe ? tickets.at(position) : undefined;
    if (ticket) observations.push(...ofOtherCustomer(ticket, situation));
  }
  return observations;
}

function ofOtherCustomer(ticket: Ticket, situation: Situation): readonly Observation[] {
  const ticketCase = ticketCaseOf(situation, ticket);
  if (typeof ticketCase === 'string' || ticket.organizationId === null) return [];
  const other = otherCustomerOf(ticketCase, situation);
  if (!other) return [];
  return [
    {
      kind: 'ticket_in_other_customers_organization',
      ticketId: ticket.id,
      requesterId: ticketCase.requester.user.id,
      organizationId: ticket.organizationId,
      accountId: other.account.id,
    },
  ];
}
