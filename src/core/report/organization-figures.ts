import type { OrganizationId, Tenant } from '../tenant/records.ts';

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
  return ids.map((id) => {
    const members = new Set([
      ...users.filter(({ organizationId }) => organizationId === id).map((user) => user.id),
      ...memberships.filter(({ organizationId }) => organizationId === id).map((one) => one.userId),
    ]);
    const filed = tickets.filter(({ organizationId }) => organizationId === id);
    const updates = filed.map(({ updatedAt }) => updatedAt).sort();
    return {
      id: String(id),
      members: members.size,
      openTickets: filed.filter(({ status }) => isNotClosed(status)).length,
      lastTicketAt: updates.at(-1) ?? null,
    };
  });
}

function isNotClosed(status: Tenant['tickets'][number]['status']): boolean {
  return status !== 'closed' && status !== 'deleted';
}
