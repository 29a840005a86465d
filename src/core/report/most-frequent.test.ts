import { expect, test } from 'vitest';
import { mostFrequentFirst } from './most-frequent.ts';

const ORDER = ['a', 'b', 'c', 'd'] as const;

test('the most frequent comes first, ties in the given order', () => {
  expect(mostFrequentFirst(['d', 'c', 'b', 'c', 'd'], ORDER)).toEqual(['c', 'd', 'b']);
});

test('what does not occur is not listed', () => {
  expect(mostFrequentFirst(['d'], ORDER)).toEqual(['d']);
  expect(mostFrequentFirst([], ORDER)).toEqual([]);
});
