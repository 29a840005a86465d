import type { VirtualItem } from '@tanstack/react-virtual';
import type { RowsQuery } from '../../engine/engine-views.ts';

/** Where a table was left. */
export type TablePlace = {
  /** The query whose rows were shown: those of another one are not where these were. */
  readonly query: RowsQuery;
  readonly active: number;
  /** Pixels from the top of the first row. */
  readonly offset: number;
  /** How high each row was that had been seen. */
  readonly measured: readonly VirtualItem[];
  /** How high the others were taken to be. */
  readonly typical: number;
};
