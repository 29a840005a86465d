import { expectedFact, ticketFact } from '../facts.ts';
import { otherCustomerOf, type TicketCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/**
 * The ticket's organization, or its absence, differs from the expected one of its requester's account.
 * A consultant's ticket under another customer's organization is an observation instead.
 */
export function ticketOrgMismatch(ticketCase: TicketCase, situation: Situation): Verdict {
  const { ticket, requester } = ticketCase;
  if (requester.standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { account, expected } = requester.standing.accountCase;
  if (!expected) return silent('no_expected_organization');
  if (ticket.organizationId === expected.organization.id)
    return silent('filed_under_the_expected_organization');
  if (otherCustomerOf(ticketCase, situation))
    return silent('filed_under_another_customers_organization_of_the_requester');
  return fired(
    issueOf('ticket_org_mismatch', ticket.id, account, {
      ticket: ticketFact(ticketCase),
      expected: expectedFact(expected),
    }),
  );
}
