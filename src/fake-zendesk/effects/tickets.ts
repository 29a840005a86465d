import type { Account } from '../account.ts';
import { ticketsByRequester } from '../indexes.ts';
import { isNotClosed, type TicketRow } from '../rows.ts';
import { defaultOrganizationOf, isMember } from './memberships.ts';

/** Moves a former member's tickets, solved ones included, away from the organization they left. */
export function moveTickets(account: Account, userId: number, fromOrganizationId: number): void {
  const to =
    account.settings.undocumented.leavingUserTicketsGoTo === 'none'
      ? null
      : defaultOrganizationOf(account, userId);
  for (const ticket of notClosedTicketsOf(account, userId))
    if (ticket.organization_id === fromOrganizationId) refile(account, ticket, to);
}

/** Files all of a user's tickets that are not closed under the user's first organization. */
export function fileTickets(account: Account, userId: number, organizationId: number): void {
  if (!isMember(account, userId, organizationId)) return;
  for (const ticket of notClosedTicketsOf(account, userId)) refile(account, ticket, organizationId);
}

function notClosedTicketsOf(account: Account, userId: number): TicketRow[] {
  return account.store.tickets.rowsBy(ticketsByRequester, userId).filter(isNotClosed);
}

/** `updated_at` stays: nobody edited the ticket, and that makes the change harder to see. */
function refile(account: Account, ticket: TicketRow, organizationId: number | null): void {
  if (ticket.organization_id === organizationId) return;
  const at = account.settings.now();
  account.store.tickets.put({ ...ticket, organization_id: organizationId, generated: at }, at);
}
