import { ApiError, invalidAttribute, parameterMissing, type Answer } from '../api-errors.ts';
import { adminsOnly, type Call } from '../call.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { integerOf, linkWith } from '../paging.ts';
import { renderOrganization } from '../render/organization.ts';
import { renderTicket } from '../render/ticket.ts';
import { renderUser } from '../render/user.ts';
import type { OrganizationRow, TicketRow, UserRow } from '../rows.ts';
import type { Place, Table } from '../table.ts';
import { toUnix } from '../times.ts';

const PAGE_LIMIT = 1000;
const MINUTE = 60_000;

const ticketsByGenerated = (row: TicketRow): number => row.generated;
const usersByGenerated = (row: UserRow): number => row.generated;
const organizationsByGenerated = (row: OrganizationRow): number => row.generated;

export function exportTickets(call: Call): Answer {
  const excludesDeleted = call.query.get('exclude_deleted') === 'true';
  return exportByCursor(
    call,
    'tickets',
    call.account.store.tickets,
    ticketsByGenerated,
    (row) => !(excludesDeleted && row.status === 'deleted'),
    (row) => renderTicket(call.account, row),
  );
}

/** Everybody, of every role; the deleted with `active: false`. */
export function exportUsers(call: Call): Answer {
  return exportByCursor(
    call,
    'users',
    call.account.store.users,
    usersByGenerated,
    () => true,
    (row) => renderUser(call.account, row),
  );
}

/**
 * By time: a page holds at least everything of its last second, so that going on from that second
 * repeats records but loses none.
 */
export function exportOrganizations(call: Call): Answer {
  adminsOnly(call);
  const { organizations } = call.account.store;
  const start = startTime(call);
  if (start === null) throw new ApiError(parameterMissing('start_time'));
  const places = organizations.inOrder(organizationsByGenerated);
  const first = places.positionOf({ at: start, id: 0 });
  const end = endOfPage(places.items, first, pageSize(call), call.at - MINUTE);
  const page = places.items.slice(first, end);
  const next = places.items[end];
  const last = page.at(-1);
  const endTime = last === undefined ? null : toUnix(last.at);
  return {
    status: 200,
    json: {
      organizations: page
        .flatMap((place) => organizations.get(place.id) ?? [])
        .map((row) => renderOrganization(call.account, row)),
      count: page.length,
      end_of_stream: next === undefined || next.at > call.at - MINUTE,
      end_time: endTime,
      next_page: endTime === null ? null : linkWith(call, 'start_time', String(endTime)),
    },
  };
}

/**
 * Where a page by time ends: not before its last second is complete, and not before it holds a
 * second that the page did not begin with.
 */
function endOfPage(places: readonly Place[], first: number, limit: number, newest: number): number {
  const start = toUnix(places[first]?.at ?? 0);
  let end = first;
  for (; end < places.length; end += 1) {
    const second = toUnix(places[end]?.at ?? 0);
    const last = toUnix(places[end - 1]?.at ?? 0);
    if ((places[end]?.at ?? 0) > newest) break;
    if (end - first >= limit && second !== last && last !== start) break;
  }
  return end;
}

/** Each page but the first begins with the last record of the page before. */
function exportByCursor<Row extends { readonly id: number }>(
  call: Call,
  name: string,
  table: Table<Row>,
  order: (row: Row) => number,
  keep: (row: Row) => boolean,
  render: (row: Row) => unknown,
): Answer {
  adminsOnly(call);
  const places = table.inOrder(order);
  const from = cursorPlace(call);
  const limit = pageSize(call);
  const rows: Row[] = [];
  let last = from;
  let position = places.positionOf(from);
  for (; rows.length < limit && position < places.items.length; position += 1) {
    const place = places.items[position];
    if (place === undefined || place.at > call.at - MINUTE) break;
    const isRepeat = place.at === from.at && place.id === from.id;
    if (isRepeat && limit === 1) continue;
    last = place;
    const row = table.get(place.id);
    if (row !== undefined && keep(row)) rows.push(row);
  }
  const next = places.items[position];
  const cursor = encodeCursor([last.at, last.id]);
  return {
    status: 200,
    json: {
      [name]: rows.map(render),
      after_url: linkWith(call, 'cursor', cursor),
      after_cursor: cursor,
      before_url: null,
      before_cursor: null,
      end_of_stream: next === undefined || next.at > call.at - MINUTE,
    },
  };
}

function cursorPlace(call: Call): Place {
  const cursor = call.query.get('cursor');
  if (cursor === null) {
    const start = startTime(call);
    if (start === null) throw new ApiError(parameterMissing('start_time'));
    return { at: start, id: 0 };
  }
  const [at, id] = decodeCursor(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new ApiError(invalidAttribute('cursor', 'must be a cursor of this export'));
  return { at, id };
}

/** Milliseconds of `start_time`, which has to be at least a minute old; `null` where absent. */
function startTime(call: Call): number | null {
  const text = call.query.get('start_time');
  if (text === null) return null;
  if (!/^\d+$/.test(text)) throw new ApiError(invalidAttribute('start_time', 'must be an integer'));
  const start = Number(text) * 1000;
  if (start > call.at - MINUTE)
    throw new ApiError({
      status: 422,
      json: {
        error: 'InvalidValue',
        description: 'Too recent start_time. Use a start_time older than 60 seconds',
      },
    });
  return start;
}

function pageSize(call: Call): number {
  return Math.min(integerOf(call.query, 'per_page', 'per_page', PAGE_LIMIT), PAGE_LIMIT);
}
