import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import { auditWorld, randomWorld, type RandomWorld } from './random-world.ts';
import { createTally } from './tally.ts';

/** Audits a world, counted for the suite. */
export type AuditCounted = (world: RandomWorld) => AuditResult;

/** How many worlds a property looks at. */
const RUNS = 300;
/** Every code, blocked reason and guard has to come up in so many of a suite's audits. */
const LEAST_SHARE = 0.01;

/** Worlds of any number. */
const anyWorld: fc.Arbitrary<RandomWorld> = anyNumber().map(randomWorld);

/** Any number: the seed of a world, or of something else that has to be random in it. */
function anyNumber(): fc.Arbitrary<number> {
  return fc.nat(2 ** 31 - 1);
}

/** A property of 300 worlds, each with a number for what else has to be random. */
export function ofAnyWorld(holds: (world: RandomWorld, number: number) => void): void {
  fc.assert(fc.property(anyWorld, anyNumber(), holds), { numRuns: RUNS });
}

/**
 * Properties of random worlds. Their audits are counted; the last test fails where a code, a blocked
 * reason or a guard hardly came up, for then the properties say little. What came up is printed.
 */
export function describeWorlds(name: string, properties: (audit: AuditCounted) => void): void {
  describe(name, () => {
    const tally = createTally();
    properties((world) => {
      const audit = auditWorld(world);
      tally.count(audit);
      return audit;
    });
    test('every code, blocked reason and guard came up often enough', () => {
      expect(tally.rare(LEAST_SHARE)).toEqual([]);
    });
    afterAll(() => {
      process.stdout.write(`\n${name}: ${tally.line()}\n`);
    });
  });
}
