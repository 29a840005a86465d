import { instantNumber } from '../tenant/columns.ts';
import { TICKET_STATUSES } from '../tenant/records.ts';
import type { SideBySide } from './side-by-side.ts';
import {
  ACCOUNT_STANDINGS,
  AUDITED,
  type AccountStanding,
  type UserCodes,
} from './user-standings.ts';

/** Why a ticket is not looked at. */
export type TicketLeftOut =
  'closed' | 'outside_the_window' | 'no_requester' | 'requester_not_read' | 'requester_not_audited';

/** Whether a standing is a reason why a ticket is not looked at. */
export function isTicketLeftOut(
  standing: AccountStanding | TicketLeftOut,
): standing is TicketLeftOut {
  return TICKET_STANDINGS.indexOf(standing) >= AUDITED;
}

/** How a ticket stands: as its requester does, or outside the audit. */
export const TICKET_STANDINGS = [
  ...ACCOUNT_STANDINGS,
  'closed',
  'outside_the_window',
  'no_requester',
  'requester_not_read',
  'requester_not_audited',
] as const satisfies readonly (AccountStanding | TicketLeftOut)[];

const NOT_OPEN = TICKET_STANDINGS.indexOf('closed');
const TOO_OLD = TICKET_STANDINGS.indexOf('outside_the_window');
const NO_REQUESTER = TICKET_STANDINGS.indexOf('no_requester');
const NOT_READ = TICKET_STANDINGS.indexOf('requester_not_read');
const NOT_AUDITED = TICKET_STANDINGS.indexOf('requester_not_audited');
const CLOSED = TICKET_STATUSES.indexOf('closed');
const DELETED = TICKET_STATUSES.indexOf('deleted');

/** How all tickets stand, and the group that their requesters are of. */
export type TicketCodes = { readonly ofTickets: Uint8Array; readonly groupOf: Uint32Array };

/** Codes of all tickets. */
export function codesOfTickets(
  { tenant, tickets, users }: Pick<SideBySide, 'tenant' | 'tickets' | 'users'>,
  { ofUsers, groupOf: groupOfUser }: UserCodes,
): TicketCodes {
  const { columns, length } = tickets;
  const [statuses, updated, requesterIds] = [
    columns.status.values(),
    columns.updatedAt.values(),
    columns.requesterId.values(),
  ];
  const since = instantNumber(tenant.ticketsSince);
  const ofTickets = new Uint8Array(length);
  const groupOf = new Uint32Array(length);
  for (let position = 0; position < length; position += 1) {
    const status = statuses[position];
    if (status === CLOSED || status === DELETED) ofTickets[position] = NOT_OPEN;
    else if ((updated[position] ?? 0) < since) ofTickets[position] = TOO_OLD;
    else if (requesterIds[position] === 0) ofTickets[position] = NO_REQUESTER;
    else ofTickets[position] = NOT_READ;
  }
  users.all.findEach(
    length,
    (position) => (ofTickets[position] === NOT_READ ? (requesterIds[position] ?? 0) : 0),
    (position, requester) => {
      const code = ofUsers[requester] ?? AUDITED;
      ofTickets[position] = code < AUDITED ? code : NOT_AUDITED;
      groupOf[position] = groupOfUser[requester] ?? 0;
    },
  );
  return { ofTickets, groupOf };
}
