import { toInstant } from '../../src/core/tenant/ids.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { followPlan } from '../../src/run/read-plan/follow-plan.ts';
import { planReading } from '../../src/run/read-plan/plan-reading.ts';
import type { ReadFacts, ReadRates } from '../../src/run/read-plan/read-plan.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import {
  ACCOUNT_LIMITS,
  APP_EXPORT_PAGE_SIZE,
  APP_LIMITS,
  APP_USER_EXPORT_PAGE_SIZE,
  EXPORT_PAGE_SIZE,
} from '../../src/zendesk/limits.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import { createPacedTransport } from '../../src/zendesk/paced-transport.ts';
import { createPacer } from '../../src/zendesk/pacer.ts';
import { ROOM_FOR_PEOPLE } from '../../src/zendesk/pacing.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import { createVirtualClock } from '../../src/zendesk/virtual-clock.builders.ts';
import { progress, report } from './figure.ts';
import { isElsewhere, requestsSeed, type RequestsSize } from './requests-account.ts';

const SIZE = { organizations: 10_000, users: 200_000, tickets: 28_000 };
const WINDOW_MS = 30 * 24 * 60 * 60_000;
const ANSWER_MS = 400;
const MINUTE = 60_000;

const SHARES = [
  { name: 'one_organization', multipleOrganizations: false, elsewhere: 0, minutes: 4 },
  { name: 'many_0.2_percent', multipleOrganizations: true, elsewhere: 0.002, minutes: 8 },
  { name: 'many_1_percent', multipleOrganizations: true, elsewhere: 0.01, minutes: 24 },
  { name: 'many_5_percent', multipleOrganizations: true, elsewhere: 0.05, minutes: 24 },
] as const;

const APP: ReadRates = {
  limits: APP_LIMITS,
  room: ROOM_FOR_PEOPLE,
  ticketsPerPage: APP_EXPORT_PAGE_SIZE,
  usersPerPage: APP_USER_EXPORT_PAGE_SIZE,
  answerMs: ANSWER_MS,
};
/** What the headers of an account of 700 a minute make of the limits that hold without an app. */
const ACCOUNT_700: ReadRates = {
  limits: ACCOUNT_LIMITS.map((limit) =>
    limit.name === 'account' ? { ...limit, max: 700 } : limit,
  ),
  room: ROOM_FOR_PEOPLE,
  ticketsPerPage: EXPORT_PAGE_SIZE,
  usersPerPage: EXPORT_PAGE_SIZE,
  answerMs: ANSWER_MS,
};

/** Requests and simulated minutes of reading a large account, beside the least that it can take. */
export async function benchRequests(): Promise<void> {
  for (const share of SHARES) {
    for (const [limits, rates] of [
      ['app', APP],
      ['700_a_minute', ACCOUNT_700],
    ] as const) {
      const name = `${limits}.${share.name}`;
      progress(`requests: ${name}`);
      const taken = await readOnce({ ...SIZE, ...share }, rates, limits === 'app');
      const figure = (metric: string, value: number, unit: 'count' | 'ratio' | 'minutes') => ({
        bench: 'requests',
        metric: `${name}.${metric}`,
        value,
        unit,
      });
      const { requests, minutes, refused, floor } = taken;
      report(figure('requests', requests, 'count'));
      report({
        ...figure('requests_to_floor', requests / floor.requests, 'ratio'),
        budget: 1.05,
        against: `${floor.requests} requests of the cheapest way`,
      });
      report({
        ...figure('minutes', minutes, 'minutes'),
        ...(limits === 'app' && { budget: share.minutes }),
      });
      report({
        ...figure('minutes_to_floor', minutes / floor.minutes, 'ratio'),
        budget: 1.1,
        against: `${floor.minutes.toFixed(2)} minutes of the cheapest way`,
      });
      report({ ...figure('refused', refused, 'count'), budget: 0 });
    }
  }
}

async function readOnce(size: RequestsSize, rates: ReadRates, isApp: boolean) {
  const clock = createVirtualClock();
  const start = clock.now();
  const log = { requests: 0, refused: 0 };
  const fake = createFakeZendesk(requestsSeed(size), {
    now: clock.now,
    appLimit: isApp,
    onRequest: ({ status }) => {
      log.requests += 1;
      if (status === 429) log.refused += 1;
    },
  });
  const memory = createMemoryTransport(fake);
  // Unequal times, some longer on the way there: limits count what arrives.
  let turn = 0;
  const far: ReadTransport = {
    get: async (path, query) => {
      turn = (turn * 7 + 3) % 101;
      await clock.sleep(100 + turn);
      const response = await memory.get(path, query);
      await clock.sleep(ANSWER_MS - 150);
      return response;
    },
  };
  const limits = isApp ? APP_LIMITS : ACCOUNT_LIMITS;
  const pacer = createPacer({ limits, room: rates.room, ...clock });
  const paced = createPacedTransport(far, { pacer, random: () => 0.5, ...clock });
  const reader = createReader(paced, {
    exportPageSize: rates.ticketsPerPage,
    userExportPageSize: rates.usersPerPage,
  });

  const read = async (): Promise<ReadFacts> => {
    const ticketsSince = toInstant(start - WINDOW_MS);
    await reader.currentUser();
    const [multipleOrganizations, organizations, users, tickets] = await Promise.all([
      reader.multipleOrganizations(),
      reader.countOrganizations(),
      reader.countUsers(),
      reader.countTicketsSince(ticketsSince),
    ]);
    const facts: ReadFacts = {
      counts: { organizations, users, tickets },
      multipleOrganizations,
      reference: { organizations, domains: organizations },
      unexpectedShare: null,
      refused: new Set(),
    };
    const seen = { organizations: new Set(), users: new Set(), tickets: new Set() };
    await followPlan({
      reader,
      plan: planReading(facts, rates),
      facts,
      usersPerPage: rates.usersPerPage,
      ticketsSince,
      sink: {
        organizations: ({ records }) => {
          for (const { id } of records) seen.organizations.add(id);
        },
        users: ({ records }) => {
          for (const { id } of records) seen.users.add(id);
        },
        memberships: () => undefined,
        tickets: ({ records }) => {
          for (const { id } of records) seen.tickets.add(id);
        },
      },
      judge: () => isElsewhere,
      ofReference: () => ({ organizations: [], domains: [] }),
    });
    const found = [seen.organizations.size, seen.users.size, seen.tickets.size].join(', ');
    const wanted = [size.organizations, size.users, size.tickets].join(', ');
    if (found !== wanted) throw new Error(`read ${found} of ${wanted}`);
    return { ...facts, unexpectedShare: size.elsewhere };
  };
  const facts = await clock.run(read());
  // In hindsight: the plan of whoever knew how many users are elsewhere.
  const { floor, minutes } = planReading(facts, rates);
  return {
    ...log,
    minutes: (clock.now() - start) / MINUTE,
    floor: { requests: floor, minutes },
  };
}
