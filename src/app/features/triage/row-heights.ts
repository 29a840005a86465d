import { measureElement, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';

type RowVirtualizer = Virtualizer<HTMLDivElement, HTMLTableRowElement>;

/** How high the rows of a table are. */
export type RowHeights = {
  /** What a row is taken to be that nobody has seen: as high as the others on average. */
  readonly typical: () => number;
  readonly measure: (
    row: HTMLTableRowElement,
    entry: ResizeObserverEntry | undefined,
    virtualizer: RowVirtualizer,
  ) => number;
  /** Forgets which rows were measured: others are in their places. */
  readonly startAgain: () => void;
  /** The rows that were measured. */
  readonly measured: (virtualizer: RowVirtualizer) => readonly VirtualItem[];
};

/** Pixels of a row before any was seen. */
export const FIRST_GUESS = 64;

/**
 * Measures rows when they are observed, all that are new at once. Each row that is not as high as it
 * was taken to be has the places of all accounts reckoned anew: a guess that is right saves that, and
 * so does it not to measure rows one by one as they come.
 */
export function createRowHeights(guess: number): RowHeights {
  const seen = new Set<number>();
  let sum = 0;
  let count = 0;
  const typical = (): number => (count === 0 ? guess : Math.round(sum / count));
  return {
    typical,
    measure: (row, entry, virtualizer) => {
      const index = virtualizer.indexFromElement(row);
      if (!entry) return virtualizer.measurementsCache[index]?.size ?? typical();
      const height = measureElement(row, entry, virtualizer);
      seen.add(index);
      sum += height;
      count += 1;
      return height;
    },
    startAgain: () => {
      seen.clear();
    },
    measured: ({ measurementsCache }) =>
      [...seen].flatMap((index) => measurementsCache[index] ?? []),
  };
}
