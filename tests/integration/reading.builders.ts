import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { FakeOptions } from '../../src/fake-zendesk/options.ts';
import type { Instant } from '../../src/core/tenant/records.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import { createPacedTransport, type TransportEvent } from '../../src/zendesk/paced-transport.ts';
import { createPacer } from '../../src/zendesk/pacer.ts';
import { ACCOUNT_LIMITS } from '../../src/zendesk/limits.ts';
import type { Limit } from '../../src/zendesk/pacing.ts';
import type { Page, Reader } from '../../src/zendesk/reader.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';

export const TOKEN = 'sample-token-of-an-admin';
const ADMIN_ID = 1;
const AGENT_ID = 2;
export const AGENT_TOKEN = 'sample-token-of-an-agent';
const START = Date.UTC(2026, 10, 22, 9, 0, 0);
const DAY = 24 * 60;
const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted'] as const;

function count<Item>(length: number, make: (index: number) => Item): readonly Item[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** An account whose lists take several pages each. */
export const SEED: AccountSeed = {
  subdomain: 'acme',
  name: 'Acme',
  pinnedStart: toInstant(START),
  plan: 'enterprise',
  multipleOrganizations: true,
  organizations: count(230, (index) => ({
    id: 1000 + index,
    name: `Customer ${index}`,
    external_id: index % 5 === 0 ? null : `001C${index}`,
    domain_names: [`customer-${index}.example`],
    shared_tickets: index % 7 === 0,
    age: index * DAY,
  })),
  users: [
    { id: ADMIN_ID, name: 'Sample Admin', email: 'admin@acme.example', role: 'admin', age: DAY },
    { id: AGENT_ID, name: 'Sample Agent', email: 'agent@acme.example', role: 'agent', age: DAY },
    ...count(320, (index) => ({
      id: 2000 + index,
      name: `Person ${index}`,
      email: index % 50 === 0 ? null : `person-${index}@customer-${index % 230}.example`,
      suspended: index % 40 === 0,
      verified: index % 3 !== 0,
      age: DAY + index,
    })),
  ],
  memberships: count(310, (index) => ({
    id: 5000 + index,
    user_id: 2000 + index,
    organization_id: 1000 + (index % 230),
    default: true,
  })),
  tickets: count(2300, (index) => ({
    id: 9000 + index,
    requester_id: 2000 + (index % 320),
    organization_id: index % 6 === 0 ? null : 1000 + (index % 230),
    status: STATUSES[index % STATUSES.length] ?? 'open',
    subject: `Question ${index}`,
    age: 2 + index * 60,
  })),
};

/** Tickets of the last 30 days. */
export const SINCE: Instant = toInstant(START - 30 * DAY * 60_000);

/** A fake account and a clock that only waiting moves. */
export function openAccount(options: Partial<FakeOptions> = {}) {
  const clock = { now: START };
  const tokens = new Map([
    [TOKEN, ADMIN_ID],
    [AGENT_TOKEN, AGENT_ID],
  ]);
  const now = (): number => clock.now;
  return { clock, fake: createFakeZendesk(SEED, { now, tokens, ...options }) };
}

type Clock = { now: number };

/** A reader that keeps to the limits on the account's own clock, and what happened on the way. */
export function pacedReader(
  transport: ReadTransport,
  clock: Clock,
  limits: readonly Limit[] = ACCOUNT_LIMITS,
) {
  const events: TransportEvent[] = [];
  const surroundings = {
    now: () => clock.now,
    sleep: (milliseconds: number) => {
      clock.now += milliseconds;
      return Promise.resolve();
    },
    onEvent: (event: TransportEvent) => {
      events.push(event);
    },
  };
  const pacer = createPacer({ limits, ...surroundings });
  const paced = createPacedTransport(transport, { pacer, random: () => 0.5, ...surroundings });
  return { reader: createReader(paced), events };
}

/** The records of all pages. A record that cannot be understood fails the test. */
export async function all<Item>(pages: AsyncIterable<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    if (page.unreadable.length > 0) throw new Error(JSON.stringify(page.unreadable));
    items.push(...page.records);
  }
  return items;
}

/** Everything a reader lists. */
export async function readEverything(reader: Reader) {
  return {
    me: await reader.currentUser(),
    multipleOrganizations: await reader.multipleOrganizations(),
    organizationCount: await reader.countOrganizations(),
    userCount: await reader.countUsers(),
    organizations: await all(reader.organizations()),
    users: await all(reader.endUsers()),
    memberships: await all(reader.memberships()),
    tickets: await all(reader.ticketsSince(SINCE)),
  };
}

/** How the account answered, in order. */
export function statuses(fake: FakeZendesk): readonly (number | null)[] {
  return fake.requestLog.map(({ status }) => status);
}
