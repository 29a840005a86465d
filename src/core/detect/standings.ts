import { once } from '../once.ts';
import type { Domain } from '../identity/domain.ts';
import type { SideBySide } from './side-by-side.ts';
import {
  codesOfTickets,
  TICKET_STANDINGS,
  type TicketCodes,
  type TicketLeftOut,
} from './ticket-standings.ts';
import type { TicketTable } from '../tenant/tables.ts';
import type { UserIndex, UserPosition } from './user-index.ts';
import {
  AUDITED,
  codesOfUsers,
  USER_STANDINGS,
  type AccountStanding,
  type AroundUsers,
  type UserCodes,
  type UserLeftOut,
} from './user-standings.ts';

/** How all users and tickets stand, told field by field: none of them is looked at as a whole. */
export type Standings = {
  /** How the user at a position stands, or why the user is not audited. */
  readonly userAt: (position: UserPosition) => AccountStanding | UserLeftOut;
  readonly isAuditedAt: (position: UserPosition) => boolean;
  /** How the requester of the ticket at a position stands, or why the ticket is not looked at. */
  readonly ticketAt: (position: number) => AccountStanding | TicketLeftOut;
  /**
   * Positions of the users of whom a check may say something: of one whose default organization is the
   * expected one, and of one nothing is expected of, none does.
   */
  readonly usersInDoubt: () => readonly UserPosition[];
  /** The same of tickets, by the organizations that they are filed under. */
  readonly ticketsInDoubt: () => readonly number[];
  /** Counts all users: says how many stand in a way. */
  readonly countUsers: () => (standing: AccountStanding | UserLeftOut) => number;
  /** Counts all tickets. */
  readonly countTickets: () => (standing: AccountStanding | TicketLeftOut) => number;
  /** How many audited users have their primary address on exactly this domain. */
  readonly auditedOn: (domain: Domain) => number;
};

/** Tells how users and tickets stand. */
export function standingsOf(
  around: AroundUsers & Pick<SideBySide, 'tenant' | 'tickets'>,
): Standings {
  const { users } = around;
  const codes = once(() => codesOfUsers(around));
  const ticketCodes = once(() => codesOfTickets(around, codes()));
  const auditedOnDomain = once(() => countAuditedOn(users, codes().ofUsers));
  return {
    userAt: (position) => USER_STANDINGS[codes().ofUsers[position] ?? -1] ?? 'not_an_end_user',
    isAuditedAt: (position) => (codes().ofUsers[position] ?? AUDITED) < AUDITED,
    ticketAt: (position) =>
      TICKET_STANDINGS[ticketCodes().ofTickets[position] ?? -1] ?? 'requester_not_read',
    usersInDoubt: () => findUsersInDoubt(users, codes()),
    ticketsInDoubt: () => findTicketsInDoubt(around.tickets, codes(), ticketCodes()),
    countUsers: () => countBy(USER_STANDINGS, codes().ofUsers),
    countTickets: () => countBy(TICKET_STANDINGS, ticketCodes().ofTickets),
    auditedOn: (domain) => auditedOnDomain()(domain),
  };
}

function findUsersInDoubt(
  { all }: UserIndex,
  { ofUsers, groupOf, expectedOfGroup }: UserCodes,
): readonly UserPosition[] {
  return inDoubt(ofUsers, all.columns.organizationId.values(), groupOf, expectedOfGroup);
}

function findTicketsInDoubt(
  { columns }: TicketTable,
  { expectedOfGroup }: UserCodes,
  { ofTickets, groupOf }: TicketCodes,
): readonly number[] {
  return inDoubt(ofTickets, columns.organizationId.values(), groupOf, expectedOfGroup);
}

const OF_AN_ACCOUNT = USER_STANDINGS.indexOf('of_an_account');
const WITH_DUPLICATES = USER_STANDINGS.indexOf('of_an_account_with_duplicates');
const ON_SHARED = USER_STANDINGS.indexOf('on_a_shared_domain');

/** Positions of those that are somewhere else than is expected of their group, or of whom nobody can say. */
function inDoubt(
  codes: Uint8Array,
  organizations: Float64Array,
  groupOf: Uint32Array,
  expectedOfGroup: Float64Array,
): readonly number[] {
  const found: number[] = [];
  for (let position = 0; position < codes.length; position += 1) {
    const code = codes[position];
    if (code === OF_AN_ACCOUNT) {
      if (organizations[position] !== expectedOfGroup[groupOf[position] ?? 0]) found.push(position);
    } else if (code === WITH_DUPLICATES || code === ON_SHARED) found.push(position);
  }
  return found;
}

function countAuditedOn(users: UserIndex, ofUsers: Uint8Array): Standings['auditedOn'] {
  const counts = new Int32Array(users.domains.length());
  for (let position = 0; position < ofUsers.length; position += 1) {
    if ((ofUsers[position] ?? AUDITED) >= AUDITED) continue;
    const domain = users.domainNumberAt(position);
    counts[domain] = (counts[domain] ?? 0) + 1;
  }
  return (domain) => counts[users.domains.find(domain)] ?? 0;
}

/** How many audited users have their primary address on one of these domains. */
export function auditedOn(
  domains: readonly { readonly domain: Domain }[],
  { standings }: { readonly standings: Standings },
): number {
  return domains.reduce((sum, { domain }) => sum + standings.auditedOn(domain), 0);
}

function countBy<Name extends string>(
  names: readonly Name[],
  codes: Uint8Array,
): (name: Name) => number {
  const counts = new Int32Array(names.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return (name) => counts[names.indexOf(name)] ?? 0;
}
