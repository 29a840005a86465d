import type { Brand } from '../brand.ts';

/** Id of a Zendesk organization: a positive integer below 2^53. */
export type OrganizationId = Brand<number, 'OrganizationId'>;
/** Id of a Zendesk user: a positive integer below 2^53. */
export type UserId = Brand<number, 'UserId'>;
/** Id of an organization membership: a positive integer below 2^53. */
export type MembershipId = Brand<number, 'MembershipId'>;
/** Id of a ticket: a positive integer below 2^53. */
export type TicketId = Brand<number, 'TicketId'>;

/** A point in time as Zendesk writes it: ISO 8601 in UTC, to the second (`2026-11-22T09:30:00Z`). */
export type Instant = Brand<string, 'Instant'>;

/** A Zendesk organization, reduced to what the rules look at. */
export type Organization = {
  readonly id: OrganizationId;
  readonly name: string;
  /** As Zendesk holds it, untrimmed; `null` and `''` are both blank. */
  readonly externalId: string | null;
  /** `domain_names` as Zendesk holds them, in Zendesk's order. */
  readonly domainNames: readonly string[];
  /** Members see each other's tickets. */
  readonly sharedTickets: boolean;
  readonly updatedAt: Instant;
};

/** What Zendesk calls `role`. Custom roles of Enterprise accounts are agents here. */
export const USER_ROLES = ['end-user', 'agent', 'admin'] as const;

/** The role of a user. */
export type UserRole = (typeof USER_ROLES)[number];

/** A Zendesk user, reduced to what the rules look at. */
export type User = {
  readonly id: UserId;
  /** The primary address only; lists do not show secondary ones. */
  readonly email: string | null;
  /** The default organization. */
  readonly organizationId: OrganizationId | null;
  readonly role: UserRole;
  /** `false` for a deleted user. */
  readonly active: boolean;
  readonly suspended: boolean;
  /** Any address of the user is verified. */
  readonly verified: boolean;
  /** `organization`: the user may see all tickets of their organizations. */
  readonly ticketRestriction: string | null;
  readonly updatedAt: Instant;
};

/** A user's membership of an organization. */
export type Membership = {
  readonly id: MembershipId;
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly isDefault: boolean;
};

/** The statuses of a ticket, in the order in which a ticket goes through them. */
export const TICKET_STATUSES = [
  'new',
  'open',
  'pending',
  'hold',
  'solved',
  'closed',
  'deleted',
] as const;

/** Status of a ticket; a ticket in a status unknown to us counts as not closed. */
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** A ticket, reduced to what the rules look at. Its text is never kept. */
export type Ticket = {
  readonly id: TicketId;
  readonly requesterId: UserId | null;
  readonly organizationId: OrganizationId | null;
  readonly status: TicketStatus;
  readonly updatedAt: Instant;
};

/** Records in some order: a list is one, a compact table is another. */
export type Table<Item> = Iterable<Item> & {
  readonly length: number;
  readonly at: (position: number) => Item | undefined;
};

/** The layers that are read from Zendesk, in the order in which they are shown. */
export const RECORD_LAYERS = ['organizations', 'users', 'memberships', 'tickets'] as const;

/** A layer that is read from Zendesk. */
export type RecordLayer = (typeof RECORD_LAYERS)[number];

/**
 * What of a layer was asked for: everything; users of the reference's organizations and domains only;
 * memberships of those users only whose verdict rests on them; or nothing, because another layer
 * tells it (the default organization of a user who can have only one).
 */
export const READ_SCOPES = ['all', 'of_reference', 'where_needed', 'not_needed'] as const;

/** What of a layer was asked for. */
export type ReadScope = (typeof READ_SCOPES)[number];

/** How far one layer was read. `partial` and `not_read` are never shown as clean. */
export type Reading = {
  /** Of what the scope asks for. */
  readonly state: 'complete' | 'partial' | 'not_read';
  readonly scope: ReadScope;
  /** Records that were read and understood. */
  readonly records: number;
  /** Records Zendesk sent that could not be understood, each with its id if it had one. */
  readonly unreadable: readonly { readonly id: string | null; readonly why: string }[];
  /** Why reading stopped early or did not begin; `null` where it was complete. */
  readonly why: string | null;
  /** Records that did not change since then are as an earlier reading found them; `null` where all were read. */
  readonly keptSince: Instant | null;
};

/** One reading of a Zendesk account: everything the rules compare with the reference. */
export type Tenant = {
  readonly subdomain: string;
  /** Whether users may belong to several organizations; `null` where the settings could not be read. */
  readonly multipleOrganizations: boolean | null;
  /** Tickets updated from this moment on were asked for. */
  readonly ticketsSince: Instant;
  readonly ticketDays: number;
  readonly organizations: readonly Organization[];
  readonly users: Table<User>;
  readonly memberships: Table<Membership>;
  readonly tickets: Table<Ticket>;
  readonly readings: Readonly<Record<RecordLayer, Reading>>;
};
