/** Ids of Zendesk records that were met: sixteen to forty bytes each, however many. */
export type IdSet = {
  /** Whether the id is new. */
  readonly add: (id: number) => boolean;
  readonly has: (id: number) => boolean;
  readonly size: () => number;
};

/** An empty set of positive integers below 2^53. */
export function createIdSet(): IdSet {
  let slots = new Float64Array(1024);
  let size = 0;
  const slotOf = (id: number): number => {
    const last = slots.length - 1;
    // Ids rise evenly; multiplying spreads those that differ in their high digits alone.
    let slot = (Math.imul(id % 0x7fffffff, 0x9e3779b1) >>> 0) & last;
    while (slots[slot] !== 0 && slots[slot] !== id) slot = (slot + 1) & last;
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Float64Array(before.length * 2);
    for (const id of before) if (id !== 0) slots[slotOf(id)] = id;
  };
  return {
    add: (id) => {
      if (size * 2 >= slots.length) grow();
      const slot = slotOf(id);
      if (slots[slot] === id) return false;
      slots[slot] = id;
      size += 1;
      return true;
    },
    has: (id) => slots[slotOf(id)] === id,
    size: () => size,
  };
}
