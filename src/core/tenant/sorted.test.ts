import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, membership, organization } from '../../../tests/support/tenant.builders.ts';
import { sortedOnce } from './sorted.ts';

const early = instant('2026-11-01T00:00:00Z');
const late = instant('2026-11-01T00:00:01Z');

test('records come out in order of id', () => {
  const records = [3, 10, 2].map((id) => organization({ id }));
  expect(sortedOnce(records).map(({ id }) => id)).toEqual([2, 3, 10]);
});

test('of a record that was read twice the later version stays, in either order', () => {
  const before = organization({ id: 2, name: 'Before', updatedAt: early });
  const after = organization({ id: 2, name: 'After', updatedAt: late });
  expect(sortedOnce([before, after])).toEqual([after]);
  expect(sortedOnce([after, before])).toEqual([after]);
});

test('of two equally late versions the same one stays, in either order', () => {
  const one = organization({ id: 2, name: 'One' });
  const other = organization({ id: 2, name: 'Other' });
  expect(sortedOnce([one, other])).toEqual(sortedOnce([other, one]));
  expect(sortedOnce([one, other]).length).toBe(1);
});

test('records without a time are sorted once as well', () => {
  const one = membership({ id: 5, userId: 21, organizationId: 11 });
  expect(sortedOnce([one, membership({ id: 4, userId: 22, organizationId: 11 }), one])).toEqual([
    membership({ id: 4, userId: 22, organizationId: 11 }),
    one,
  ]);
});

test('what is in order already comes back as it is', () => {
  const records = [organization({ id: 2 }), organization({ id: 3 })];
  expect(sortedOnce(records)).toBe(records);
  expect(sortedOnce([])).toEqual([]);
});

test('every order of the same records gives the same list', () => {
  const version = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    name: fc.string(),
    isLate: fc.boolean(),
  });
  const records = fc
    .array(version)
    .map((versions) =>
      versions.map(({ id, name, isLate }) =>
        organization({ id, name, updatedAt: isLate ? late : early }),
      ),
    );
  const inTwoOrders = records.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(inTwoOrders, ([list, shuffled]) => {
      expect(sortedOnce(shuffled)).toEqual(sortedOnce(list));
    }),
  );
});
