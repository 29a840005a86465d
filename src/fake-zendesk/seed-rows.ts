import { domainOf } from './addresses.ts';
import type { MembershipRow, OrganizationRow, TicketRow, UserRow } from './rows.ts';
import type {
  AccountSeed,
  MembershipSeed,
  OrganizationSeed,
  TicketSeed,
  UserSeed,
} from './seed.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Shared by all records that have none: there may be a million. */
const NONE: readonly string[] = [];

type Rows = {
  readonly organizations: OrganizationRow[];
  readonly users: UserRow[];
  readonly memberships: MembershipRow[];
  readonly tickets: TicketRow[];
};

/** The records of a seed, dated back from the start. */
export function rowsOfSeed(seed: AccountSeed, start: number): Rows {
  const organizations = seed.organizations.map((each) => organizationRow(each, start));
  const users = seed.users.map((each) => userRow(each, start));
  const organizationById = new Map(organizations.map((each) => [each.id, each]));
  const userById = new Map(users.map((each) => [each.id, each]));
  return {
    organizations,
    users,
    memberships: seed.memberships.map((each) =>
      membershipRow(each, userById.get(each.user_id), organizationById.get(each.organization_id)),
    ),
    tickets: seed.tickets.map((each) => ticketRow(each, start)),
  };
}

function updatedAt(age: number, start: number): number {
  return start - age * MINUTE;
}

/** A record was made some time before it was last changed; how long follows from its id. */
function createdAt(id: number, age: number, start: number): number {
  return updatedAt(age, start) - (id % 400) * DAY;
}

function organizationRow(seed: OrganizationSeed, start: number): OrganizationRow {
  return {
    id: seed.id,
    created: createdAt(seed.id, seed.age, start),
    updated: updatedAt(seed.age, start),
    generated: updatedAt(seed.age, start),
    name: seed.name,
    external_id: seed.external_id ?? null,
    domain_names: seed.domain_names ?? NONE,
    shared_tickets: seed.shared_tickets ?? false,
    shared_comments: false,
    details: null,
    notes: null,
    group_id: null,
    tags: NONE,
  };
}

function userRow(seed: UserSeed, start: number): UserRow {
  return {
    id: seed.id,
    created: createdAt(seed.id, seed.age, start),
    updated: updatedAt(seed.age, start),
    generated: updatedAt(seed.age, start),
    name: seed.name,
    email: seed.email,
    other_emails: NONE,
    external_id: null,
    role: seed.role ?? 'end-user',
    active: seed.active ?? true,
    suspended: seed.suspended ?? false,
    verified: seed.verified ?? true,
    ticket_restriction: seed.ticket_restriction ?? null,
    phone: null,
    details: null,
    notes: null,
    tags: NONE,
  };
}

/** Whoever has an address on a domain of their organization counts as mapped by it: the worse case. */
function membershipRow(
  seed: MembershipSeed,
  user: UserRow | undefined,
  organization: OrganizationRow | undefined,
): MembershipRow {
  if (user === undefined || organization === undefined)
    throw new Error(`membership ${seed.id} of the seed names a user or organization it lacks`);
  const domain = domainOf(user.email);
  const isMapped = domain !== null && organization.domain_names.includes(domain);
  return {
    id: seed.id,
    user_id: seed.user_id,
    organization_id: seed.organization_id,
    default: seed.default,
    created: user.updated,
    updated: user.updated,
    generated: user.updated,
    mapped_by: isMapped ? domain : null,
  };
}

function ticketRow(seed: TicketSeed, start: number): TicketRow {
  return {
    id: seed.id,
    created: createdAt(seed.id, seed.age, start),
    updated: updatedAt(seed.age, start),
    generated: updatedAt(seed.age, start),
    requester_id: seed.requester_id,
    organization_id: seed.organization_id,
    status: seed.status,
    subject: seed.subject,
  };
}
