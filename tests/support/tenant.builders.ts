import {
  isInstant,
  membershipIds,
  organizationIds,
  ticketIds,
  userIds,
  type IdKind,
} from '../../src/core/tenant/ids.ts';
import type {
  Instant,
  Membership,
  MembershipId,
  Organization,
  OrganizationId,
  Reading,
  RecordLayer,
  Tenant,
  Ticket,
  TicketId,
  User,
  UserId,
} from '../../src/core/tenant/records.ts';

/** The moment at which every tenant of a test is read. */
export const READ_AT = instant('2026-11-22T09:00:00Z');
/** The first moment of the default window of 90 days. */
const WINDOW_START = instant('2026-08-24T09:00:00Z');
const LONG_AGO = instant('2026-01-01T00:00:00Z');

/** Text that is an instant. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new Error(`not an instant: ${text}`);
  return text;
}

export function organizationId(id: number): OrganizationId {
  return branded(organizationIds, id);
}

export function userId(id: number): UserId {
  return branded(userIds, id);
}

function membershipId(id: number): MembershipId {
  return branded(membershipIds, id);
}

export function ticketId(id: number): TicketId {
  return branded(ticketIds, id);
}

/** What a test says of an organization; the rest is plain. */
export type OrganizationWish = Partial<Omit<Organization, 'id'>> & { readonly id: number };

/** An organization with a name of its own, a blank external id and no domain. */
export function organization({ id, ...rest }: OrganizationWish): Organization {
  return {
    name: `Organization ${id}`,
    externalId: null,
    domainNames: [],
    sharedTickets: false,
    updatedAt: LONG_AGO,
    ...rest,
    id: organizationId(id),
  };
}

/** What a test says of a user. */
type UserWish = Partial<Omit<User, 'id' | 'organizationId'>> & {
  readonly id: number;
  /** Organizations the user is a member of. The first is the default one, unless `defaultOrganization` says otherwise. */
  readonly memberOf?: readonly number[];
  readonly defaultOrganization?: number | null;
};

/** An active, verified end-user, without an address and without an organization. */
export function user({ id, memberOf = [], defaultOrganization, ...rest }: UserWish): User {
  const home = defaultOrganization === undefined ? (memberOf[0] ?? null) : defaultOrganization;
  return {
    email: null,
    role: 'end-user',
    active: true,
    suspended: false,
    verified: true,
    ticketRestriction: 'requested',
    updatedAt: LONG_AGO,
    ...rest,
    id: userId(id),
    organizationId: home === null ? null : organizationId(home),
  };
}

/** What a test says of a membership. */
export type MembershipWish = {
  readonly id: number;
  readonly userId: number;
  readonly organizationId: number;
  readonly isDefault?: boolean;
};

/** A membership, the default one unless it says otherwise. */
export function membership({ isDefault = true, ...ids }: MembershipWish): Membership {
  return {
    id: membershipId(ids.id),
    userId: userId(ids.userId),
    organizationId: organizationId(ids.organizationId),
    isDefault,
  };
}

/** The memberships of a user's wish: ids are the user's id, then two digits. */
function membershipsOf(wish: UserWish): readonly Membership[] {
  const home = user(wish).organizationId;
  return (wish.memberOf ?? []).map((id, index) =>
    membership({
      id: wish.id * 100 + index + 1,
      userId: wish.id,
      organizationId: id,
      isDefault: id === home,
    }),
  );
}

/** What a test says of a ticket. */
type TicketWish = Partial<Omit<Ticket, 'id' | 'requesterId' | 'organizationId'>> & {
  readonly id: number;
  readonly requesterId?: number | null;
  readonly organizationId?: number | null;
};

/** An open ticket, updated when the tenant was read, without requester and organization. */
export function ticket({
  id,
  requesterId,
  organizationId: filedUnder,
  ...rest
}: TicketWish): Ticket {
  return {
    status: 'open',
    updatedAt: READ_AT,
    ...rest,
    id: ticketId(id),
    requesterId: requesterId === undefined || requesterId === null ? null : userId(requesterId),
    organizationId:
      filedUnder === undefined || filedUnder === null ? null : organizationId(filedUnder),
  };
}

/** What a test says of a whole account. */
export type TenantWish = {
  readonly organizations?: readonly OrganizationWish[];
  readonly users?: readonly UserWish[];
  /** Beside the memberships that the users' wishes name. */
  readonly memberships?: readonly MembershipWish[];
  readonly tickets?: readonly TicketWish[];
  readonly multipleOrganizations?: boolean | null;
  readonly readings?: Partial<Record<RecordLayer, Partial<Reading>>>;
};

/** A tenant whose records are lists. */
export type ListedTenant = Tenant & {
  readonly users: readonly User[];
  readonly memberships: readonly Membership[];
  readonly tickets: readonly Ticket[];
};

/** A tenant that was read to its end, with several organizations a user allowed. */
export function tenant(wish: TenantWish = {}): ListedTenant {
  const { users = [], readings = {}, multipleOrganizations = true } = wish;
  const organizations = (wish.organizations ?? []).map(organization);
  const memberships = [
    ...users.flatMap(membershipsOf),
    ...(wish.memberships ?? []).map(membership),
  ];
  const tickets = (wish.tickets ?? []).map(ticket);
  return {
    subdomain: 'sample',
    multipleOrganizations,
    ticketsSince: WINDOW_START,
    ticketDays: 90,
    organizations,
    users: users.map(user),
    memberships,
    tickets,
    readings: {
      organizations: { ...complete(organizations.length), ...readings.organizations },
      users: { ...complete(users.length), ...readings.users },
      memberships: { ...complete(memberships.length), ...readings.memberships },
      tickets: { ...complete(tickets.length), ...readings.tickets },
    },
  };
}

/** A reading that came to its end. */
function complete(records: number): Reading {
  return { state: 'complete', scope: 'all', records, unreadable: [], why: null, keptSince: null };
}

function branded<Id extends number>(kind: IdKind<Id>, id: number): Id {
  if (!kind.is(id)) throw new Error(`not an id: ${id}`);
  return id;
}
