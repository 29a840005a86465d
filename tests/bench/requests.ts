import { toPolicy } from '../../src/core/plan/policy.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { runAudit } from '../../src/run/audit.ts';
import { NO_READ_MEMORY } from '../../src/run/read-plan/gather-facts.ts';
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
import { findMisfiledUsers } from './node-zendesk.ts';
import { runNodeZendesk } from './node-zendesk-run.ts';
import {
  elsewhereIn,
  requestsReference,
  requestsSeed,
  type RequestsSize,
} from './requests-account.ts';
import { ANSWER_MS, createDistance } from './requests-distance.ts';
import { leastMinutes, type Allowance } from './requests-floor.ts';
import { fewestRequests, needsOf } from './requests-needs.ts';

const SIZE = { organizations: 10_000, users: 200_000, tickets: 28_000 };
const WINDOW_DAYS = 30;
const WINDOW_MS = WINDOW_DAYS * 24 * 60 * 60_000;
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

/** What Zendesk allows, without what we keep back to be safe, but with the room for people. */
const ACCOUNT_700_ALLOWS: readonly Allowance[] = [
  { max: 700 - Math.ceil(700 * ROOM_FOR_PEOPLE), windowMs: MINUTE, bucket: 'all' },
  { max: 10, windowMs: MINUTE, bucket: 'incremental' },
  { max: 100, windowMs: MINUTE, bucket: 'search_export' },
];
const APP_ALLOWS: readonly Allowance[] = [
  { max: 100, windowMs: MINUTE, bucket: 'all' },
  { max: 700, windowMs: 5 * MINUTE, bucket: 'all' },
  ...ACCOUNT_700_ALLOWS,
];

/**
 * Requests and simulated minutes of reading a large account, beside the least that it can take, and beside
 * a program that lists everything with `node-zendesk`, which knows no app.
 */
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
        against: `${floor.requests} requests of the ways that need fewest`,
      });
      report({
        ...figure('minutes', minutes, 'minutes'),
        ...(limits === 'app' && { budget: share.minutes }),
      });
      report({
        ...figure('minutes_to_floor', minutes / floor.minutes, 'ratio'),
        budget: 1.1,
        against: `${floor.minutes.toFixed(2)} minutes that limits and answers take at least`,
      });
      report({ ...figure('refused', refused, 'count'), budget: 0 });
      if (limits === 'app') continue;

      progress(`requests: ${name}, by node-zendesk`);
      const theirs = await listOnce({ ...SIZE, ...share });
      report(figure('node_zendesk.requests', theirs.requests, 'count'));
      report(figure('node_zendesk.minutes', theirs.minutes, 'minutes'));
      report(figure('node_zendesk.refused', theirs.refused, 'count'));
      report({
        ...figure('requests_to_node_zendesk', requests / theirs.requests, 'ratio'),
        budget: 1,
        against: NODE_ZENDESK,
      });
      report({
        ...figure('minutes_to_node_zendesk', minutes / theirs.minutes, 'ratio'),
        against: NODE_ZENDESK,
      });
    }
  }
}

const NODE_ZENDESK =
  'node-zendesk over HTTP, four lists side by side: organizations, end users, memberships (told to page by cursor), tickets (its cursor export, page by page); waits by retry-after';

/** Lists the account with `node-zendesk`, and makes sure that nothing is missing. */
async function listOnce(size: RequestsSize) {
  const { listed, ...taken } = await runNodeZendesk(requestsSeed(size), WINDOW_MS);
  const { organizations, users, tickets, memberships } = listed;
  const { notMembers, elsewhere } = findMisfiledUsers(listed);
  const away = elsewhereIn(size);
  assertSame(
    [organizations, users, tickets, memberships, elsewhere, notMembers].map(({ length }) => length),
    [size.organizations, size.users, size.tickets, size.users + away, away, 0],
  );
  return taken;
}

function assertSame(found: readonly number[], wanted: readonly number[]): void {
  if (found.join() !== wanted.join()) throw new Error(`read ${found.join()} of ${wanted.join()}`);
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
  const distance = createDistance(clock);
  const far: ReadTransport = { get: (path, query) => distance(() => memory.get(path, query)) };
  const limits = isApp ? APP_LIMITS : ACCOUNT_LIMITS;
  const pacer = createPacer({ limits, room: rates.room, ...clock });
  const paced = createPacedTransport(far, { pacer, random: () => 0.5, ...clock });
  const reader = createReader(paced, {
    exportPageSize: rates.ticketsPerPage,
    userExportPageSize: rates.usersPerPage,
  });

  const { result } = await clock.run(
    runAudit({
      reader,
      reference: requestsReference(size),
      policy: toPolicy({ ticketDays: WINDOW_DAYS }),
      subdomain: 'bench',
      mode: 'live',
      rates,
      remembered: NO_READ_MEMORY,
      now: clock.now,
      onEvent: () => undefined,
    }),
  );
  const minutes = (clock.now() - start) / MINUTE;
  const { tenant } = result.situation;
  const elsewhere = result.detection.issues.filter(
    ({ code }) => code === 'user_default_org_not_expected',
  );
  assertSame(
    [tenant.organizations, tenant.users, tenant.tickets, elsewhere].map(({ length }) => length),
    [size.organizations, size.users, size.tickets, elsewhereIn(size)],
  );
  // In hindsight: the ways of whoever knew how many users are elsewhere.
  const { layers } = planReading(factsOf(size), rates);
  const needs = layers.flatMap(({ way }) => (way === null ? [] : needsOf(way, size, rates)));
  return {
    ...log,
    minutes,
    floor: {
      requests: fewestRequests(size, rates),
      minutes: leastMinutes(needs, isApp ? APP_ALLOWS : ACCOUNT_700_ALLOWS, ANSWER_MS),
    },
  };
}

function factsOf(size: RequestsSize): ReadFacts {
  const { organizations, users, tickets, multipleOrganizations, elsewhere } = size;
  return {
    counts: { organizations, users, tickets },
    multipleOrganizations,
    reference: { organizations, domains: organizations, decidedElsewhere: 0 },
    unexpectedShare: elsewhere,
    refused: new Set(),
    base: null,
  };
}
