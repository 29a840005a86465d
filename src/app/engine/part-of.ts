import type { Part } from './engine-views.ts';

/** Items of a list from a place on. */
export function partOf<Item>(items: readonly Item[], from: number, count: number): Part<Item> {
  return { total: items.length, items: items.slice(from, from + count) };
}
