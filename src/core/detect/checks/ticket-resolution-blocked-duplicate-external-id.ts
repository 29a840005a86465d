import { organizationFact, ticketFact } from '../facts.ts';
import type { TicketCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** A ticket whose requester's account has duplicate linked organizations. */
export function ticketResolutionBlockedDuplicateExternalId(
  ticketCase: TicketCase,
  situation: Situation,
): Verdict {
  const { ticket, requester } = ticketCase;
  const { resolution } = situation;
  if (requester.standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { place } = requester.standing;
  if (resolution.linksAt(place) < 2) return silent('account_has_no_duplicates');
  return found(
    'ticket_resolution_blocked_duplicate_external_id',
    ticket.id,
    resolution.accountAt(place),
    () => ({
      ticket: ticketFact(ticketCase, situation),
      linked: resolution.caseAt(place).linked.map(organizationFact),
    }),
  );
}
