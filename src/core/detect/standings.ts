import { once } from '../once.ts';
import { instantNumber } from '../tenant/columns.ts';
import { TICKET_STATUSES, USER_ROLES } from '../tenant/records.ts';
import type { Domain } from '../identity/domain.ts';
import type { DomainNumber } from './claims.ts';
import type { AccountPlace, Resolution } from './account-case.ts';
import type { SideBySide } from './side-by-side.ts';
import type { TicketTable } from '../tenant/tables.ts';
import type { UserIndex, UserPosition } from './user-index.ts';

/** Why a user is not audited. */
export type UserLeftOut =
  | 'not_an_end_user'
  | 'deleted'
  | 'suspended'
  | 'no_usable_address'
  | 'personal_mail'
  | 'shared_host';

/** Why a ticket is not looked at. */
export type TicketLeftOut =
  'closed' | 'outside_the_window' | 'no_requester' | 'requester_not_read' | 'requester_not_audited';

/** How an audited user hangs together with an account: what a check can say about the user. */
export const ACCOUNT_STANDINGS = [
  // The domain is one account's, and its organization is known.
  'of_an_account',
  // The account has several linked organizations.
  'of_an_account_with_duplicates',
  // The account has no expected organization: nothing can be said.
  'of_an_account_without_organization',
  // Several accounts claim the domain.
  'on_a_shared_domain',
  // No account claims the domain.
  'on_an_unclaimed_domain',
] as const;

/** One of them. */
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];

/** Whether a standing is a reason why a user is not audited. */
export function isLeftOut(standing: AccountStanding | UserLeftOut): standing is UserLeftOut {
  return USER_STANDINGS.indexOf(standing) >= AUDITED;
}

/** How a user stands: with an account, or outside the audit. */
const USER_STANDINGS = [
  ...ACCOUNT_STANDINGS,
  'personal_mail',
  'shared_host',
  'not_an_end_user',
  'deleted',
  'suspended',
  'no_usable_address',
] as const satisfies readonly (AccountStanding | UserLeftOut)[];

/** Whether a standing is a reason why a ticket is not looked at. */
export function isTicketLeftOut(
  standing: AccountStanding | TicketLeftOut,
): standing is TicketLeftOut {
  return TICKET_STANDINGS.indexOf(standing) >= AUDITED;
}

/** How a ticket stands: as its requester does, or outside the audit. */
const TICKET_STANDINGS = [
  ...ACCOUNT_STANDINGS,
  'closed',
  'outside_the_window',
  'no_requester',
  'requester_not_read',
  'requester_not_audited',
] as const satisfies readonly (AccountStanding | TicketLeftOut)[];

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

// Codes are places in the lists above; those of audited users and tickets come first.
const AUDITED = ACCOUNT_STANDINGS.length;
const OF_AN_ACCOUNT = USER_STANDINGS.indexOf('of_an_account');
const WITH_DUPLICATES = USER_STANDINGS.indexOf('of_an_account_with_duplicates');
const ON_SHARED = USER_STANDINGS.indexOf('on_a_shared_domain');
const NOT_AN_END_USER = USER_STANDINGS.indexOf('not_an_end_user');
const NOT_ACTIVE = USER_STANDINGS.indexOf('deleted');
const SUSPENDED = USER_STANDINGS.indexOf('suspended');
const NO_ADDRESS = USER_STANDINGS.indexOf('no_usable_address');
const NOT_OPEN = TICKET_STANDINGS.indexOf('closed');
const TOO_OLD = TICKET_STANDINGS.indexOf('outside_the_window');
const NO_REQUESTER = TICKET_STANDINGS.indexOf('no_requester');
const NOT_READ = TICKET_STANDINGS.indexOf('requester_not_read');
const NOT_AUDITED = TICKET_STANDINGS.indexOf('requester_not_audited');

const END_USER = USER_ROLES.indexOf('end-user');
const CLOSED = TICKET_STATUSES.indexOf('closed');
const DELETED = TICKET_STATUSES.indexOf('deleted');

/** Users and tickets, and what is known around them. */
type Around = Omit<SideBySide, 'reference' | 'lists' | 'compared'> & {
  readonly resolution: Resolution;
};

/** Tells how users and tickets stand. */
export function standingsOf(around: Around): Standings {
  const { users } = around;
  const codes = once(() => codesOfUsers(around));
  const ticketCodes = once(() => codesOfTickets(around, codes()));
  const auditedOnDomain = once(() => countAuditedOn(users, codes().ofUsers));
  return {
    userAt: (position) =>
      USER_STANDINGS[codes().ofUsers[position] ?? NOT_AN_END_USER] ?? 'not_an_end_user',
    isAuditedAt: (position) => (codes().ofUsers[position] ?? AUDITED) < AUDITED,
    ticketAt: (position) =>
      TICKET_STANDINGS[ticketCodes().ofTickets[position] ?? NOT_READ] ?? 'requester_not_read',
    usersInDoubt: () => findUsersInDoubt(users, codes()),
    ticketsInDoubt: () => findTicketsInDoubt(around.tickets, codes(), ticketCodes()),
    countUsers: () => countBy(USER_STANDINGS, codes().ofUsers),
    countTickets: () => countBy(TICKET_STANDINGS, ticketCodes().ofTickets),
    auditedOn: (domain) => auditedOnDomain()(domain),
  };
}

/** How all users stand, and which organization is expected of those on a host: its id, or 0. */
type UserCodes = { readonly ofUsers: Uint8Array; readonly expectedOnHost: Float64Array };

function codesOfUsers(around: Around): UserCodes {
  const { users, organizations } = around;
  const { columns, length } = users.all;
  // What a host says of its users is said once.
  const { hosts } = columns.email;
  const ofHost = new Uint8Array(hosts.length).fill(NO_ADDRESS);
  const expectedOnHost = new Float64Array(hosts.length);
  for (let host = 0; host < hosts.length; host += 1) {
    const domain = users.domainOfHost(host);
    if (domain < 0) continue;
    const { standing, expected } = standingOfDomain(domain, around);
    ofHost[host] = USER_STANDINGS.indexOf(standing);
    expectedOnHost[host] = organizations.all[expected]?.id ?? 0;
  }
  const [roles, active, suspended, onHost] = [
    columns.role.values(),
    columns.active.values(),
    columns.suspended.values(),
    columns.email.hostCodes(),
  ];
  const ofUsers = new Uint8Array(length);
  for (let position = 0; position < length; position += 1) {
    if (roles[position] !== END_USER) ofUsers[position] = NOT_AN_END_USER;
    else if (active[position] !== 1) ofUsers[position] = NOT_ACTIVE;
    else if (suspended[position] === 1) ofUsers[position] = SUSPENDED;
    else ofUsers[position] = ofHost[onHost[position] ?? 0] ?? NO_ADDRESS;
  }
  return { ofUsers, expectedOnHost };
}

/** How all tickets stand, and the host that their requesters have their addresses on: its place. */
type TicketCodes = { readonly ofTickets: Uint8Array; readonly hostOf: Uint32Array };

function codesOfTickets({ tenant, tickets, users }: Around, { ofUsers }: UserCodes): TicketCodes {
  const { columns, length } = tickets;
  const [statuses, updated, requesterIds] = [
    columns.status.values(),
    columns.updatedAt.values(),
    columns.requesterId.values(),
  ];
  const onHost = users.all.columns.email.hostCodes();
  const since = instantNumber(tenant.ticketsSince);
  const ofTickets = new Uint8Array(length);
  const hostOf = new Uint32Array(length);
  for (let position = 0; position < length; position += 1) {
    const status = statuses[position];
    if (status === CLOSED || status === DELETED) ofTickets[position] = NOT_OPEN;
    else if ((updated[position] ?? 0) < since) ofTickets[position] = TOO_OLD;
    else if (requesterIds[position] === 0) ofTickets[position] = NO_REQUESTER;
    else ofTickets[position] = NOT_READ;
  }
  users.all.findEach(
    length,
    (position) => (ofTickets[position] === NOT_READ ? (requesterIds[position] ?? 0) : 0),
    (position, requester) => {
      const code = ofUsers[requester] ?? NOT_AN_END_USER;
      ofTickets[position] = code < AUDITED ? code : NOT_AUDITED;
      hostOf[position] = onHost[requester] ?? 0;
    },
  );
  return { ofTickets, hostOf };
}

function findUsersInDoubt(
  { all }: UserIndex,
  { ofUsers, expectedOnHost }: UserCodes,
): readonly UserPosition[] {
  const homes = all.columns.organizationId.values();
  const onHost = all.columns.email.hostCodes();
  const found: UserPosition[] = [];
  for (let position = 0; position < ofUsers.length; position += 1) {
    const code = ofUsers[position];
    if (code === OF_AN_ACCOUNT) {
      if (homes[position] !== expectedOnHost[onHost[position] ?? 0]) found.push(position);
    } else if (code === WITH_DUPLICATES || code === ON_SHARED) found.push(position);
  }
  return found;
}

function findTicketsInDoubt(
  { columns }: TicketTable,
  { expectedOnHost }: UserCodes,
  { ofTickets, hostOf }: TicketCodes,
): readonly number[] {
  const filedUnder = columns.organizationId.values();
  const found: number[] = [];
  for (let position = 0; position < ofTickets.length; position += 1) {
    const code = ofTickets[position];
    if (code === OF_AN_ACCOUNT) {
      if (filedUnder[position] !== expectedOnHost[hostOf[position] ?? 0]) found.push(position);
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

/** How users of a domain stand, and the position of the organization that is expected of them, or -1. */
function standingOfDomain(
  domain: DomainNumber,
  { claims, kindOfDomain, resolution }: Around,
): { readonly standing: (typeof USER_STANDINGS)[number]; readonly expected: number } {
  const kind = kindOfDomain(domain);
  if (kind !== 'company') return { standing: kind, expected: -1 };
  const sole = claims.soleAt(domain);
  const place = sole < 0 ? -1 : resolution.placeOf(sole);
  if (place >= 0)
    return {
      standing: standingOfAccount(place, resolution),
      expected: resolution.expectedAt(place),
    };
  const isShared = claims.claimantsAt(domain) > 1;
  return { standing: isShared ? 'on_a_shared_domain' : 'on_an_unclaimed_domain', expected: -1 };
}

function standingOfAccount(
  place: AccountPlace,
  { expectedAt, unresolvedAt }: Resolution,
): AccountStanding {
  if (expectedAt(place) >= 0) return 'of_an_account';
  return unresolvedAt(place) === 'duplicate_external_id'
    ? 'of_an_account_with_duplicates'
    : 'of_an_account_without_organization';
}

function countBy<Name extends string>(
  names: readonly Name[],
  codes: Uint8Array,
): (name: Name) => number {
  const counts = new Int32Array(names.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return (name) => counts[names.indexOf(name)] ?? 0;
}
