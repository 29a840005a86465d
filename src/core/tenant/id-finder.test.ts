import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idFinder } from './id-finder.ts';

const anyId = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.maxSafeInteger().map(Math.abs));
const anyIds = fc.uniqueArray(anyId).map((ids) => Float64Array.from(ids).sort());

test('every id is found at its place, and no other is found', () => {
  fc.assert(
    fc.property(anyIds, anyId, (ids, other) => {
      const { find } = idFinder(ids, ids.length);
      for (const [position, id] of ids.entries()) {
        expect(find(id)).toBe(position);
        for (const near of [id - 1, id + 1, other]) expect(find(near)).toBe(ids.indexOf(near));
      }
    }),
  );
});

test('many are found as one by one: each once, however often it is wanted', () => {
  const few = fc.record({ ids: anyIds, others: fc.array(anyId) });
  const many = fc.integer({ min: 1, max: 7 }).map((step) => ({
    ids: Float64Array.from({ length: 10_000 }, (_, at) => 400 + at * step),
    others: Array.from({ length: 30_000 }, (_, at) => (at * 7919) % 80_000),
  }));
  fc.assert(
    fc.property(fc.oneof({ arbitrary: few, weight: 20 }, many), ({ ids, others }) => {
      const { find, findEach } = idFinder(ids, ids.length);
      const wanted = Float64Array.from([...others, ...ids.slice(0, 100), ...others]);
      const found = new Int32Array(wanted.length).fill(-1);
      let times = 0;
      findEach(
        wanted.length,
        (which) => wanted[which] ?? 0,
        (which, position) => {
          found[which] = position;
          times += 1;
        },
      );
      expect(found).toEqual(Int32Array.from(wanted, find));
      expect(times).toBe(found.filter((position) => position >= 0).length);
    }),
  );
});

test('in an empty list nothing is found', () => {
  const { find, findEach } = idFinder(new Float64Array(4), 0);
  expect(find(0)).toBe(-1);
  findEach(2, Number, () => expect.unreachable());
});

test('what stands behind the length does not count', () => {
  const { find } = idFinder(Float64Array.of(3, 5, 7, 9), 2);
  expect([3, 5, 7, 9].map(find)).toEqual([0, 1, -1, -1]);
});
