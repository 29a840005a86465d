import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { DriftError } from '../../src/core/problem.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { runAudit, type AuditRun } from '../../src/run/audit.ts';
import { begunWays, type BegunWays } from '../../src/run/read-plan/begun-ways.ts';
import { ACCOUNT_READ_RATES } from '../../src/run/read-plan/rates.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import {
  createRecallingTransport,
  type PageMemory,
} from '../../src/zendesk/recalling-transport.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import { auditFiles } from '../support/audit-files.ts';
import { memoryOfPages, type MemoryOfPages } from '../support/page-memory.ts';
import {
  READING_WAYS,
  readingWorld,
  TICKETS_PER_PAGE,
  USERS_PER_PAGE,
  type ReadingWorld,
} from '../support/reading-world.ts';

// One death a life: after so many requests the network breaks, or the process is gone.
const anyDeath = fc.record({
  after: fc.nat(60),
  how: fc.constantFrom('breaks', 'is_gone'),
  /** Hours until somebody goes on: cursors of a search live for one. */
  hours: fc.constantFrom(0, 0.5, 3),
});
type Death = typeof anyDeath extends fc.Arbitrary<infer Value> ? Value : never;

const HOUR = 60 * 60_000;
/** Streams that are read side by side, and requests for single users at the same time. */
const IN_FLIGHT = 4 + 6;

type Scene = {
  readonly world: ReadingWorld;
  readonly fake: FakeZendesk;
  readonly clock: { now: number };
  readonly startedAt: number;
};

function openScene(world: ReadingWorld): Scene {
  const startedAt = Date.parse(world.seed.pinnedStart);
  const clock = { now: startedAt };
  const fake = createFakeZendesk(world.seed, { now: () => clock.now, ...world.options });
  for (const refusal of world.refusals) fake.faults.add(refusal);
  return { world, fake, clock, startedAt };
}

function auditOver(
  { world, clock, startedAt }: Scene,
  transport: ReadTransport,
  begun: BegunWays = {},
): Promise<AuditRun> {
  const paging = { exportPageSize: TICKETS_PER_PAGE, userExportPageSize: USERS_PER_PAGE };
  return runAudit({
    reader: createReader(transport, paging),
    reference: world.reference,
    policy: toPolicy({ ticketDays: 30 }),
    subdomain: world.seed.subdomain,
    mode: 'live',
    now: () => clock.now,
    startedAt,
    begun,
    rates: {
      ...ACCOUNT_READ_RATES,
      usersPerPage: USERS_PER_PAGE,
      ticketsPerPage: TICKETS_PER_PAGE,
    },
    remembered: { refused: [], unexpectedShare: world.unexpectedShare },
    onEvent: () => undefined,
  });
}

/** Audits up to a death; `null` where the account was read before it came. */
async function live(
  scene: Scene,
  memory: MemoryOfPages,
  death: Death | null,
): Promise<AuditRun | null> {
  const life = { requests: 0, isOver: false };
  const gone = new Promise<never>(() => undefined);
  let die: () => void = () => undefined;
  const died = new Promise<null>((resolve) => {
    die = () => {
      life.isOver = true;
      resolve(null);
    };
  });
  const straight = createMemoryTransport(scene.fake);
  const mortal: ReadTransport = {
    get: async (path, query) => {
      // Nothing that is gone sends a request.
      if (life.isOver) return await gone;
      life.requests += 1;
      if (death === null || life.requests <= death.after) return await straight.get(path, query);
      if (death.how === 'breaks') throw new DriftError('zendesk_unreachable', { address: path });
      die();
      return await gone;
    },
  };
  const mortalMemory: PageMemory = {
    recall: memory.recall,
    keep: async (request, page) => {
      await (life.isOver ? gone : memory.keep(request, page));
    },
  };
  const begun = begunWays(memory.pages.keys());
  const audit = auditOver(scene, createRecallingTransport(mortal, mortalMemory), begun);
  try {
    return await Promise.race([audit, died]);
  } catch (error) {
    if (error instanceof DriftError && error.code === 'zendesk_unreachable') return null;
    throw error;
  }
}

function filesOf(run: AuditRun | null): unknown {
  if (run === null) throw new Error('the audit did not come to its end');
  return auditFiles(run.result);
}

test.each(READING_WAYS)(
  'killed at any points and gone on with, an audit is as if nothing had happened: %s',
  { timeout: 240_000 },
  async (_, ways, wish) => {
    const world = readingWorld(wish);
    const calm = openScene(world);
    const undisturbed = await auditOver(calm, createMemoryTransport(calm.fake));
    const { users, memberships, tickets } = undisturbed.ways;
    expect([...users, ...memberships, ...tickets]).toEqual(ways);
    expect(undisturbed.result.detection.issues.length).toBeGreaterThan(0);
    const expected = auditFiles(undisturbed.result);

    const anyDeaths = fc.array(anyDeath, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(anyDeaths, async (deaths) => {
        const scene = openScene(world);
        const memory = memoryOfPages();
        for (const death of [...deaths, null]) {
          const finished = new Set(memory.pages.keys());
          const before = scene.fake.requestLog.length;
          const run = await live(scene, memory, death);
          const asked = scene.fake.requestLog.slice(before);
          expect(asked.filter(({ path }) => finished.has(path))).toEqual([]);
          const answered = asked.filter(({ status }) => status === 200).map(({ path }) => path);
          const inFlight = answered.filter(
            (path) => !memory.pages.has(path) && !isAskedEachTime(path),
          );
          expect(inFlight.length).toBeLessThanOrEqual(IN_FLIGHT);
          expect(new Set(answered).size).toBe(answered.length);
          if (death === null || run !== null) expect(filesOf(run)).toEqual(expected);
          if (run !== null) return;
          scene.clock.now += (death?.hours ?? 0) * HOUR;
        }
      }),
      { numRuns: 8 },
    );
  },
);

function isAskedEachTime(path: string): boolean {
  return path === '/api/v2/users/me.json';
}
