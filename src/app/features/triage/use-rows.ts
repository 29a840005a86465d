import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ProblemView, RowsQuery } from '../../engine/engine-views.ts';
import { toProblemView } from '../../shared/drift/problem-view.ts';
import { BLOCK_SIZE, missingBlocks, NO_BLOCKS, withBlock, type RowBlocks } from './row-blocks.ts';

/** The rows of a query as far as they have been asked for, and how to ask for more. */
export type Rows = {
  readonly held: RowBlocks;
  readonly problem: ProblemView | null;
  /** Asks for the rows between two places, both included, unless they are there or on their way. */
  readonly show: (from: number, to: number) => void;
  /** Asks for everything anew. */
  readonly again: () => void;
};

type Held = { readonly blocks: RowBlocks; readonly problem: ProblemView | null };

/**
 * The rows of a query, fetched by blocks. Until the first block of a new query is there, the rows of
 * the one before stay, so that typing in a filter does not flicker.
 * @param audit what the rows are of: another one asks anew
 */
export function useRows(engine: EngineApi, audit: string, query: RowsQuery): Rows {
  const [held, setHeld] = useState<Held>({ blocks: NO_BLOCKS, problem: null });
  const [attempt, setAttempt] = useState(0);
  const wanted = useRef<{ readonly asked: Set<number>; blocks: RowBlocks } | null>(null);

  const fetchBlock = useCallback(
    async (block: number) => {
      const mine = wanted.current;
      if (mine === null || mine.asked.has(block)) return;
      mine.asked.add(block);
      try {
        const { rows, total } = await engine.rows(query, block * BLOCK_SIZE, BLOCK_SIZE);
        if (wanted.current !== mine) return;
        mine.blocks = withBlock(mine.blocks, block, rows, total);
        mine.asked.delete(block);
        setHeld({ blocks: mine.blocks, problem: null });
      } catch (error) {
        if (wanted.current === mine)
          setHeld({ blocks: mine.blocks, problem: toProblemView(error) });
      }
    },
    [engine, query],
  );

  useEffect(() => {
    wanted.current = { asked: new Set(), blocks: NO_BLOCKS };
    void fetchBlock(0);
    return () => {
      wanted.current = null;
    };
  }, [fetchBlock, audit, attempt]);

  const show = useCallback(
    (from: number, to: number) => {
      const blocks = wanted.current?.blocks ?? NO_BLOCKS;
      for (const block of missingBlocks(blocks, from, to)) void fetchBlock(block);
    },
    [fetchBlock],
  );
  const again = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { held: held.blocks, problem: held.problem, show, again };
}
