import { useCallback, useEffect, useState } from 'react';
import type { Part, ProblemView } from '../../engine/engine-views.ts';
import { useCall } from './use-call.ts';

/** Asks for the items from a place on. The same function as long as it is the same list. */
export type LoadPart<Item> = (from: number, count: number) => Promise<Part<Item>>;

/** A list as far as it has been asked for. */
export type LongListState<Item> = {
  readonly items: readonly Item[];
  /** How many items were not asked for yet. */
  readonly rest: number;
  readonly isLoading: boolean;
  readonly problem: ProblemView | null;
  /** Asks for the next items, or once more for those that did not arrive. */
  readonly more: () => void;
};

/** Items are asked for by so many. */
const LIST_STEP = 50;

/**
 * A list of which the page holds what it shows.
 * @param first its first items, where they are there already
 */
export function useLongList<Item>(
  load: LoadPart<Item>,
  first: Part<Item> | null = null,
): LongListState<Item> {
  const [shown, setShown] = useState<Part<Item> | null>(first);
  const [state, start] = useCall<Part<Item>>();
  const fetch = useCallback(
    async (before: readonly Item[]) => {
      const part = await start(() => load(before.length, LIST_STEP));
      if (part) setShown({ total: part.total, items: [...before, ...part.items] });
    },
    [start, load],
  );
  const hasFirst = first !== null;
  useEffect(() => {
    if (!hasFirst) void fetch([]);
  }, [hasFirst, fetch]);
  const items = shown?.items ?? [];
  return {
    items,
    rest: (shown?.total ?? 0) - items.length,
    isLoading: state.is === 'working',
    problem: state.is === 'failed' ? state.problem : null,
    more: () => void fetch(items),
  };
}
