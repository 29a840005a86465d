import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { writePlan } from '../../src/core/plan/plan-file.ts';
import { auditSummary } from '../../src/core/report/summary.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import { createRandom, type Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { runAudit, type AuditRun } from '../../src/run/audit.ts';
import type { BegunWays } from '../../src/run/read-plan/begun-ways.ts';
import { NO_READ_MEMORY } from '../../src/run/read-plan/gather-facts.ts';
import { ACCOUNT_READ_RATES } from '../../src/run/read-plan/rates.ts';
import { baseOf, baseText, parseBase, type ReadingBase } from '../../src/run/reading-base.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import { askableAccount } from '../support/check-world.ts';
import { EDIT_KINDS, makeEdit } from '../support/colleague-edits.ts';
import { randomWorld, referenceOf, type RandomWorld } from '../support/random-world.ts';
import { stage, type Stage } from '../support/stage.ts';

/** What the kinds of an apply lack; a ticket of the window has to be met for it to show. */
const KINDS = [
  ...EDIT_KINDS,
  'create_organization',
  'delete_ticket',
  'delete_ticket',
  'delete_ticket',
  'delete_ticket',
  'delete_ticket',
] as const;
const MINUTES = 60_000;
const DAYS = 24 * 60 * MINUTES;
const CHANGES: BegunWays = { organizations: 'organizations_changes', tickets: 'tickets_changes' };

describe('an audit that reads what changed finds what one finds that reads everything', () => {
  const tally = { rounds: 0, kept: 0, listed: 0, deleted: 0, fellOut: 0, issues: 0 };

  test('issues, plan and coverage have the same bytes', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31 - 1), async (seed) => {
        const world = randomWorld(seed);
        const random = createRandom(seed);
        const place = stage(askableAccount(world), referenceOf(world));
        await place.sleep(10 * MINUTES);
        let earlier = await audit(place, world, null);
        for (let round = 0; round < 3; round += 1) {
          const base = kept(earlier);
          await liveOn(place, earlier, random);
          const whole = await audit(place, world, null);
          const changes = await audit(place, world, base);
          expect(textOf(changes)).toBe(textOf(whole));
          expect(changes.ways.tickets).toEqual(['tickets_changes']);
          expect(keptSinceOf(changes).tickets).toBe(toInstant(base.readAt));
          tally.rounds += 1;
          tally.issues += whole.result.detection.issues.length;
          if (keptSinceOf(changes).organizations === null) tally.listed += 1;
          else tally.kept += 1;
          const isThere = idsOf(place.fake);
          const lost = [...base.tickets].filter(({ id }) => !has(changes, id));
          if (lost.some(({ id }) => !isThere.has(id))) tally.deleted += 1;
          if (lost.some(({ id }) => isThere.has(id))) tally.fellOut += 1;
          earlier = changes;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('and all that may become of records came up', () => {
    expect(tally.listed).toBeGreaterThan(tally.rounds / 60);
    expect(tally.kept).toBeGreaterThan(tally.rounds / 2);
    expect(tally.deleted).toBeGreaterThan(tally.rounds / 60);
    expect(tally.fellOut).toBeGreaterThan(tally.rounds / 60);
    expect(tally.issues).toBeGreaterThan(tally.rounds);
  });
});

/** A base as it comes back from where it was kept. */
function kept(run: AuditRun): ReadingBase {
  const base = baseOf(run);
  const back = base && parseBase(baseText(base));
  if (!back) throw new Error('a whole reading leaves a base');
  return back;
}

async function audit(
  { fake, reference, seed, now }: Stage,
  world: RandomWorld,
  base: ReadingBase | null,
): Promise<AuditRun> {
  return await runAudit({
    reader: createReader(createMemoryTransport(fake)),
    reference,
    policy: toPolicy({ ...world.policy, ticketDays: 30 }),
    subdomain: seed.subdomain,
    mode: 'live',
    rates: ACCOUNT_READ_RATES,
    remembered: NO_READ_MEMORY,
    base,
    begun: base === null ? {} : CHANGES,
    now,
    onEvent: () => undefined,
  });
}

/** People go on working for some minutes or days. */
async function liveOn(place: Stage, { result }: AuditRun, random: Random): Promise<void> {
  const { fake, sleep } = place;
  const edits = random.below(16);
  for (let edit = 0; edit < edits; edit += 1) {
    makeAnyEdit(fake, result.plan, random);
    await sleep(random.pick([0, 1000, 10 * MINUTES, DAYS]));
  }
  // Exports leave out the last minute, and search lags behind.
  await sleep(random.pick([20 * MINUTES, DAYS, 9 * DAYS]));
  fake.runBackgroundWork();
}

function makeAnyEdit(fake: FakeZendesk, plan: AuditRun['result']['plan'], random: Random): void {
  const number = random.below(2 ** 31 - 1);
  const kind = random.pick(KINDS);
  if (kind === 'create_organization') {
    const name = `New ${number}`;
    fake.colleague.createOrganization({
      name,
      domain_names: [random.pick(['c0.test', 'c9.test'])],
    });
  } else if (kind === 'delete_ticket') {
    const { tickets } = fake.snapshot();
    const ticket = tickets[random.below(Math.max(1, tickets.length))];
    if (ticket) fake.colleague.setTicketStatus(ticket.id, 'deleted');
  } else if (kind !== 'delete_organization' || random.below(3) === 0)
    makeEdit(fake, plan, kind, number);
}

function textOf({ result }: AuditRun): string {
  const { coverage, ...summary } = auditSummary(result);
  const readings = Object.entries(coverage.readings).map(([layer, reading]) => ({
    layer,
    ...reading,
    kept_since: null,
  }));
  const { issues } = result.detection;
  return JSON.stringify(
    [issues, writePlan(result.plan), summary, { ...coverage, readings }],
    null,
    1,
  );
}

function keptSinceOf({ result }: AuditRun) {
  const { organizations, tickets } = result.situation.tenant.readings;
  return { organizations: organizations.keptSince, tickets: tickets.keptSince };
}

function idsOf(fake: FakeZendesk): ReadonlySet<number> {
  const { tickets } = fake.snapshot();
  return new Set(tickets.filter(({ status }) => status !== 'deleted').map(({ id }) => id));
}

function has({ result }: AuditRun, id: number): boolean {
  return [...result.situation.tenant.tickets].some((ticket) => ticket.id === id);
}
