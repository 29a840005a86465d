import {
  choiceColumn,
  flagColumn,
  idColumn,
  instantColumn,
  optionalIdColumn,
  wordColumn,
} from './columns.ts';
import { mailColumn } from './mail-column.ts';
import {
  TICKET_STATUSES,
  USER_ROLES,
  type Membership,
  type MembershipId,
  type OrganizationId,
  type Table,
  type Ticket,
  type TicketId,
  type User,
  type UserId,
} from './records.ts';
import { tableBuilder, type CompactTable } from './table.ts';

/** Users, compactly. */
export type UserTable = CompactTable<User, ReturnType<typeof userLayout>['columns']>;
/** Memberships, compactly. */
export type MembershipTable = CompactTable<
  Membership,
  ReturnType<typeof membershipLayout>['columns']
>;
/** Tickets, compactly. */
export type TicketTable = CompactTable<Ticket, ReturnType<typeof ticketLayout>['columns']>;

/**
 * An empty table of users.
 * @param expected about how many will be added; 0 where that is not known
 */
export function userTable(expected = 0) {
  return tableBuilder(userLayout(expected));
}

/** An empty table of memberships; `expected` as above. */
export function membershipTable(expected = 0) {
  return tableBuilder(membershipLayout(expected));
}

/** An empty table of tickets; `expected` as above. */
export function ticketTable(expected = 0) {
  return tableBuilder(ticketLayout(expected));
}

/** The users as a compact table, which they may be already. */
export function toUserTable(users: Table<User> | UserTable): UserTable {
  return 'columns' in users ? users : filled(userTable(), users);
}

/** The memberships as a compact table, which they may be already. */
export function toMembershipTable(
  memberships: Table<Membership> | MembershipTable,
): MembershipTable {
  return 'columns' in memberships ? memberships : filled(membershipTable(), memberships);
}

/** The tickets as a compact table, which they may be already. */
export function toTicketTable(tickets: Table<Ticket> | TicketTable): TicketTable {
  return 'columns' in tickets ? tickets : filled(ticketTable(), tickets);
}

function filled<Item, Whole>(
  builder: { readonly add: (record: Item) => void; readonly build: () => Whole },
  records: Iterable<Item>,
): Whole {
  for (const record of records) builder.add(record);
  return builder.build();
}

function userLayout(expected: number) {
  const columns = {
    id: idColumn<UserId>(expected),
    email: mailColumn(expected),
    organizationId: optionalIdColumn<OrganizationId>(expected),
    role: choiceColumn(USER_ROLES, expected),
    active: flagColumn(expected),
    suspended: flagColumn(expected),
    verified: flagColumn(expected),
    ticketRestriction: wordColumn(expected),
    updatedAt: instantColumn(expected),
  };
  return {
    columns,
    write: (user: User) => {
      columns.id.add(user.id);
      columns.email.add(user.email);
      columns.organizationId.add(user.organizationId);
      columns.role.add(user.role);
      columns.active.add(user.active);
      columns.suspended.add(user.suspended);
      columns.verified.add(user.verified);
      columns.ticketRestriction.add(user.ticketRestriction);
      columns.updatedAt.add(user.updatedAt);
    },
    read: (row: number): User => ({
      id: columns.id.at(row),
      email: columns.email.at(row),
      organizationId: columns.organizationId.at(row),
      role: columns.role.at(row),
      active: columns.active.at(row),
      suspended: columns.suspended.at(row),
      verified: columns.verified.at(row),
      ticketRestriction: columns.ticketRestriction.at(row),
      updatedAt: columns.updatedAt.at(row),
    }),
  };
}

function membershipLayout(expected: number) {
  const columns = {
    id: idColumn<MembershipId>(expected),
    userId: idColumn<UserId>(expected),
    organizationId: idColumn<OrganizationId>(expected),
    isDefault: flagColumn(expected),
  };
  return {
    columns,
    write: (membership: Membership) => {
      columns.id.add(membership.id);
      columns.userId.add(membership.userId);
      columns.organizationId.add(membership.organizationId);
      columns.isDefault.add(membership.isDefault);
    },
    read: (row: number): Membership => ({
      id: columns.id.at(row),
      userId: columns.userId.at(row),
      organizationId: columns.organizationId.at(row),
      isDefault: columns.isDefault.at(row),
    }),
  };
}

function ticketLayout(expected: number) {
  const columns = {
    id: idColumn<TicketId>(expected),
    requesterId: optionalIdColumn<UserId>(expected),
    organizationId: optionalIdColumn<OrganizationId>(expected),
    status: choiceColumn(TICKET_STATUSES, expected),
    updatedAt: instantColumn(expected),
  };
  return {
    columns,
    write: (ticket: Ticket) => {
      columns.id.add(ticket.id);
      columns.requesterId.add(ticket.requesterId);
      columns.organizationId.add(ticket.organizationId);
      columns.status.add(ticket.status);
      columns.updatedAt.add(ticket.updatedAt);
    },
    read: (row: number): Ticket => ({
      id: columns.id.at(row),
      requesterId: columns.requesterId.at(row),
      organizationId: columns.organizationId.at(row),
      status: columns.status.at(row),
      updatedAt: columns.updatedAt.at(row),
    }),
  };
}
