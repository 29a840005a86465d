import { expect, test } from 'vitest';
import { median, timeSideBySide } from './measure.ts';

test.each([
  [[3], 3],
  [[3, 1], 2],
  [[9, 1, 2], 2],
  [[4, 1, 10, 3], 3.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('jobs take turns, with one round that is not counted', () => {
  const calls: string[] = [];
  const rounds = timeSideBySide({ a: () => calls.push('a'), b: () => calls.push('b') }, 2);
  expect(calls.join('')).toBe('ababab');
  expect(rounds.map((round) => Object.keys(round))).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});
