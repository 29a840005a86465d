/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** At least 0, below 1. */
  readonly fraction: () => number;
  /** A whole number of at least 0 and below the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

/** A source of such numbers: mulberry32, by Tommy Ettinger, in the public domain. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function below(limit: number): number {
    return Math.floor(fraction() * limit);
  }

  return { fraction, below, pick: (items) => items[below(items.length)] ?? items[0] };
}
