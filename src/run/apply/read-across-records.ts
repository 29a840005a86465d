import { indexOrganizations } from '../../core/detect/organization-index.ts';
import { emailDomain } from '../../core/identity/email-address.ts';
import type { AcrossRecords, UsersOnDomain } from '../../core/apply/live-facts.ts';
import type { ConcernedUser } from '../../core/plan/concerned-user.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import type { Policy } from '../../core/plan/policy.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { sortedOnce } from '../../core/tenant/sorted.ts';
import type { Organization, User } from '../../core/tenant/records.ts';
import type { Page, Reader } from '../../zendesk/reader.ts';
import type { ApplyEvent } from './apply-event.ts';
import { readConcernedUser } from './read-named-records.ts';

/** Search lags behind by minutes, so users changed since then are read besides. */
const SEARCH_LAG_MS = 15 * 60_000;

/** What the reading across records needs. */
export type AcrossReading = {
  readonly reader: Reader;
  readonly plan: Plan;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onEvent: (event: ApplyEvent) => void;
};

/**
 * Reads what no endpoint answers for one record: all organizations (who else has an id or a domain,
 * which candidates there are), the setting about several organizations, and the users on each domain
 * to be added with their memberships and tickets.
 *
 * @throws DriftError `zendesk_*` where it cannot be read
 */
export async function readAcrossRecords(wish: AcrossReading): Promise<AcrossRecords> {
  const { reader, plan, now, onEvent } = wish;
  const asOf = toInstant(now());
  onEvent({ kind: 'stage', stage: 'reading_across' });
  const { organizations, isComplete } = await readOrganizations(reader, onEvent);
  const multipleOrganizations = await reader.multipleOrganizations();
  return {
    asOf,
    organizations: indexOrganizations(sortedOnce(organizations)),
    isComplete,
    multipleOrganizations,
    usersOnDomain: await readUsersOnDomains(wish, domainsToAdd(plan)),
  };
}

/** The domains to be added, each with the organization that is to get it. */
function domainsToAdd({ actions }: Plan): ReadonlyMap<string, string> {
  const prepared = actions.filter(
    ({ type, status }) => type === 'add_org_domain' && status === 'prepared',
  );
  return new Map(prepared.map(({ detail, target }) => [detail, target.id]));
}

async function readOrganizations(
  reader: Reader,
  onEvent: AcrossReading['onEvent'],
): Promise<{ readonly organizations: readonly Organization[]; readonly isComplete: boolean }> {
  const organizations: Organization[] = [];
  let isComplete = true;
  for await (const { records, unreadable } of reader.organizations()) {
    organizations.push(...records);
    isComplete &&= unreadable.length === 0;
    onEvent({ kind: 'across', organizations: organizations.length });
  }
  return { organizations, isComplete };
}

async function readUsersOnDomains(
  wish: AcrossReading,
  domains: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, UsersOnDomain>> {
  const found = new Map<string, UsersOnDomain>();
  if (domains.size === 0) return found;
  const changed = await readChangedUsers(wish);
  for (const [domain, organizationId] of domains)
    found.set(domain, await usersOnDomain(wish, domain, organizationId, changed));
  return found;
}

/**
 * Finds the users with a primary address on exactly a domain that is to be added to an organization:
 * by search, which lags behind, and by the export of users changed since, which leaves out the last
 * minute.
 * @throws DriftError `zendesk_*` where they cannot be read
 */
export async function readUsersOnDomain(
  wish: UsersReading,
  domain: string,
  organizationId: string,
): Promise<UsersOnDomain> {
  return await usersOnDomain(wish, domain, organizationId, await readChangedUsers(wish));
}

type UsersReading = Pick<AcrossReading, 'reader' | 'plan' | 'now'>;

async function readChangedUsers({ reader, now }: UsersReading): Promise<Collected> {
  return await collect(reader.usersChangedSince(toInstant(now() - SEARCH_LAG_MS)));
}

async function usersOnDomain(
  { reader, plan }: UsersReading,
  domain: string,
  organizationId: string,
  changed: Collected,
): Promise<UsersOnDomain> {
  const searched = await collect(reader.usersOnDomain(domain));
  const changedIds = new Set(changed.records.map(({ id }) => id));
  // A user changed within the lag is as the export shows it, not as the search remembers it.
  const users = [
    ...searched.records.filter(({ id }) => !changedIds.has(id)),
    ...changed.records,
  ].filter(({ email, active }) => active && email !== null && emailDomain(email) === domain);
  return {
    users: await concernedUsers(reader, sortedOnce(users), organizationId, plan.policy),
    isComplete: searched.isComplete && changed.isComplete,
  };
}

/**
 * Users with memberships and tickets: two requests a user. Where there are more than the policy lets
 * be enrolled, the domain is blocked by their number alone, and only what lists tell is used.
 */
async function concernedUsers(
  reader: Reader,
  users: readonly User[],
  organizationId: string,
  { max_enrolled_users, lifted_guards }: Policy,
): Promise<readonly ConcernedUser[]> {
  const outside = users.filter((user) => String(user.organizationId) !== organizationId);
  const isBlockedByNumber =
    outside.length > max_enrolled_users && !lifted_guards.includes('enrolls_too_many_users');
  const concerned: ConcernedUser[] = [];
  for (const user of users) {
    const isAlreadyMember = String(user.organizationId) === organizationId;
    concerned.push(
      isAlreadyMember || isBlockedByNumber
        ? {
            user,
            organizationIds: user.organizationId ? [user.organizationId] : [],
            openTickets: [],
          }
        : await readConcernedUser(reader, user),
    );
  }
  return concerned;
}

type Collected = { readonly records: readonly User[]; readonly isComplete: boolean };

async function collect(pages: AsyncIterable<Page<User>>): Promise<Collected> {
  const records: User[] = [];
  let isComplete = true;
  for await (const page of pages) {
    records.push(...page.records);
    isComplete &&= page.unreadable.length === 0;
  }
  return { records, isComplete };
}
