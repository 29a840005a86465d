import type { OrganizationId, Tenant, TicketStatus, UserId } from '../tenant/records.ts';

/** What hangs on one organization, as far as it was read. */
export type OrganizationFigures = {
  readonly id: string;
  /** End users who are members, by membership or by default organization. */
  readonly members: number;
  /** Tickets of the window filed under it that are not closed. */
  readonly openTickets: number;
  /** When a ticket of the window filed under it was last updated; `null` where there is none. */
  readonly lastTicketAt: string | null;
};

/**
 * What hangs on each of several organizations, in the order asked for: what a person compares who has
 * to say which of them is the right one. Figures of layers that were not read to their end are lower
 * bounds.
 */
export function organizationFigures(
  { users, memberships, tickets }: Pick<Tenant, 'users' | 'memberships' | 'tickets'>,
  ids: readonly OrganizationId[],
): readonly OrganizationFigures[] {
  const found = new Map(ids.map((id) => [id, nothingFound()]));
  for (const { id, organizationId } of users) tallyOf(found, organizationId)?.members.add(id);
  for (const { userId, organizationId } of memberships)
    found.get(organizationId)?.members.add(userId);
  for (const { status, updatedAt, organizationId } of tickets) {
    const tally = tallyOf(found, organizationId);
    if (!tally) continue;
    if (isNotClosed(status)) tally.openTickets += 1;
    if (tally.lastTicketAt === null || updatedAt > tally.lastTicketAt)
      tally.lastTicketAt = updatedAt;
  }
  return ids.map((id) => {
    const { members, openTickets, lastTicketAt } = found.get(id) ?? nothingFound();
    return { id: String(id), members: members.size, openTickets, lastTicketAt };
  });
}

type Tally = { readonly members: Set<UserId>; openTickets: number; lastTicketAt: string | null };

function nothingFound(): Tally {
  return { members: new Set(), openTickets: 0, lastTicketAt: null };
}

function tallyOf(found: ReadonlyMap<OrganizationId, Tally>, id: OrganizationId | null) {
  return id === null ? undefined : found.get(id);
}

function isNotClosed(status: TicketStatus): boolean {
  return status !== 'closed' && status !== 'deleted';
}
