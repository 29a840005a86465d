import { createRandom, type Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import { ADMIN, CONSULTANTS, membership, ticket, user } from './apply-world.ts';
import { reference, type AccountWish } from './reference.builders.ts';

/** A small account with much to repair, and its reference. */
export type ApplyWorld = { readonly seed: AccountSeed; readonly reference: Reference };

/** The world of a number: up to four customers, each lacking a link, domains or memberships. */
export function randomApplyWorld(number: number): ApplyWorld {
  const random = createRandom(number);
  const customers = Array.from({ length: 1 + random.below(4) }, (_, index) =>
    customerOf(index, random),
  );
  const people = customers.flatMap((customer) =>
    Array.from({ length: random.below(4) }, () => customer),
  );
  const users = people.map((customer, index) => personOf(customer, 201 + index, random));
  return {
    seed: {
      subdomain: 'sample',
      name: 'Sample',
      pinnedStart: '2026-11-22T09:00:00Z',
      plan: 'enterprise',
      multipleOrganizations: !isChance(random, 0.12),
      organizations: [
        ...customers.map(({ organization }) => organization),
        { id: CONSULTANTS, name: 'Consultants', age: 1000 },
      ],
      users: [
        { ...user(ADMIN, 'admin@helpdesk.example'), role: 'admin' },
        ...users.map((person) => person.user),
      ],
      memberships: users.flatMap((person) => person.memberships),
      tickets: users.flatMap((person) => person.tickets),
    },
    reference: reference({ accounts: customers.map(({ account }) => account) }),
  };
}

type Customer = {
  readonly account: AccountWish;
  readonly organization: AccountSeed['organizations'][number];
  readonly domains: readonly string[];
};

function customerOf(index: number, random: Random): Customer {
  const own = `c${index}.example`;
  const lacking = [`c${index}.test`, `c${index}-labs.test`].slice(random.pick([0, 0, 1, 2]));
  const isLinked = !isChance(random, 0.25);
  return {
    domains: [own, ...lacking],
    account: { id: `CUST-${index}`, name: `Customer ${index}`, domains: [own, ...lacking] },
    organization: {
      id: 101 + index,
      name: `Customer ${index}`,
      external_id: isLinked ? `CUST-${index}` : null,
      domain_names: [own],
      shared_tickets: isChance(random, 0.08),
      age: 1000,
    },
  };
}

function personOf({ organization, domains }: Customer, id: number, random: Random) {
  const homes = random.pick<readonly number[]>([
    [],
    [CONSULTANTS],
    [CONSULTANTS],
    [CONSULTANTS, organization.id],
    [CONSULTANTS, organization.id],
    [organization.id],
  ]);
  const openTickets = homes.length === 0 ? random.pick([0, 0, 0, 1]) : random.pick([0, 1, 2]);
  return {
    user: {
      ...user(id, `person${id}@${random.pick([domains[0] ?? '', ...domains])}`),
      role: isChance(random, 0.04) ? ('agent' as const) : ('end-user' as const),
      suspended: isChance(random, 0.1),
      verified: !isChance(random, 0.25),
      ticket_restriction: isChance(random, 0.06) ? ('organization' as const) : null,
    },
    memberships: homes.map((home, index) => membership(id * 10 + index, id, home, index === 0)),
    tickets: Array.from({ length: openTickets + random.below(2) }, (_, index) =>
      ticket(
        id * 10 + index,
        id,
        random.pick([homes[0] ?? null, homes[0] ?? null, null]),
        index < openTickets ? random.pick(['new', 'open', 'pending', 'hold', 'solved']) : 'closed',
      ),
    ),
  };
}

function isChance(random: Random, probability: number): boolean {
  return random.fraction() < probability;
}
