import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSortedList } from './sorted-list.ts';

const ascending = (left: number, right: number): number => left - right;

test('stays in order whatever is inserted and removed', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 50 })),
      fc.array(fc.integer({ min: 0, max: 50 })),
      (start, removed) => {
        const list = createSortedList(ascending);
        for (const item of start) list.insert(item);
        for (const item of removed) list.remove(item);
        const left = start.filter((item) => !removed.includes(item)).sort(ascending);
        expect(list.items).toEqual(left);
      },
    ),
  );
});

test('finds the position of an item and of one that is missing', () => {
  const list = createSortedList(ascending, [30, 10, 20]);
  expect([5, 10, 11, 30, 31].map(list.positionOf)).toEqual([0, 0, 1, 2, 3]);
});
