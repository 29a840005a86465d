import type { RecordLayer } from '../../core/tenant/records.ts';
import { hasBaseFor } from './base-facts.ts';
import type { ReadFacts, ReadPlan, ReadWay } from './read-plan.ts';

/** Ways that a reading has taken already, of the layers for which that is known. */
export type BegunWays = Partial<Readonly<Record<RecordLayer, ReadWay>>>;

const ORGANIZATION_CHANGES = '/api/v2/incremental/organizations.json?';
const TICKETS = '/api/v2/incremental/tickets/cursor.json?';
// What tells the export of a window from that of changes.
const WITHOUT_DELETED = 'exclude_deleted=true';
const MEMBERSHIPS = '/api/v2/organization_memberships.json?';

/**
 * The ways that can be told from the requests of a reading that broke off. Whether the whole list of
 * memberships is read, and how, depends on what came first while users were read: it might turn out
 * otherwise when the reading goes on, and what was read of the list would be of no use. So would changes
 * be, where counts that moved on made another way the cheaper one.
 */
export function begunWays(requests: Iterable<string>): BegunWays {
  const begun = new Set<ReadWay>();
  for (const request of requests) {
    const way = wayOf(request);
    if (way !== null) begun.add(way);
  }
  return {
    ...(begun.has('organizations_changes') && { organizations: 'organizations_changes' }),
    ...(begun.has('memberships_list') && { memberships: 'memberships_list' }),
    ...(begun.has('memberships_with_users') && {
      users: 'users_with_memberships',
      memberships: 'memberships_with_users',
    }),
    ...(begun.has('tickets_changes') && { tickets: 'tickets_changes' }),
  };
}

function wayOf(request: string): ReadWay | null {
  if (request.startsWith(ORGANIZATION_CHANGES)) return 'organizations_changes';
  if (request.startsWith(TICKETS))
    return request.includes(WITHOUT_DELETED) ? null : 'tickets_changes';
  if (!request.startsWith(MEMBERSHIPS)) return null;
  const isTogether = request.startsWith(`${MEMBERSHIPS}include=users`);
  return isTogether ? 'memberships_with_users' : 'memberships_list';
}

/**
 * A plan that keeps to the ways that were begun, but for those that build on an earlier reading which is
 * not there any more. Its figures stay those of the plan.
 */
export function keepToWays(plan: ReadPlan, begun: BegunWays, facts: ReadFacts): ReadPlan {
  const layers = plan.layers.map((one) => {
    const way = begun[one.layer];
    return way !== undefined && hasBaseFor(way, facts) ? { ...one, way } : one;
  });
  return { ...plan, layers };
}
