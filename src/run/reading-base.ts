import * as z from 'zod/mini';
import { isInstant, organizationIds, ticketIds, userIds } from '../core/tenant/ids.ts';
import {
  TICKET_STATUSES,
  type Instant,
  type Organization,
  type OrganizationId,
  type Reading,
  type Table,
  type Ticket,
  type TicketId,
  type UserId,
} from '../core/tenant/records.ts';
import { ticketTable } from '../core/tenant/tables.ts';
import type { AuditResult } from '../core/report/audit-result.ts';

/** Name of the format in which the base of a later reading is kept. */
const BASE_FORMAT = 'drift-audit/base';
/** Version of the format: another one is of no use. */
const BASE_VERSION = 1;

/**
 * What an audit read of those layers of which Zendesk can say what changed since: a later audit of the
 * same account needs to read no more of them than that.
 */
export type ReadingBase = {
  readonly subdomain: string;
  readonly mode: 'demo' | 'live';
  /** When the reading began, milliseconds since 1970. */
  readonly readAt: number;
  /** Tickets updated from this moment on are there. */
  readonly ticketsSince: Instant;
  readonly organizations: readonly Organization[];
  readonly tickets: Table<Ticket>;
};

/** What a base says of itself. */
export type BaseHead = Omit<ReadingBase, 'organizations' | 'tickets'>;

/** What a reading leaves for a later one; `null` where either layer was not read to its end, or not understood. */
export function baseOf({
  result,
  startedAt,
}: {
  readonly result: AuditResult;
  readonly startedAt: number;
}): ReadingBase | null {
  const { subdomain, ticketsSince, organizations, tickets, readings } = result.situation.tenant;
  if (!isWhole(readings.organizations) || !isWhole(readings.tickets)) return null;
  const { mode } = result.plan.source;
  return { subdomain, mode, readAt: startedAt, ticketsSince, organizations, tickets };
}

function isWhole({ state, scope, unreadable }: Reading): boolean {
  return state === 'complete' && scope === 'all' && unreadable.length === 0;
}

// Zendesk keeps deleted tickets for 30 days, and whether it tells of them longer is documented nowhere.
const LONGEST_MS = 28 * 24 * 60 * 60 * 1000;

/** A reading that may build on a base. */
type Wanted = Pick<ReadingBase, 'subdomain' | 'mode'> & {
  /** When it begins, milliseconds since 1970. */
  readonly startedAt: number;
};

/** Whether a base is of the account that is to be read, and at most 28 days older than the reading. */
export function isUsableBase(base: BaseHead, { subdomain, mode, startedAt }: Wanted): boolean {
  const age = startedAt - base.readAt;
  return base.subdomain === subdomain && base.mode === mode && age >= 0 && age <= LONGEST_MS;
}

const organizationId = z.custom<OrganizationId>(
  (id) => typeof id === 'number' && organizationIds.is(id),
);
const userId = z.custom<UserId>((id) => typeof id === 'number' && userIds.is(id));
const ticketId = z.custom<TicketId>((id) => typeof id === 'number' && ticketIds.is(id));
const instant = z.custom<Instant>((text) => typeof text === 'string' && isInstant(text));
const count = z.int().check(z.nonnegative());

const headSchema = z.object({
  format: z.literal(BASE_FORMAT),
  version: z.literal(BASE_VERSION),
  subdomain: z.string(),
  mode: z.enum(['demo', 'live']),
  read_at: z.iso.datetime(),
  tickets_since: instant,
  organizations: count,
  tickets: count,
});

// Records stand without the names of their fields: there may be a million of them.
const organizationSchema = z.tuple([
  organizationId,
  z.string(),
  z.nullable(z.string()),
  z.array(z.string()),
  z.boolean(),
  instant,
]);
const ticketSchema = z.tuple([
  ticketId,
  z.nullable(userId),
  z.nullable(organizationId),
  z.enum(TICKET_STATUSES),
  instant,
]);
const linesSchema = z.union([
  z.object({ organizations: z.array(organizationSchema) }),
  z.object({ tickets: z.array(ticketSchema) }),
]);

/** Records on a line. */
const PER_LINE = 1000;

/** A base as text: a line that says what it is, and lines of records. */
export function baseText(base: ReadingBase): string {
  const head = {
    format: BASE_FORMAT,
    version: BASE_VERSION,
    subdomain: base.subdomain,
    mode: base.mode,
    read_at: new Date(base.readAt).toISOString(),
    tickets_since: base.ticketsSince,
    organizations: base.organizations.length,
    tickets: base.tickets.length,
  } satisfies z.infer<typeof headSchema>;
  const lines: unknown[] = [head];
  for (const some of inParts(base.organizations)) lines.push({ organizations: some.map(cellsOf) });
  for (const some of inParts(base.tickets)) lines.push({ tickets: some.map(ticketCellsOf) });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The base in a text; `null` for any other text, one that is not whole, or one of another version. */
export function parseBase(text: string): ReadingBase | null {
  const [first = '', ...rest] = text.split('\n');
  const head = headSchema.safeParse(parseJson(first));
  if (!head.success) return null;
  const organizations: Organization[] = [];
  const tickets = ticketTable();
  for (const line of rest) {
    if (line === '') continue;
    const records = linesSchema.safeParse(parseJson(line));
    if (!records.success) return null;
    if ('organizations' in records.data)
      organizations.push(...records.data.organizations.map(organizationOf));
    else for (const cells of records.data.tickets) tickets.add(ticketOf(cells));
  }
  const { subdomain, mode, read_at, tickets_since: ticketsSince } = head.data;
  if (organizations.length !== head.data.organizations) return null;
  if (tickets.length() !== head.data.tickets) return null;
  const readAt = Date.parse(read_at);
  return { subdomain, mode, readAt, ticketsSince, organizations, tickets: tickets.build() };
}

type OrganizationCells = z.infer<typeof organizationSchema>;
type TicketCells = z.infer<typeof ticketSchema>;

function cellsOf(one: Organization): OrganizationCells {
  const { id, name, externalId, domainNames, sharedTickets, updatedAt } = one;
  return [id, name, externalId, [...domainNames], sharedTickets, updatedAt];
}

function organizationOf(cells: OrganizationCells): Organization {
  const [id, name, externalId, domainNames, sharedTickets, updatedAt] = cells;
  return { id, name, externalId, domainNames, sharedTickets, updatedAt };
}

function ticketCellsOf(one: Ticket): TicketCells {
  return [one.id, one.requesterId, one.organizationId, one.status, one.updatedAt];
}

function ticketOf([id, requesterId, organizationId, status, updatedAt]: TicketCells): Ticket {
  return { id, requesterId, organizationId, status, updatedAt };
}

/** Records in parts of so many at most. */
export function* inParts<Item>(records: Iterable<Item>): Generator<readonly Item[], void, void> {
  let part: Item[] = [];
  for (const record of records) {
    part.push(record);
    if (part.length < PER_LINE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
