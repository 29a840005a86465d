import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepReading, keptReadMemorySchema, NOTHING_KEPT, recallReading } from './read-memory.ts';
import { NO_READ_MEMORY } from './read-plan/gather-facts.ts';
import { READ_WAYS, type ReadWay } from './read-plan/read-plan.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-11-23T08:00:00Z');

function refusedAgo(days: number) {
  return {
    refusedWays: [{ way: 'users_search' as const, refusedAt: NOW - days * DAY }],
    unexpectedShare: 0.1,
  };
}

test('nothing kept is the memory of nothing', () => {
  expect(recallReading(NOTHING_KEPT, NOW)).toEqual(NO_READ_MEMORY);
});

test.each([
  [0, ['users_search']],
  [30, ['users_search']],
  [30.001, []],
  // The clock was set back since.
  [-1, []],
])('a refusal of %d days ago: %j', (days, refused) => {
  expect(recallReading(refusedAgo(days), NOW)).toEqual({ refused, unexpectedShare: 0.1 });
});

test('a refusal that spared trying the way again keeps its date, a new one gets its own', () => {
  const remembered = {
    refused: ['users_search', 'memberships_list'] as const,
    unexpectedShare: 0.02,
  };
  expect(keepReading(refusedAgo(10), remembered, NOW)).toEqual({
    refusedWays: [
      { way: 'users_search', refusedAt: NOW - 10 * DAY },
      { way: 'memberships_list', refusedAt: NOW },
    ],
    unexpectedShare: 0.02,
  });
});

test('a way that was tried again after 30 days, and refused again, is not tried for 30 more', () => {
  const kept = keepReading(
    refusedAgo(31),
    { refused: ['users_search'], unexpectedShare: null },
    NOW,
  );
  expect(kept.refusedWays).toEqual([{ way: 'users_search', refusedAt: NOW }]);
});

test('a way that is refused no more is forgotten', () => {
  const kept = keepReading(refusedAgo(10), { refused: [], unexpectedShare: 0.02 }, NOW);
  expect(kept.refusedWays).toEqual([]);
});

test('how many users are elsewhere stays known where a reading did not look', () => {
  const silent = { refused: [], unexpectedShare: null };
  expect(keepReading(refusedAgo(1), silent, NOW).unexpectedShare).toBe(0.1);
  expect(keepReading(refusedAgo(1), { ...silent, unexpectedShare: 0 }, NOW).unexpectedShare).toBe(
    0,
  );
  expect(keepReading(NOTHING_KEPT, silent, NOW).unexpectedShare).toBeNull();
});

test('whatever was learned is known at the next reading', () => {
  const way = fc.constantFrom<ReadWay>(...Object.values(READ_WAYS).flat());
  const remembered = fc.record({
    refused: fc.uniqueArray(way),
    unexpectedShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(
    fc.property(remembered, remembered, fc.nat(60), (first, second, days) => {
      const kept = keepReading(keepReading(NOTHING_KEPT, first, NOW - days * DAY), second, NOW);
      expect(keptReadMemorySchema.parse(structuredClone(kept))).toEqual(kept);
      const unexpectedShare = second.unexpectedShare ?? first.unexpectedShare;
      expect(recallReading(kept, NOW)).toEqual({ ...second, unexpectedShare });
    }),
  );
});
