import * as z from 'zod/mini';
import { isInstant, isZendeskId, toInstant } from '../core/tenant/ids.ts';
import {
  TICKET_STATUSES,
  type Instant,
  type Membership,
  type MembershipId,
  type Organization,
  type OrganizationId,
  type Ticket,
  type TicketId,
  type TicketStatus,
  type User,
  type UserId,
} from '../core/tenant/records.ts';

/** A record that was understood, or the id it had and which of its fields was wrong. */
type Parsed<Item> =
  | { readonly ok: true; readonly record: Item }
  | { readonly ok: false; readonly id: string | null; readonly why: string };

/** Understands one record of Zendesk. Fields that nobody needs are left behind. */
export type RecordParser<Item> = (value: unknown) => Parsed<Item>;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const organizationId = z.custom<OrganizationId>(isId);
const userId = z.custom<UserId>(isId);
const membershipId = z.custom<MembershipId>(isId);
const ticketId = z.custom<TicketId>(isId);

const instant = z.pipe(
  z.string(),
  z.transform((text: string, payload): Instant => {
    const found = readInstant(text);
    if (found !== null) return found;
    payload.issues.push({ code: 'custom', input: text });
    return z.NEVER;
  }),
);

// Text may hold half a character where somebody cut it; nothing can be hashed with that in it.
const text = z.pipe(
  z.string(),
  z.transform((raw: string) => raw.replace(LONE_SURROGATE, '\uFFFD')),
);

// A list of domains is written back as it was read, so nothing in it may be mended on the way.
const wholeText = z.string().check(z.refine((raw) => raw.search(LONE_SURROGATE) === -1));

// A field the rules rest on has to be there: an absent one must never pass for a blank one.
const organizationSchema = z.object({
  id: organizationId,
  name: text,
  external_id: z.nullable(text),
  domain_names: z.array(wholeText),
  shared_tickets: z.boolean(),
  updated_at: instant,
});

const userSchema = z.object({
  id: userId,
  email: z.nullable(text),
  organization_id: z.nullable(organizationId),
  role: z.enum(['end-user', 'agent', 'admin']),
  active: z.boolean(),
  suspended: z.boolean(),
  verified: z.boolean(),
  ticket_restriction: z.nullable(z.string()),
  updated_at: instant,
});

const membershipSchema = z.object({
  id: membershipId,
  user_id: userId,
  organization_id: organizationId,
  // Zendesk writes null for memberships that are not the default, too.
  default: z.nullable(z.boolean()),
});

const ticketSchema = z.object({
  id: ticketId,
  requester_id: z.nullable(userId),
  organization_id: z.nullable(organizationId),
  status: z.string(),
  updated_at: instant,
});

/** An organization as `/organizations` writes it. */
export const parseOrganization: RecordParser<Organization> = recordParser(
  organizationSchema,
  (raw) => ({
    id: raw.id,
    name: raw.name,
    externalId: raw.external_id,
    domainNames: raw.domain_names,
    sharedTickets: raw.shared_tickets,
    updatedAt: raw.updated_at,
  }),
);

/** A user as `/users` writes it. A role unknown to us makes the record unreadable. */
export const parseUser: RecordParser<User> = recordParser(userSchema, (raw) => ({
  id: raw.id,
  email: raw.email,
  organizationId: raw.organization_id,
  role: raw.role,
  active: raw.active,
  suspended: raw.suspended,
  verified: raw.verified,
  ticketRestriction: raw.ticket_restriction,
  updatedAt: raw.updated_at,
}));

/** A membership as `/organization_memberships` writes it. */
export const parseMembership: RecordParser<Membership> = recordParser(membershipSchema, (raw) => ({
  id: raw.id,
  userId: raw.user_id,
  organizationId: raw.organization_id,
  isDefault: raw.default === true,
}));

/** A ticket as every list of tickets writes it; its text stays behind. */
export const parseTicket: RecordParser<Ticket> = recordParser(ticketSchema, (raw) => ({
  id: raw.id,
  requesterId: raw.requester_id,
  organizationId: raw.organization_id,
  status: readStatus(raw.status),
  updatedAt: raw.updated_at,
}));

function recordParser<Raw, Item>(
  schema: z.ZodMiniType<Raw>,
  reduce: (raw: Raw) => Item,
): RecordParser<Item> {
  return (value) => {
    const result = schema.safeParse(value);
    return result.success
      ? { ok: true, record: reduce(result.data) }
      : { ok: false, id: idOf(value), why: whyOf(result.error) };
  };
}

function isId(value: unknown): boolean {
  return typeof value === 'number' && isZendeskId(value);
}

const identified = z.object({ id: z.union([z.number(), z.string()]) });

function idOf(value: unknown): string | null {
  const result = identified.safeParse(value);
  return result.success ? String(result.data.id).slice(0, 40) : null;
}

// Names the field, never its content: a reason ends up in files that people pass on.
function whyOf(error: z.core.$ZodError): string {
  const paths = error.issues.map((issue) => issue.path.map(String).join('.'));
  return [...new Set(paths)].map((path) => path || 'record').join(', ');
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function readInstant(text: string): Instant | null {
  if (isInstant(text)) return text;
  if (!TIME.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : toInstant(milliseconds);
}

// What is not known to be closed is treated as a ticket that somebody still works on.
function readStatus(status: string): TicketStatus {
  return TICKET_STATUSES.find((known) => known === status) ?? 'open';
}
