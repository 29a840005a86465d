import type {
  Instant,
  Membership,
  MembershipId,
  Organization,
  OrganizationId,
  Reading,
  Tenant,
  Ticket,
  TicketId,
  User,
  UserId,
} from '../../src/core/tenant/records.ts';

/** How large an account to make. Tickets: one for every second user. */
export type Size = {
  readonly accounts: number;
  readonly usersPerAccount: number;
};

const SINCE = '2026-01-01T00:00:00Z' as Instant;
const UPDATED = '2026-02-01T00:00:00Z' as Instant;

/** One in twenty companies has one of these; the others are as they should be. */
const CASES = [
  'no_external_id',
  'two_organizations',
  'no_organization',
  'domain_missing',
  'users_without_organization',
  'users_elsewhere_by_default',
  'tickets_without_organization',
] as const;

type Case = (typeof CASES)[number] | 'as_it_should_be';

function caseOf(company: number): Case {
  return CASES[company % 20] ?? 'as_it_should_be';
}

/** The list of Salesforce accounts as a file. */
export function accountsCsv(accounts: number): string {
  const lines = numbers(accounts).map(
    (company) =>
      `${salesforceId(company)},"Company ${company}, Inc.",${domainOf(company)},https://www.${domainOf(company)}/contact,Team ${company % 40},${company * 10}`,
  );
  return ['Account ID,Account Name,Domains,Website,Owner,ARR', ...lines, ''].join('\n');
}

/** The Zendesk side of the same accounts. */
export function largeTenant({ accounts, usersPerAccount }: Size): Tenant {
  const companies = numbers(accounts);
  const organizations = companies.flatMap(organizationsOf);
  const users = companies.flatMap((company) => usersOf(company, usersPerAccount));
  const memberships = users.flatMap(membershipsOf);
  const tickets = users.flatMap(ticketsOf);
  return {
    subdomain: 'bench',
    multipleOrganizations: true,
    ticketsSince: SINCE,
    ticketDays: 90,
    organizations,
    users,
    memberships,
    tickets,
    readings: {
      organizations: completely(organizations),
      users: completely(users),
      memberships: completely(memberships),
      tickets: completely(tickets),
    },
  };
}

/** How many records a tenant holds. */
export function recordsOf(tenant: Tenant): number {
  const { organizations, users, memberships, tickets } = tenant;
  return organizations.length + users.length + memberships.length + tickets.length;
}

function organizationsOf(company: number): readonly Organization[] {
  const drift = caseOf(company);
  if (drift === 'no_organization') return [];
  const organization = {
    id: organizationId(company),
    name: `Company ${company}`,
    externalId: drift === 'no_external_id' ? null : salesforceId(company),
    domainNames: drift === 'domain_missing' ? [] : [domainOf(company)],
    sharedTickets: false,
    updatedAt: UPDATED,
  };
  if (drift !== 'two_organizations') return [organization];
  return [organization, { ...organization, id: secondOrganizationId(company), domainNames: [] }];
}

function usersOf(company: number, count: number): readonly User[] {
  return numbers(count).map((person) => ({
    id: (40_000_000 + company * count + person) as UserId,
    email: `person${person}@${domainOf(company)}`,
    organizationId: defaultOrganizationOf(company),
    role: 'end-user',
    active: true,
    suspended: false,
    verified: person % 4 > 0,
    ticketRestriction: 'requested',
    updatedAt: UPDATED,
  }));
}

function defaultOrganizationOf(company: number): OrganizationId | null {
  const drift = caseOf(company);
  if (drift === 'no_organization' || drift === 'users_without_organization') return null;
  // The company before has an organization: it is another case.
  return organizationId(drift === 'users_elsewhere_by_default' ? company - 1 : company);
}

function membershipsOf({ id, organizationId: home, email }: User): readonly Membership[] {
  if (home === null) return [];
  const company = companyOf(email);
  const first = { id: (id * 2) as MembershipId, userId: id, organizationId: home, isDefault: true };
  if (home === organizationId(company)) return [first];
  const second = (id * 2 + 1) as MembershipId;
  return [
    first,
    { id: second, userId: id, organizationId: organizationId(company), isDefault: false },
  ];
}

function ticketsOf({ id, organizationId: home, email }: User): readonly Ticket[] {
  if (id % 2 > 0) return [];
  const isLost = caseOf(companyOf(email)) === 'tickets_without_organization';
  return [
    {
      id: (id + 50_000_000) as TicketId,
      requesterId: id,
      organizationId: isLost ? null : home,
      status: id % 8 === 0 ? 'closed' : 'open',
      updatedAt: UPDATED,
    },
  ];
}

function companyOf(email: string | null): number {
  return Number(/@company(\d+)\./.exec(email ?? '')?.[1]);
}

export function domainOf(company: number): string {
  return `company${company}.example`;
}

export function salesforceId(company: number): string {
  return `0015g00000${String(company).padStart(5, '0')}`;
}

function organizationId(company: number): OrganizationId {
  return (1_000_000 + company) as OrganizationId;
}

function secondOrganizationId(company: number): OrganizationId {
  return (20_000_000 + company) as OrganizationId;
}

function completely(records: readonly unknown[]): Reading {
  return {
    state: 'complete',
    scope: 'all',
    records: records.length,
    unreadable: [],
    why: null,
    keptSince: null,
  };
}

export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
