import { organizationFact, ticketFact } from '../facts.ts';
import type { TicketCase } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/** A ticket whose requester's account has duplicate linked organizations. */
export function ticketResolutionBlockedDuplicateExternalId(ticketCase: TicketCase): Verdict {
  const { ticket, requester } = ticketCase;
  if (requester.standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { account, linked } = requester.standing.accountCase;
  if (linked.length < 2) return silent('account_has_no_duplicates');
  return fired(
    issueOf('ticket_resolution_blocked_duplicate_external_id', ticket.id, account, {
      ticket: ticketFact(ticketCase),
      linked: linked.map(organizationFact),
    }),
  );
}
