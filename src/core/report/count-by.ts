import { byCodeUnit } from '../order.ts';

/** How often each of the known values stands in a list: zeros included, in the order of `known`. */
export function countEach<T extends string>(
  known: readonly T[],
  values: readonly T[],
): Record<T, number> {
  const counts = Object.fromEntries(known.map((value) => [value, 0])) as Record<T, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}

/** How often each value that occurs stands in a list, in order of the values. */
export function countFound(values: readonly string[]): Record<string, number> {
  const found = [...new Set(values)].sort(byCodeUnit);
  return countEach(found, values);
}
