/**
 * The different values of a list, most frequent first; of equally frequent ones the one that stands
 * earlier in `order` first. The order of the list itself does not matter.
 */
export function mostFrequentFirst<T extends string>(
  values: readonly T[],
  order: readonly T[],
): readonly T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return order
    .filter((value) => counts.has(value))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}
