import { createRandom } from '../../src/fake-zendesk/accounts/generate/random.ts';
import { toInstant, toMilliseconds } from '../../src/core/tenant/ids.ts';
import type { Tenant } from '../../src/core/tenant/records.ts';
import type { RandomWorld } from './random-world.ts';

/** The items in another order, which the number decides. */
export function shuffled<Item>(items: readonly Item[], number: number): readonly Item[] {
  const random = createRandom(number);
  return items
    .map((item) => ({ item, place: random.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The world with the rows of its reference in another order. */
export function withRowsShuffled(world: RandomWorld, number: number): RandomWorld {
  return { ...world, rows: shuffled(world.rows, number) };
}

/**
 * The tenant as pages in another order would have it, some records twice: as they are, and as they
 * were before a change, which an earlier page still showed. Its readings stay the same.
 */
export function withPagesShuffled(tenant: Tenant, number: number): Tenant {
  const random = createRandom(number);
  const isRepeated = () => random.fraction() < 0.2;
  const earlier = { updatedAt: toInstant(toMilliseconds(tenant.ticketsSince) - 1e11) };
  const again = <Item>(records: Iterable<Item>, stale: (item: Item) => Item) => {
    const items = [...records];
    const repeated = [...items.filter(isRepeated), ...items.filter(isRepeated).map(stale)];
    return shuffled([...items, ...repeated], number);
  };
  return {
    ...tenant,
    organizations: again(tenant.organizations, (organization) => ({
      ...organization,
      ...earlier,
      externalId: 'before',
      domainNames: ['before.example'],
    })),
    users: again(tenant.users, (user) => ({ ...user, ...earlier, email: 'kim@before.example' })),
    memberships: again(tenant.memberships, (membership) => membership),
    tickets: again(tenant.tickets, (ticket) => ({ ...ticket, ...earlier, status: 'closed' })),
  };
}
