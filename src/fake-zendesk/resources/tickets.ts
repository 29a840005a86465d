import * as z from 'zod/mini';
import {
  ApiError,
  errorList,
  invalidAttribute,
  parameterMissing,
  recordInvalid,
  type Answer,
} from '../api-errors.ts';
import { found, idList, pathId, type Call } from '../call.ts';
import { ticketsByRequester } from '../indexes.ts';
import { isCursorPaged, type Listing } from '../paging.ts';
import { renderTicket } from '../render/ticket.ts';
import type { TicketRow } from '../rows.ts';
import { createSortedList } from '../sorted-list.ts';
import type { Order, Place } from '../table.ts';
import { countAnswer } from './counts.ts';
import { answerPage, answerRows } from './pages.ts';

const DAY = 24 * 60 * 60_000;
const ARCHIVED_AFTER = 120 * DAY;

const byId: Order<TicketRow> = () => 0;
const byUpdated: Order<TicketRow> = (row) => row.updated;
const byCreated: Order<TicketRow> = (row) => row.created;

const changeSchema = z.object({
  ticket: z.object({
    status: z.optional(z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed'])),
    subject: z.optional(z.string()),
    organization_id: z.optional(z.nullable(z.number())),
    requester_id: z.optional(z.number()),
  }),
});

/** All tickets but the deleted and the archived. */
export function listTickets(call: Call): Answer {
  const { tickets } = call.account.store;
  const sorting = sortingOf(call);
  const places = tickets.inOrder(sorting.order);
  return answerPage(
    call,
    'tickets',
    {
      ...listPlaces(places.items, places.positionOf, (id) => {
        const row = tickets.get(id);
        return row !== undefined && isListed(row, call.at) ? row : undefined;
      }),
      descending: sorting.descending,
      hasGaps: true,
    },
    (row) => renderTicket(call.account, row),
  );
}

export function countTickets(call: Call): Answer {
  return countAnswer(call, 'tickets', call.account.store.tickets.size());
}

export function showTicket(call: Call): Answer {
  return one(call, ticketOf(call));
}

export function showManyTickets(call: Call): Answer {
  const ids = call.query.get('ids');
  if (ids === null) throw new ApiError(parameterMissing('ids'));
  const rows = [...new Set(idList(ids))]
    .flatMap((id) => call.account.store.tickets.get(id) ?? [])
    .filter((row) => row.status !== 'deleted')
    .sort((left, right) => left.id - right.id);
  return answerRows(call, 'tickets', rows, (row) => renderTicket(call.account, row));
}

/** Archived ones included; a new ticket shows after half a minute to one and a half. */
export function ticketsRequestedBy(call: Call): Answer {
  const { users, tickets } = call.account.store;
  const { id } = found(users.get(pathId(call)));
  const sorting = sortingOf(call);
  const places = createSortedList<Place>(
    (left, right) => left.at - right.at || left.id - right.id,
    tickets
      .rowsBy(ticketsByRequester, id)
      .filter((row) => row.created + visibleAfter(row.id) <= call.at)
      .map((row) => ({ at: sorting.order(row), id: row.id })),
  );
  return answerPage(
    call,
    'tickets',
    {
      ...listPlaces(places.items, places.positionOf, (ticketId) => tickets.get(ticketId)),
      descending: sorting.descending,
    },
    (row) => renderTicket(call.account, row),
  );
}

export function updateTicket(call: Call): Answer {
  const before = ticketOf(call);
  const parsed = changeSchema.safeParse(call.body);
  if (!parsed.success) throw new ApiError(parameterMissing('ticket'));
  if (before.status === 'closed')
    throw new ApiError(recordInvalid('status', 'Status: closed prevents ticket update'));
  const change = parsed.data.ticket;
  const after: TicketRow = {
    ...before,
    status: change.status ?? before.status,
    subject: change.subject ?? before.subject,
    requester_id: change.requester_id ?? before.requester_id,
    organization_id:
      change.organization_id === undefined ? before.organization_id : change.organization_id,
    updated: call.at,
    generated: call.at,
  };
  call.account.store.tickets.put(after, call.at);
  return one(call, after);
}

function ticketOf(call: Call): TicketRow {
  const row = found(call.account.store.tickets.get(pathId(call)));
  return found(row.status === 'deleted' ? undefined : row);
}

function one(call: Call, row: TicketRow): Answer {
  return { status: 200, json: { ticket: renderTicket(call.account, row) } };
}

function isListed(row: TicketRow, at: number): boolean {
  if (row.status === 'deleted') return false;
  return row.status !== 'closed' || row.updated > at - ARCHIVED_AFTER;
}

/** Between 30 and 90 seconds, the same for the same ticket each time. */
function visibleAfter(ticketId: number): number {
  return (30 + (ticketId % 61)) * 1000;
}

type Sorting = { readonly order: Order<TicketRow>; readonly descending: boolean };

/** With a cursor only `sort` counts, without one only `sort_by`; the other is dropped silently. */
function sortingOf(call: Call): Sorting {
  return isCursorPaged(call.query) ? cursorSorting(call.query) : offsetSorting(call.query);
}

function cursorSorting(query: URLSearchParams): Sorting {
  const sort = query.get('sort') ?? 'id';
  const descending = sort.startsWith('-');
  const field = descending ? sort.slice(1) : sort;
  if (field === 'id') return { order: byId, descending };
  if (field === 'updated_at') return { order: byUpdated, descending };
  throw new ApiError(
    errorList(
      400,
      'InvalidPaginationParameter',
      'Invalid sort',
      `Cannot sort by ${field} with a cursor`,
    ),
  );
}

function offsetSorting(query: URLSearchParams): Sorting {
  const descending = query.get('sort_order') === 'desc';
  switch (query.get('sort_by')) {
    case null:
    case 'id':
      return { order: byId, descending };
    case 'updated_at':
      return { order: byUpdated, descending };
    case 'created_at':
      return { order: byCreated, descending };
    default:
      throw new ApiError(invalidAttribute('sort_by', 'is not a field to sort by'));
  }
}

function listPlaces(
  places: readonly Place[],
  positionOf: (place: Place) => number,
  get: (id: number) => TicketRow | undefined,
): Listing<TicketRow> {
  const placeAt = (position: number): Place => places[position] ?? { at: 0, id: 0 };
  return {
    size: places.length,
    placeAt,
    positionOf,
    rowAt: (position) => get(placeAt(position).id),
  };
}
