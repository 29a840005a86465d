import { once } from '../once.ts';
import { instantNumber } from '../tenant/columns.ts';
import { TICKET_STATUSES, USER_ROLES, type Instant } from '../tenant/records.ts';
import type { Domain } from '../identity/domain.ts';
import type { TicketTable } from '../tenant/tables.ts';
import type { DomainStanding } from './domain-standing.ts';
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
   * Whether a check may say something of the user. Of a user whose default organization is the
   * expected one, and of one nothing is expected of, none does.
   */
  readonly mayRaiseAt: (position: UserPosition) => boolean;
  /** The same of a ticket, by the organization that it is filed under. */
  readonly mayTicketRaiseAt: (position: number) => boolean;
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

/** Users, tickets, and what is known around them. */
type Around = {
  readonly users: UserIndex;
  readonly tickets: TicketTable;
  readonly ticketsSince: Instant;
  readonly requesterAt: (position: number) => UserPosition;
  readonly standingOf: (domain: Domain) => DomainStanding;
};

/** Tells how users and tickets stand. */
export function standingsOf({
  users,
  tickets,
  ticketsSince,
  requesterAt,
  standingOf,
}: Around): Standings {
  const { domains, domainCodeAt } = users;
  const user = users.all.columns;
  const [roles, active, suspended, defaults] = [
    user.role.values(),
    user.active.values(),
    user.suspended.values(),
    user.organizationId.values(),
  ];
  const ticket = tickets.columns;
  const [statuses, updated, filedUnder, requesterIds] = [
    ticket.status.values(),
    ticket.updatedAt.values(),
    ticket.organizationId.values(),
    ticket.requesterId.values(),
  ];
  const since = instantNumber(ticketsSince);
  // What a domain says of its users is said once.
  const standing = new Uint8Array(domains.length);
  const expected = new Float64Array(domains.length);
  for (const [code, domain] of domains.entries()) {
    const found = standingOf(domain);
    standing[code] = USER_STANDINGS.indexOf(accountStanding(found));
    expected[code] = found.kind === 'sole' ? (found.accountCase.expected?.organization.id ?? 0) : 0;
  }

  const userCode = (position: UserPosition): number => {
    if (roles[position] !== END_USER) return NOT_AN_END_USER;
    if (active[position] !== 1) return NOT_ACTIVE;
    if (suspended[position] === 1) return SUSPENDED;
    const domain = domainCodeAt(position);
    return domain < 0 ? NO_ADDRESS : (standing[domain] ?? NO_ADDRESS);
  };
  const ticketCode = (position: number): number => {
    const status = statuses[position];
    if (status === CLOSED || status === DELETED) return NOT_OPEN;
    if ((updated[position] ?? 0) < since) return TOO_OLD;
    if (requesterIds[position] === 0) return NO_REQUESTER;
    const requester = requesterAt(position);
    if (requester < 0) return NOT_READ;
    const code = userCode(requester);
    return code < AUDITED ? code : NOT_AUDITED;
  };
  const isRaised = (code: number, user: UserPosition, organizationId: number | undefined) =>
    code === OF_AN_ACCOUNT
      ? organizationId !== expected[domainCodeAt(user)]
      : code === WITH_DUPLICATES || code === ON_SHARED;
  const audited = once(() => {
    const counts = new Int32Array(domains.length);
    for (let position = 0; position < users.all.length; position += 1) {
      if (userCode(position) >= AUDITED) continue;
      const domain = domainCodeAt(position);
      counts[domain] = (counts[domain] ?? 0) + 1;
    }
    return counts;
  });
  return {
    userAt: (position) => USER_STANDINGS[userCode(position)] ?? 'no_usable_address',
    isAuditedAt: (position) => userCode(position) < AUDITED,
    ticketAt: (position) => TICKET_STANDINGS[ticketCode(position)] ?? 'requester_not_read',
    mayRaiseAt: (position) => isRaised(userCode(position), position, defaults[position]),
    mayTicketRaiseAt: (position) =>
      isRaised(ticketCode(position), requesterAt(position), filedUnder[position]),
    countUsers: () => countBy(USER_STANDINGS, users.all.length, userCode),
    countTickets: () => countBy(TICKET_STANDINGS, tickets.length, ticketCode),
    auditedOn: (domain) => audited()[users.codeOfDomain(domain)] ?? 0,
  };
}

/** How many audited users have their primary address on one of these domains. */
export function auditedOn(
  domains: readonly { readonly domain: Domain }[],
  { standings }: { readonly standings: Standings },
): number {
  return domains.reduce((sum, { domain }) => sum + standings.auditedOn(domain), 0);
}

function accountStanding(standing: DomainStanding): (typeof USER_STANDINGS)[number] {
  if (standing.kind === 'personal_mail' || standing.kind === 'shared_host') return standing.kind;
  if (standing.kind === 'shared') return 'on_a_shared_domain';
  if (standing.kind !== 'sole') return 'on_an_unclaimed_domain';
  if (standing.accountCase.expected) return 'of_an_account';
  return standing.accountCase.unresolved === 'duplicate_external_id'
    ? 'of_an_account_with_duplicates'
    : 'of_an_account_without_organization';
}

function countBy<Name extends string>(
  names: readonly Name[],
  length: number,
  codeAt: (position: number) => number,
): (name: Name) => number {
  const counts = new Int32Array(names.length);
  for (let position = 0; position < length; position += 1) {
    const code = codeAt(position);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return (name) => counts[names.indexOf(name)] ?? 0;
}
