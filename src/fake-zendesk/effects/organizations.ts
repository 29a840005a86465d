import type { Account } from '../account.ts';
import { membershipsByOrganization, ticketsByOrganization } from '../indexes.ts';
import { leave } from './memberships.ts';

/** Deletes an organization: its members leave it, and its tickets that are not closed move. */
export function deleteOrganization(account: Account, organizationId: number): void {
  const { store, settings } = account;
  const at = settings.now();
  const members = store.memberships.rowsBy(membershipsByOrganization, organizationId);
  const tickets = store.tickets.rowsBy(ticketsByOrganization, organizationId);
  const requesters = new Set(tickets.map((ticket) => ticket.requester_id));
  store.organizations.remove(organizationId, at);
  for (const each of members) {
    leave(account, each);
    requesters.delete(each.user_id);
  }
  for (const userId of requesters)
    store.addJob({
      kind: 'move_tickets',
      due: at + settings.delays.ticketMove,
      user_id: userId,
      from_organization_id: organizationId,
    });
}
