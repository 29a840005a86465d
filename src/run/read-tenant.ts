import { needsMemberships } from '../core/detect/needed-memberships.ts';
import { situate, type Situation } from '../core/detect/situation.ts';
import type { DomainLists } from '../core/identity/domain-lists.ts';
import { once } from '../core/once.ts';
import { DriftError } from '../core/problem.ts';
import type { Reference } from '../core/reference/reference.ts';
import {
  RECORD_LAYERS,
  type Instant,
  type Membership,
  type OrganizationId,
  type Reading,
  type ReadScope,
  type RecordLayer,
  type Tenant,
  type UserId,
} from '../core/tenant/records.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { Reader } from '../zendesk/reader.ts';
import type { AuditEvent } from './audit-event.ts';
import { catchUp, isSearched } from './catch-up.ts';
import { findNeededUsers, keepNeeded, readMembershipsOf } from './kept-memberships.ts';
import { endsTheAudit } from './read-plan/ends-the-audit.ts';
import { followPlan } from './read-plan/follow-plan.ts';
import type { LayerOutcome, ReadingOutcome } from './read-plan/planned-reading.ts';
import type { ReadFacts, ReadPlan, ReadWay } from './read-plan/read-plan.ts';
import type { ReadingBase } from './reading-base.ts';
import { createCollector, type RecordCollector } from './record-collector.ts';

/** What a reading of a Zendesk account needs. */
export type TenantReading = {
  readonly reader: Reader;
  readonly subdomain: string;
  readonly reference: Reference;
  readonly lists: DomainLists;
  readonly facts: ReadFacts;
  readonly plan: ReadPlan;
  /** The earlier reading that the facts tell of. */
  readonly base: ReadingBase | null;
  /** Users on a page of what search finds. */
  readonly usersPerPage: number;
  /** The moment the reading begins, milliseconds since 1970. */
  readonly startedAt: number;
  /** Tickets updated within so many days before the start are read. */
  readonly ticketDays: number;
  readonly ticketsSince: Instant;
  /** Users whom a receipt of the last quarter of an hour names. */
  readonly lately: readonly UserId[];
  readonly onEvent: (event: AuditEvent) => void;
};

/** What was read, and what reading it taught. */
export type TenantRead = { readonly tenant: Tenant; readonly outcome: ReadingOutcome };

/** What went wrong in a layer beside its pages. */
type Problems = Partial<Record<RecordLayer, DriftError | null>>;

/**
 * Reads an account by a plan. Of the memberships those stay that a verdict rests on, whichever way
 * they were read: so the ways make no difference to what is found.
 *
 * @throws DriftError where the account cannot be read; nothing is still reading then. A layer that
 * alone could not be read to its end is part of the answer.
 */
export async function readTenant(wish: TenantReading): Promise<TenantRead> {
  const { reader, facts, onEvent } = wish;
  const collector = createCollector(facts, onEvent);
  const around = once(() => situationWithoutPeople(wish, collector));
  const told = new Set<RecordLayer>();
  const outcome = await followPlan({
    ...wish,
    sink: collector.sink,
    judge: () => {
      const situation = around();
      return (user) => needsMemberships(user, situation);
    },
    ofReference: () => ofReference(around()),
    onLayer: (layer) => {
      if (told.has(layer.layer)) return;
      told.add(layer.layer);
      onEvent({
        kind: 'layer',
        layer: layer.layer,
        reading: readingOf(layer, collector, wish.base),
      });
    },
  });
  const waysOf = (layer: RecordLayer) =>
    outcome.layers.find((one) => one.layer === layer)?.ways ?? [];
  const problems: Problems = {};

  let readAgain: ReadonlyMap<UserId, readonly Membership[]> = new Map();
  if (waysOf('users').some(isSearched))
    problems.users = await problemOf('users', async () => {
      readAgain = await catchUp({ ...wish, situation: around(), collector });
    });
  const situation = around();
  const read = { ...collector.build(), readAgain, situation };
  const needed = findNeededUsers(read);
  if (waysOf('memberships').includes('memberships_where_unexpected'))
    problems.memberships = await problemOf('memberships', async () => {
      const missing = needed.requesters.filter((id) => !readAgain.has(id));
      const before = read.memberships.length;
      const onRead = (records: number): void => {
        onEvent({ kind: 'page', layer: 'memberships', records: before + records, total: null });
      };
      readAgain = new Map([...readAgain, ...(await readMembershipsOf(missing, reader, onRead))]);
    });
  const tenant = {
    organizations: situation.organizations.all,
    users: read.users,
    memberships: keepNeeded({ ...read, readAgain }, needed),
    tickets: read.tickets,
  };
  const readings = readingsOf(outcome, tenant, problems, collector, wish.base);
  for (const layer of RECORD_LAYERS)
    if (!told.has(layer)) onEvent({ kind: 'layer', layer, reading: readings[layer] });
  const unexpectedShare = read.users.length === 0 ? null : needed.own.size() / read.users.length;
  return {
    tenant: { ...situation.tenant, ...tenant, readings },
    outcome: { ...outcome, unexpectedShare },
  };
}

/** Reference and organizations side by side, before anything is known of people. */
function situationWithoutPeople(
  { reference, lists, subdomain, facts, ticketsSince, ticketDays }: TenantReading,
  { organizations }: RecordCollector,
): Situation {
  const tenant: Tenant = {
    subdomain,
    multipleOrganizations: facts.multipleOrganizations,
    ticketsSince,
    ticketDays,
    organizations: organizations(),
    users: [],
    memberships: [],
    tickets: [],
    readings: { organizations: NOT_YET, users: NOT_YET, memberships: NOT_YET, tickets: NOT_YET },
  };
  return situate(reference, tenant, lists);
}

const NOT_YET: Reading = {
  state: 'not_read',
  scope: 'all',
  records: 0,
  unreadable: [],
  why: null,
  keptSince: null,
};

/** The organizations that accounts of the reference have or may have, and the domains that they claim. */
function ofReference({ cases, claims }: Situation) {
  const organizations = new Set<OrganizationId>();
  for (const { linked, candidates, stored } of cases()) {
    for (const { id } of linked) organizations.add(id);
    for (const { organization } of candidates) organizations.add(organization.id);
    if (stored) organizations.add(stored.id);
  }
  return { organizations: [...organizations], domains: claims.domains.values() };
}

/** The problem that a reading of more of a layer met; `null` where it met none. */
async function problemOf(
  layer: RecordLayer,
  read: () => Promise<void>,
): Promise<DriftError | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (!(error instanceof DriftError) || endsTheAudit(layer, error.code)) throw error;
    return error;
  }
}

function readingsOf(
  { layers }: ReadingOutcome,
  tenant: Pick<Tenant, RecordLayer>,
  problems: Problems,
  { unreadable }: RecordCollector,
  base: ReadingBase | null,
): Tenant['readings'] {
  const of = (layer: RecordLayer): Reading => {
    const { ways = [], problem = null } = layers.find((one) => one.layer === layer) ?? {};
    const why = problem ?? problems[layer] ?? null;
    const keptSince = keptSinceOf(ways, base);
    return { ...reading(ways, why, tenant[layer].length, unreadable[layer]), keptSince };
  };
  return {
    organizations: of('organizations'),
    users: of('users'),
    memberships: of('memberships'),
    tickets: of('tickets'),
  };
}

/** How far a layer was read when its pages ended. */
function readingOf(
  { layer, ways, problem }: LayerOutcome,
  { counts, unreadable }: RecordCollector,
  base: ReadingBase | null,
): Reading {
  const keptSince = keptSinceOf(ways, base);
  return { ...reading(ways, problem, counts[layer](), unreadable[layer]), keptSince };
}

/** Since when records of a layer are as an earlier reading found them; `null` where all were read. */
function keptSinceOf(ways: readonly ReadWay[], base: ReadingBase | null): Instant | null {
  const last = ways.at(-1);
  const isKept = last === 'organizations_changes' || last === 'tickets_changes';
  return isKept && base !== null ? toInstant(base.readAt) : null;
}

function reading(
  ways: readonly ReadWay[],
  problem: DriftError | null,
  records: number,
  unreadable: Reading['unreadable'],
): Omit<Reading, 'keptSince'> {
  const nothing = records + unreadable.length === 0 ? 'not_read' : 'partial';
  return {
    state: problem === null ? 'complete' : nothing,
    scope: scopeOf(ways),
    records,
    unreadable,
    why: problem?.code ?? null,
  };
}

function scopeOf(ways: readonly ReadWay[]): ReadScope {
  if (ways.includes('users_of_reference')) return 'of_reference';
  if (ways.includes('memberships_not_needed')) return 'not_needed';
  return ways.some((way) => way.startsWith('memberships_')) ? 'where_needed' : 'all';
}
