import type { Settings } from './options.ts';
import type { Job, MembershipRow, NewJob, OrganizationRow, TicketRow, UserRow } from './rows.ts';
import { rowsOfSeed } from './seed-rows.ts';
import type { AccountSeed } from './seed.ts';
import type { FakeState } from './state.ts';
import { createTable, type Table } from './table.ts';

/** Everything an account holds. */
export type Store = {
  readonly organizations: Table<OrganizationRow>;
  readonly users: Table<UserRow>;
  readonly memberships: Table<MembershipRow>;
  readonly tickets: Table<TicketRow>;
  readonly startedAt: number;
  readonly allowlist: Set<string>;
  readonly jobs: () => readonly Job[];
  readonly addJob: (job: NewJob) => void;
  readonly dropJob: (id: number) => void;
  readonly newId: () => number;
  readonly multipleOrganizations: () => boolean;
  readonly setMultipleOrganizations: (allowed: boolean) => void;
  readonly isScriptDone: () => boolean;
  readonly markScriptDone: () => void;
  readonly snapshot: () => FakeState;
};

/** Opens the account of a seed, or goes on from a snapshot of it. */
export function openStore(
  seed: AccountSeed,
  settings: Settings,
  start: number,
  state: FakeState | undefined,
): Store {
  const from = state ?? rowsOfSeed(seed, start);
  const history = settings.delays.searchIndex;
  const organizations = createTable<OrganizationRow>(
    from.organizations,
    history,
    state?.changes.organizations,
  );
  const users = createTable<UserRow>(from.users, history, state?.changes.users);
  const memberships = createTable<MembershipRow>(
    from.memberships,
    history,
    state?.changes.memberships,
  );
  const tickets = createTable<TicketRow>(from.tickets, history, state?.changes.tickets);
  const allowlist = new Set(state?.allowlist);
  let jobs: readonly Job[] = state?.jobs ?? [];
  let nextId = state?.next_id ?? firstFreeId(from);
  let multiple = state?.multiple_organizations ?? seed.multipleOrganizations;
  let scriptDone = state?.script_done ?? false;
  const newId = (): number => nextId++;

  return {
    organizations,
    users,
    memberships,
    tickets,
    startedAt: state?.started_at ?? start,
    allowlist,
    jobs: () => jobs,
    addJob: (job) => {
      jobs = [...jobs, { ...job, id: newId() }];
    },
    dropJob: (id) => {
      jobs = jobs.filter((job) => job.id !== id);
    },
    newId,
    multipleOrganizations: () => multiple,
    setMultipleOrganizations: (allowed) => {
      multiple = allowed;
    },
    isScriptDone: () => scriptDone,
    markScriptDone: () => {
      scriptDone = true;
    },
    snapshot: () =>
      structuredClone({
        format: 'fake-zendesk/state',
        version: 1,
        subdomain: seed.subdomain,
        saved_at: settings.now(),
        started_at: state?.started_at ?? start,
        multiple_organizations: multiple,
        organizations: organizations.rows().map(writable),
        users: users.rows().map(writableUser),
        memberships: memberships.rows(),
        tickets: tickets.rows(),
        jobs: [...jobs],
        allowlist: [...allowlist],
        next_id: nextId,
        script_done: scriptDone,
        changes: {
          organizations: organizations
            .changes()
            .map((change) => ({ ...change, before: change.before && writable(change.before) })),
          users: users
            .changes()
            .map((change) => ({ ...change, before: change.before && writableUser(change.before) })),
          memberships: [...memberships.changes()],
          tickets: [...tickets.changes()],
        },
      }),
  };
}

function writable(row: OrganizationRow): FakeState['organizations'][number] {
  return { ...row, domain_names: [...row.domain_names], tags: [...row.tags] };
}

function writableUser(row: UserRow): FakeState['users'][number] {
  return { ...row, other_emails: [...row.other_emails], tags: [...row.tags] };
}

/** New records come after all others, as Zendesk's ids do. */
function firstFreeId(from: ReturnType<typeof rowsOfSeed>): number {
  const lists = [from.organizations, from.users, from.memberships, from.tickets];
  return lists.flat().reduce((highest, row) => Math.max(highest, row.id), 0) + 1;
}
