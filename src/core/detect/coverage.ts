import type { RecordLayer, Tenant } from '../tenant/records.ts';
import type { Unresolved } from './resolve.ts';
import type { Situation } from './situation.ts';
import {
  ticketCaseOf,
  userCaseAt,
  type TicketLeftOut,
  type UserCase,
  type UserLeftOut,
} from './subjects.ts';

/** How subjects of the reference hold together with an account: what a check can say about them. */
type AccountStanding =
  /** The domain is one account's, and its organization is known. */
  | 'of_an_account'
  /** The account has several linked organizations. */
  | 'of_an_account_with_duplicates'
  /** The account has no expected organization: nothing can be said. */
  | 'of_an_account_without_organization'
  /** Several accounts claim the domain. */
  | 'on_a_shared_domain'
  /** No account claims the domain. */
  | 'on_an_unclaimed_domain';

/** What was read, what was looked at, and what was left out and why. Counts of records. */
export type Coverage = {
  /** Every layer was read to its end and every record was understood. */
  readonly isComplete: boolean;
  readonly ticketDays: number;
  readonly readings: Tenant['readings'];
  readonly multipleOrganizations: boolean | null;
  readonly accounts: {
    readonly total: number;
    readonly linked: number;
    readonly provisional: number;
    readonly unresolved: Readonly<Record<Unresolved, number>>;
    readonly rowsSetAside: number;
    readonly valuesSetAside: number;
  };
  readonly users: {
    readonly audited: Readonly<Record<AccountStanding, number>>;
    readonly leftOut: Readonly<Record<UserLeftOut, number>>;
  };
  readonly tickets: {
    readonly audited: Readonly<Record<AccountStanding, number>>;
    readonly leftOut: Readonly<Record<TicketLeftOut, number>>;
  };
};

/** Counts what was looked at and what was not. */
export function coverageOf(situation: Situation): Coverage {
  const { reference, tenant } = situation;
  return {
    isComplete: isReadComplete(tenant, ['organizations', 'users', 'memberships', 'tickets']),
    ticketDays: tenant.ticketDays,
    readings: tenant.readings,
    multipleOrganizations: tenant.multipleOrganizations,
    accounts: {
      total: reference.accounts.length,
      ...countAccounts(situation),
      rowsSetAside: reference.setAsideRows.length,
      valuesSetAside: reference.setAsideValues.length,
    },
    users: countUsers(situation),
    tickets: countTickets(situation),
  };
}

/** Whether the named layers were read to their end, every record understood. */
export function isReadComplete(
  { readings }: Pick<Tenant, 'readings'>,
  layers: readonly RecordLayer[],
): boolean {
  return layers.every((layer) => {
    const { state, unreadable } = readings[layer];
    return state === 'complete' && unreadable.length === 0;
  });
}

function countAccounts({
  cases,
}: Situation): Pick<Coverage['accounts'], 'linked' | 'provisional' | 'unresolved'> {
  const unresolved = {
    duplicate_external_id: 0,
    stored_id_disagrees: 0,
    no_organization: 0,
    several_candidates: 0,
    claimed_by_several_accounts: 0,
  };
  const standings = { linked: 0, provisional: 0 };
  for (const { expected, unresolved: why } of cases) {
    if (expected) standings[expected.standing] += 1;
    if (why) unresolved[why] += 1;
  }
  return { ...standings, unresolved };
}

function countUsers(situation: Situation): Coverage['users'] {
  const audited = noStandings();
  const leftOut = {
    not_an_end_user: 0,
    deleted: 0,
    suspended: 0,
    no_usable_address: 0,
    personal_mail: 0,
    shared_host: 0,
  };
  for (let position = 0; position < situation.users.all.length; position += 1) {
    const userCase = userCaseAt(situation, position);
    if (typeof userCase === 'string') leftOut[userCase] += 1;
    else audited[standingOf(userCase)] += 1;
  }
  return { audited, leftOut };
}

function countTickets(situation: Situation): Coverage['tickets'] {
  const audited = noStandings();
  const leftOut = {
    closed: 0,
    outside_the_window: 0,
    no_requester: 0,
    requester_not_read: 0,
    requester_not_audited: 0,
  };
  for (const ticket of situation.tickets) {
    const ticketCase = ticketCaseOf(situation, ticket);
    if (typeof ticketCase === 'string') leftOut[ticketCase] += 1;
    else audited[standingOf(ticketCase.requester)] += 1;
  }
  return { audited, leftOut };
}

function standingOf({ standing }: UserCase): AccountStanding {
  if (standing.kind === 'shared') return 'on_a_shared_domain';
  if (standing.kind !== 'sole') return 'on_an_unclaimed_domain';
  if (standing.accountCase.expected) return 'of_an_account';
  return standing.accountCase.unresolved === 'duplicate_external_id'
    ? 'of_an_account_with_duplicates'
    : 'of_an_account_without_organization';
}

function noStandings(): Record<AccountStanding, number> {
  return {
    of_an_account: 0,
    of_an_account_with_duplicates: 0,
    of_an_account_without_organization: 0,
    on_a_shared_domain: 0,
    on_an_unclaimed_domain: 0,
  };
}
