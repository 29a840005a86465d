/** A list kept in order, so that a page is found by halving and not by walking. */
export type SortedList<Item> = {
  readonly items: readonly Item[];
  readonly insert: (item: Item) => void;
  readonly remove: (item: Item) => void;
  /** Position of the first item that does not stand before the given one. */
  readonly positionOf: (item: Item) => number;
};

/**
 * A sorted list over a total order: no two different items may compare as equal. The items given
 * at the start need no order.
 */
export function createSortedList<Item>(
  compare: (left: Item, right: Item) => number,
  start: readonly Item[] = [],
): SortedList<Item> {
  const items = [...start].sort(compare);
  const positionOf = (item: Item): number => lowerBound(items, item, compare);
  return {
    items,
    positionOf,
    insert: (item) => {
      const last = items.at(-1);
      if (last === undefined || compare(last, item) < 0) items.push(item);
      else items.splice(positionOf(item), 0, item);
    },
    remove: (item) => {
      const position = positionOf(item);
      const found = items[position];
      if (found !== undefined && compare(found, item) === 0) items.splice(position, 1);
    },
  };
}

/** Position of the first item that does not stand before the given one. */
export function lowerBound<Item>(
  items: readonly Item[],
  item: Item,
  compare: (left: Item, right: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = items[middle];
    if (candidate !== undefined && compare(candidate, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
