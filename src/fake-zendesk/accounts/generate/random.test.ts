import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.below(1_000_000));
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
});

test('numbers stay in their range and reach all of it', () => {
  const random = createRandom(1);
  const seen = new Set(Array.from({ length: 2_000 }, () => random.below(10)));
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('a pick is one of the items', () => {
  const random = createRandom(3);
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
});
