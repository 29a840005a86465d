import { expectedFactAt, ticketFact } from '../facts.ts';
import { otherCustomerOf, type TicketCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/**
 * The ticket's organization, or its absence, differs from the expected one of its requester's account.
 * A consultant's ticket under another customer's organization is an observation instead.
 */
export function ticketOrgMismatch(ticketCase: TicketCase, situation: Situation): Verdict {
  const { ticket, requester } = ticketCase;
  const { resolution } = situation;
  if (requester.standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { place } = requester.standing;
  const expectedId = resolution.expectedIdAt(place);
  if (expectedId === null) return silent('no_expected_organization');
  if (ticket.organizationId === expectedId) return silent('filed_under_the_expected_organization');
  if (otherCustomerOf(ticketCase, situation) !== null)
    return silent('filed_under_another_customers_organization_of_the_requester');
  return found('ticket_org_mismatch', ticket.id, resolution.accountAt(place), () => ({
    ticket: ticketFact(ticketCase, situation),
    expected: expectedFactAt(place, situation),
  }));
}
