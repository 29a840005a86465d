import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { writePlan } from '../../src/core/plan/plan-file.ts';
import { auditSummary, summaryJson } from '../../src/core/report/summary.ts';
import { runAudit, type AuditRun } from '../../src/run/audit.ts';
import { ACCOUNT_READ_RATES } from '../../src/run/read-plan/rates.ts';
import { READ_WAYS, type ReadWay } from '../../src/run/read-plan/read-plan.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import { askableAccount } from '../support/check-world.ts';
import { randomWorld, referenceOf } from '../support/random-world.ts';
import { stage } from '../support/stage.ts';

const MINUTES = 60_000;

/** Ways that an account may refuse without any record staying unread. */
const REFUSABLE: readonly (readonly ReadWay[])[] = [
  [],
  ['users_search'],
  ['users_list', 'users_of_reference'],
  ['memberships_list', 'memberships_with_users'],
  ['memberships_where_unexpected', 'memberships_with_users'],
  ['memberships_where_unexpected', 'memberships_list'],
  ['users_search', 'tickets_incremental', 'memberships_where_unexpected'],
];

describe('an audit finds the same whichever way it reads', () => {
  const taken = new Set<ReadWay>();

  test('every artifact has the same bytes', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31 - 1), async (seed) => {
        const texts = new Set<string>();
        for (const refused of REFUSABLE) {
          const run = await auditBy(seed, refused);
          for (const ways of Object.values(run.ways)) for (const way of ways) taken.add(way);
          texts.add(bytesOf(run));
        }
        expect(texts.size).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  test('and all ways were gone but those that read less, or build on an earlier reading', () => {
    const all: readonly ReadWay[] = Object.values(READ_WAYS).flatMap((ways) => [...ways]);
    expect(all.filter((way) => !taken.has(way))).toEqual([
      'organizations_changes',
      'users_of_reference',
      'tickets_changes',
    ]);
  });
});

async function auditBy(seed: number, refused: readonly ReadWay[]): Promise<AuditRun> {
  const world = randomWorld(seed);
  const { fake, reference, now, sleep } = stage(askableAccount(world), referenceOf(world));
  // Search has caught up with what was made.
  await sleep(10 * MINUTES);
  return await runAudit({
    reader: createReader(createMemoryTransport(fake)),
    reference,
    policy: toPolicy(world.policy),
    subdomain: world.account.subdomain,
    mode: 'live',
    rates: ACCOUNT_READ_RATES,
    remembered: { refused, unexpectedShare: null },
    now,
    onEvent: () => undefined,
  });
}

function bytesOf({ result }: AuditRun): string {
  const { detection, plan } = result;
  return [
    JSON.stringify(detection.issues),
    writePlan(plan),
    summaryJson(auditSummary(result)),
  ].join('\n');
}
