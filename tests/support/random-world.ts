import { createRandom, type Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import {
  writeReferenceCsv,
  type ReferenceRow,
} from '../../src/fake-zendesk/accounts/generate/reference-csv.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import { LIFTABLE_GUARDS } from '../../src/core/plan/plan-format.ts';
import { toPolicy, type PolicyChoice } from '../../src/core/plan/policy.ts';
import {
  auditTenant,
  type AuditInput,
  type AuditResult,
} from '../../src/core/report/audit-result.ts';
import { toInstant, toMilliseconds } from '../../src/core/tenant/ids.ts';
import { RECORD_LAYERS, type Reading, type RecordLayer } from '../../src/core/tenant/records.ts';
import { randomCompanies, rowsOf } from './random-companies.ts';
import { randomOrganizations } from './random-organizations.ts';
import { randomPeople } from './random-people.ts';
import { READ_AT, tenant, type ListedTenant } from './tenant.builders.ts';

/** A small Zendesk account that has drifted from its reference, and what a reading makes of it. */
export type RandomWorld = {
  readonly seed: number;
  readonly account: AccountSeed;
  readonly rows: readonly ReferenceRow[];
  readonly policy: PolicyChoice;
  readonly reading: WorldReading;
};

/** How well the account was read. */
type WorldReading = {
  /** Layers that were not read to their end. */
  readonly partial: readonly RecordLayer[];
  /** Layers with a record that nobody could understand. */
  readonly unreadable: readonly RecordLayer[];
  readonly areSettingsRead: boolean;
  /** Whether agents and admins were read beside the end-users. */
  readonly isStaffRead: boolean;
};

/** The world of a number: the same number gives the same world. */
export function randomWorld(seed: number): RandomWorld {
  const random = createRandom(seed);
  const multipleOrganizations = !chance(random, 0.3);
  const companies = randomCompanies(random);
  const organizations = randomOrganizations(companies, random);
  const people = randomPeople(companies, organizations, multipleOrganizations, random);
  return {
    seed,
    account: {
      subdomain: 'sample',
      name: 'Sample',
      pinnedStart: READ_AT,
      plan: 'enterprise',
      multipleOrganizations,
      organizations,
      ...people,
    },
    rows: rowsOf(companies, organizations, random),
    policy: randomPolicy(random),
    reading: randomReading(random),
  };
}

/** The Salesforce side of a world. */
export function referenceOf({ rows }: Pick<RandomWorld, 'rows'>): Reference {
  const bytes = new TextEncoder().encode(writeReferenceCsv(rows));
  return readReference(bytes, { file: 'accounts.csv' }).reference;
}

/** The Zendesk side of a world, as its reading found it. */
export function tenantOf({ account, reading }: RandomWorld): ListedTenant {
  const start = toMilliseconds(READ_AT);
  const updatedAt = (age: number) => toInstant(start - age * 60_000);
  const users = account.users.filter(
    ({ role = 'end-user' }) => reading.isStaffRead || role === 'end-user',
  );
  return tenant({
    multipleOrganizations: reading.areSettingsRead ? account.multipleOrganizations : null,
    organizations: account.organizations.map((organization) => ({
      id: organization.id,
      name: organization.name,
      externalId: organization.external_id ?? null,
      domainNames: organization.domain_names ?? [],
      sharedTickets: organization.shared_tickets ?? false,
      updatedAt: updatedAt(organization.age),
    })),
    users: users.map((user) => ({
      id: user.id,
      email: user.email,
      role: user.role ?? 'end-user',
      active: user.active ?? true,
      suspended: user.suspended ?? false,
      verified: user.verified ?? true,
      ticketRestriction: user.ticket_restriction ?? null,
      defaultOrganization:
        account.memberships.find(
          (membership) => membership.user_id === user.id && membership.default,
        )?.organization_id ?? null,
      updatedAt: updatedAt(user.age),
    })),
    memberships: account.memberships.map((membership) => ({
      id: membership.id,
      userId: membership.user_id,
      organizationId: membership.organization_id,
      isDefault: membership.default,
    })),
    tickets: account.tickets.map((ticket) => ({
      id: ticket.id,
      requesterId: ticket.requester_id,
      organizationId: ticket.organization_id,
      status: ticket.status,
      updatedAt: updatedAt(ticket.age),
    })),
    readings: Object.fromEntries(RECORD_LAYERS.map((layer) => [layer, troubleOf(reading, layer)])),
  });
}

/** What an audit of a world starts from. */
export function inputOf(world: RandomWorld): AuditInput {
  return {
    reference: referenceOf(world),
    tenant: tenantOf(world),
    policy: toPolicy(world.policy),
    mode: 'live',
    createdAt: READ_AT,
  };
}

/** The audit of a world. */
export function auditWorld(world: RandomWorld): AuditResult {
  return auditTenant(inputOf(world));
}

function randomPolicy(random: Random): PolicyChoice {
  return {
    maxEnrolledUsers: random.pick([25, 1, 0, 0]),
    liftedGuards: LIFTABLE_GUARDS.filter(() => chance(random, 0.08)),
  };
}

function randomReading(random: Random): WorldReading {
  const isIncomplete = chance(random, 0.15);
  return {
    partial: RECORD_LAYERS.filter(() => isIncomplete && chance(random, 0.3)),
    unreadable: RECORD_LAYERS.filter(() => isIncomplete && chance(random, 0.2)),
    areSettingsRead: !chance(random, 0.1),
    isStaffRead: chance(random, 0.5),
  };
}

function troubleOf({ partial, unreadable }: WorldReading, layer: RecordLayer): Partial<Reading> {
  return {
    ...(unreadable.includes(layer) ? { unreadable: [{ id: '9', why: 'name' }] } : {}),
    ...(partial.includes(layer) ? { state: 'partial' as const, why: 'stopped' } : {}),
  };
}

function chance(random: Random, probability: number): boolean {
  return random.fraction() < probability;
}
