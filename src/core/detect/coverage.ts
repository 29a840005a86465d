import type { RecordLayer, Tenant } from '../tenant/records.ts';
import type { Unresolved } from './account-case.ts';
import type { Situation } from './situation.ts';
import type { AccountStanding, UserLeftOut } from './user-standings.ts';
import type { TicketLeftOut } from './ticket-standings.ts';

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
  resolution,
}: Situation): Pick<Coverage['accounts'], 'linked' | 'provisional' | 'unresolved'> {
  const unresolved = {
    duplicate_external_id: 0,
    stored_id_disagrees: 0,
    no_organization: 0,
    several_candidates: 0,
    claimed_by_several_accounts: 0,
  };
  const standings = { linked: 0, provisional: 0 };
  for (let place = 0; place < resolution.length; place += 1) {
    const why = resolution.unresolvedAt(place);
    if (why) unresolved[why] += 1;
    else standings[resolution.isLinkedAt(place) ? 'linked' : 'provisional'] += 1;
  }
  return { ...standings, unresolved };
}

function countUsers({ standings }: Situation): Coverage['users'] {
  const count = standings.countUsers();
  return {
    audited: countAudited(count),
    leftOut: {
      not_an_end_user: count('not_an_end_user'),
      deleted: count('deleted'),
      suspended: count('suspended'),
      no_usable_address: count('no_usable_address'),
      personal_mail: count('personal_mail'),
      shared_host: count('shared_host'),
    },
  };
}

function countTickets({ standings }: Situation): Coverage['tickets'] {
  const count = standings.countTickets();
  return {
    audited: countAudited(count),
    leftOut: {
      closed: count('closed'),
      outside_the_window: count('outside_the_window'),
      no_requester: count('no_requester'),
      requester_not_read: count('requester_not_read'),
      requester_not_audited: count('requester_not_audited'),
    },
  };
}

function countAudited(
  count: (standing: AccountStanding) => number,
): Record<AccountStanding, number> {
  return {
    of_an_account: count('of_an_account'),
    of_an_account_with_duplicates: count('of_an_account_with_duplicates'),
    of_an_account_without_organization: count('of_an_account_without_organization'),
    on_a_shared_domain: count('on_a_shared_domain'),
    on_an_unclaimed_domain: count('on_an_unclaimed_domain'),
  };
}
