import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { checkApply } from '../support/check-apply.ts';
import { createApplyTally } from '../support/apply-tally.ts';
import { randomApplyWorld } from '../support/random-apply-world.ts';
import { anyTrouble } from '../support/trouble.ts';
import { applyUnderTrouble } from '../support/troubled-apply.ts';

/**
 * How many applies, and which: always the same ones, so that what comes up is known. `DRIFT_FAULT_RUNS`
 * asks for another number of other ones, `DRIFT_FAULT_SEED` for those of a seed that was printed.
 */
const ASKED_RUNS = process.env['DRIFT_FAULT_RUNS'];
const RUNS = Number(ASKED_RUNS ?? 2000);
const SEED = process.env['DRIFT_FAULT_SEED'] ?? (ASKED_RUNS === undefined ? '20261122' : undefined);
const TIME_LIMIT_MS = 180_000 + RUNS * 200;

describe('whole applies under trouble', () => {
  const tally = createApplyTally();

  test(
    'nothing outside the plan, nothing twice, one true outcome each, no ticket moved',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(2 ** 31 - 1), anyTrouble, async (world, trouble) => {
          const run = await applyUnderTrouble(randomApplyWorld(world), trouble);
          tally.count(run);
          await checkApply(run);
        }),
        SEED === undefined ? { numRuns: RUNS } : { numRuns: RUNS, seed: Number(SEED) },
      );
    },
    TIME_LIMIT_MS,
  );

  test('every outcome, stop reason, fault and edit came up often enough', () => {
    expect(tally.rare()).toEqual([]);
  });

  afterAll(() => {
    process.stdout.write(`\n${tally.line()}\n`);
  });
});
