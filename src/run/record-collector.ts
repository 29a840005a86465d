import { createIdSet } from '../core/tenant/id-set.ts';
import type { Organization, Reading, RecordLayer, User, UserId } from '../core/tenant/records.ts';
import { sortedOnce } from '../core/tenant/sorted.ts';
import {
  membershipTable,
  ticketTable,
  userTable,
  type MembershipTable,
  type TicketTable,
  type UserTable,
} from '../core/tenant/tables.ts';
import type { Page } from '../zendesk/reader.ts';
import type { AuditEvent } from './audit-event.ts';
import type { RecordSink } from './read-plan/planned-reading.ts';
import type { ReadFacts } from './read-plan/read-plan.ts';

/** Where the records of a reading gather, page by page, compactly. */
export type RecordCollector = {
  readonly sink: RecordSink;
  /** Those that came, in order of id, each once. */
  readonly organizations: () => readonly Organization[];
  readonly hasUser: (id: UserId) => boolean;
  /** Takes a user who was read again: what pages said does not count any more. */
  readonly replaceUser: (user: User) => void;
  /** The tables of what came; the collector is used up. */
  readonly build: () => Collected;
  /** How many records of a layer came so far. */
  readonly counts: Readonly<Record<RecordLayer, () => number>>;
  /** Records that came and could not be understood. */
  readonly unreadable: Readonly<Record<RecordLayer, readonly Reading['unreadable'][number][]>>;
};

/** The records of a reading but for its organizations. */
type Collected = {
  readonly users: UserTable;
  readonly memberships: MembershipTable;
  readonly tickets: TicketTable;
};

/** More is not believed beforehand. */
const MOST_EXPECTED = 5_000_000;

/** An empty collector, which tells of each page. */
export function createCollector(
  { counts }: Pick<ReadFacts, 'counts'>,
  onEvent: (event: AuditEvent) => void,
): RecordCollector {
  const organizations: Organization[] = [];
  const users = userTable(roomFor(counts.users));
  const memberships = membershipTable();
  const tickets = ticketTable(roomFor(counts.tickets));
  const userIds = createIdSet();
  const unreadable: Record<RecordLayer, Reading['unreadable'][number][]> = {
    organizations: [],
    users: [],
    memberships: [],
    tickets: [],
  };
  const sizes = {
    organizations: () => organizations.length,
    users: userIds.size,
    memberships: memberships.length,
    tickets: tickets.length,
  };
  const taking =
    <Item>(layer: RecordLayer, total: number | null, take: (record: Item) => void) =>
    (page: Page<Item>): void => {
      for (const record of page.records) take(record);
      unreadable[layer].push(...page.unreadable);
      onEvent({ kind: 'page', layer, records: sizes[layer](), total });
    };
  const takeUser = (user: User): void => {
    userIds.add(user.id);
    users.add(user);
  };
  const takeOrganization = (organization: Organization): void => {
    organizations.push(organization);
  };
  return {
    sink: {
      organizations: taking('organizations', counts.organizations, takeOrganization),
      users: taking('users', counts.users, takeUser),
      memberships: taking('memberships', null, memberships.add),
      tickets: taking('tickets', counts.tickets, tickets.add),
    },
    counts: sizes,
    organizations: () => sortedOnce(organizations),
    hasUser: userIds.has,
    replaceUser: users.addNewest,
    build: () => ({
      users: users.build(),
      memberships: memberships.build(),
      tickets: tickets.build(),
    }),
    unreadable,
  };
}

function roomFor(expected: number | null): number {
  return Math.min(expected ?? 0, MOST_EXPECTED);
}
