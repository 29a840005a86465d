import type { TriageRow } from '../../../core/report/triage.ts';

/** Rows are asked for in blocks of so many. */
export const BLOCK_SIZE = 100;
/** So many blocks are kept; those farthest from what is shown are forgotten first. */
const MOST_BLOCKS = 24;

/** The rows of a query that have arrived, by number of their block. */
export type RowBlocks = {
  /** Rows of the query in all; `null` until the first block is there. */
  readonly total: number | null;
  readonly blocks: ReadonlyMap<number, readonly TriageRow[]>;
};

/** Nothing has arrived. */
export const NO_BLOCKS: RowBlocks = { total: null, blocks: new Map() };

/** The row at a place of the query; `null` where it has not arrived. */
export function rowAt({ blocks }: RowBlocks, index: number): TriageRow | null {
  return blocks.get(Math.floor(index / BLOCK_SIZE))?.[index % BLOCK_SIZE] ?? null;
}

/** The blocks that show the rows from one place to another and are not there. */
export function missingBlocks({ total, blocks }: RowBlocks, from: number, to: number): number[] {
  const last = Math.min(to, (total ?? 1) - 1);
  const missing: number[] = [];
  for (let block = Math.floor(from / BLOCK_SIZE); block * BLOCK_SIZE <= last; block += 1)
    if (!blocks.has(block)) missing.push(block);
  return missing;
}

/** The blocks with one that arrived, and without those farthest from it where they became too many. */
export function withBlock(
  { blocks }: RowBlocks,
  block: number,
  rows: readonly TriageRow[],
  total: number,
): RowBlocks {
  const all = [...blocks, [block, rows] as const];
  const nearest = all.sort(([a], [b]) => Math.abs(a - block) - Math.abs(b - block));
  return { total, blocks: new Map(nearest.slice(0, MOST_BLOCKS)) };
}
