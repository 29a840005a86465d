import type { OrganizationId, Ticket, TicketId, UserId } from '../tenant/records.ts';
import type { TicketProof } from './receipt-format.ts';

/** The tickets of the users an action concerns, as they were filed before the write. Plain data. */
export type TicketWatch = {
  readonly userIds: readonly UserId[];
  readonly filedUnder: ReadonlyMap<TicketId, OrganizationId | null>;
};

/** A watched ticket that is filed under another organization than before. */
export type MovedTicket = TicketProof['changed'][number];

/** Begins to watch the tickets that are not closed. */
export function watchTickets(
  userIds: readonly UserId[],
  openTickets: readonly Pick<Ticket, 'id' | 'organizationId'>[],
): TicketWatch {
  return {
    userIds,
    filedUnder: new Map(openTickets.map(({ id, organizationId }) => [id, organizationId])),
  };
}

/** All watches of a run as one; of a ticket watched twice, the first look counts. */
export function joinWatches(watches: readonly TicketWatch[]): TicketWatch {
  const filedUnder = new Map<TicketId, OrganizationId | null>();
  for (const watch of watches)
    for (const [id, organizationId] of watch.filedUnder)
      if (!filedUnder.has(id)) filedUnder.set(id, organizationId);
  return { userIds: [...new Set(watches.flatMap(({ userIds }) => userIds))], filedUnder };
}

/** Watched tickets whose organization is another one now, in order of id. New tickets are not held against anyone. */
export function movedTickets(
  { filedUnder }: TicketWatch,
  ticketsNow: readonly Ticket[],
): readonly MovedTicket[] {
  return [...ticketsNow]
    .sort((a, b) => a.id - b.id)
    .flatMap(({ id, organizationId }) => {
      const before = filedUnder.get(id);
      if (before === undefined || before === organizationId) return [];
      return {
        ticket_id: String(id),
        organization_before: textOf(before),
        organization_after: textOf(organizationId),
      };
    });
}

/** What a receipt says of a watch. */
export function proofOfWatch(
  watch: TicketWatch,
  seconds: number,
  changed: readonly MovedTicket[],
  isCutShort: boolean,
): TicketProof {
  return {
    users: watch.userIds.length,
    tickets: watch.filedUnder.size,
    seconds,
    cut_short: isCutShort,
    changed: [...changed],
  };
}

function textOf(id: number | null): string | null {
  return id === null ? null : String(id);
}
