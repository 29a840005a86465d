import {
  movedTickets,
  watchTickets,
  type MovedTicket,
  type TicketWatch,
} from '../../core/apply/ticket-watch.ts';
import type { ConcernedUser } from '../../core/plan/concerned-user.ts';
import { DriftError } from '../../core/problem.ts';
import type { Reader } from '../../zendesk/reader.ts';

/** What a look at watched tickets showed; `isComplete` is `false` where tickets could not be read. */
export type TicketLook = {
  readonly moved: readonly MovedTicket[];
  readonly isComplete: boolean;
};

/** Watches the tickets of users that were read just now. */
export function watchOf(users: readonly ConcernedUser[]): TicketWatch {
  return watchTickets(
    users.map(({ user }) => user.id),
    users.flatMap(({ openTickets }) => openTickets),
  );
}

/** Reads the watched tickets again. A failure to read is part of the answer: nothing was proved then. */
export async function lookAtTickets(reader: Reader, watch: TicketWatch): Promise<TicketLook> {
  if (watch.filedUnder.size === 0) return { moved: [], isComplete: true };
  try {
    const tickets = [];
    for (const id of watch.userIds) tickets.push(...(await reader.ticketsRequestedBy(id)));
    return { moved: movedTickets(watch, tickets), isComplete: true };
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    return { moved: [], isComplete: false };
  }
}
