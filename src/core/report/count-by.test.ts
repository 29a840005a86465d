import { expect, test } from 'vitest';
import { countEach, countFound } from './count-by.ts';

test('every known value is counted, zeros included, in the order of the known ones', () => {
  expect(Object.entries(countEach(['b', 'a'], ['a', 'a']))).toEqual([
    ['b', 0],
    ['a', 2],
  ]);
});

test('what is found is counted in order of the values', () => {
  expect(Object.entries(countFound(['y', 'x', 'y']))).toEqual([
    ['x', 1],
    ['y', 2],
  ]);
});
