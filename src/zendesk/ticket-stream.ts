import { toMilliseconds } from '../core/tenant/ids.ts';
import type { Instant, Ticket } from '../core/tenant/records.ts';
import { readIncrementally } from './incremental-stream.ts';
import { readBySearch } from './search-stream.ts';
import { EXPORT_PAGE_SIZE } from './limits.ts';
import type { Page } from './reader.ts';
import { parseTicket } from './schemas.ts';
import type { ReadTransport } from './transport.ts';

const TICKETS = {
  what: 'tickets',
  path: '/api/v2/incremental/tickets/cursor.json',
  key: 'tickets',
  parse: parseTicket,
} as const;

/**
 * Tickets in any status but deleted whose `updated_at` is at or after `since`, by the incremental
 * export.
 * @param pageSize tickets a page
 * @throws DriftError `zendesk_*`; `zendesk_no_permission` for anybody but admins
 */
export async function* readTicketsSince(
  transport: ReadTransport,
  since: Instant,
  pageSize = EXPORT_PAGE_SIZE,
): AsyncGenerator<Page<Ticket>, void, void> {
  const list = { ...TICKETS, query: { exclude_deleted: true }, pageSize };
  for await (const { records, unreadable } of readIncrementally(transport, list, since))
    yield { records: records.filter((ticket) => isWanted(ticket, since)), unreadable };
}

/**
 * The same tickets as search finds them: it lags behind by minutes, but its limit is ten times that of
 * the incremental exports, and anybody may ask.
 * @param pageSize tickets a page
 * @throws DriftError `zendesk_*`
 */
export async function* readTicketsBySearch(
  transport: ReadTransport,
  since: Instant,
  pageSize = EXPORT_PAGE_SIZE,
): AsyncGenerator<Page<Ticket>, void, void> {
  const { what, parse } = TICKETS;
  const query = `updated>=${since}`;
  const list = { what, type: 'ticket', query, parse, pageSize } as const;
  for await (const { records, unreadable } of readBySearch(transport, list))
    yield { records: records.filter((ticket) => isWanted(ticket, since)), unreadable };
}

/**
 * Tickets of any date that changed in any way since then, by the incremental export: those that were
 * deleted come in the status `deleted`, and a ticket that Zendesk moved to another organization by
 * itself comes with the `updated_at` that it had.
 * @param pageSize tickets a page
 * @throws DriftError `zendesk_*`; `zendesk_no_permission` for anybody but admins
 */
export function readTicketChanges(
  transport: ReadTransport,
  since: Instant,
  pageSize = EXPORT_PAGE_SIZE,
): AsyncGenerator<Page<Ticket>, void, void> {
  return readIncrementally(transport, { ...TICKETS, pageSize }, since);
}

function isWanted(ticket: Ticket, since: Instant): boolean {
  return ticket.status !== 'deleted' && toMilliseconds(ticket.updatedAt) >= toMilliseconds(since);
}
