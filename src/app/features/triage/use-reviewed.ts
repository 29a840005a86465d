import { useCallback, useEffect, useState } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ProblemView } from '../../engine/engine-views.ts';
import { toProblemView } from '../../shared/drift/problem-view.ts';

/** Which accounts were ticked as reviewed, and how to tick them. `null` is the row of no single account. */
export type Reviewed = {
  readonly has: (accountId: string | null) => boolean;
  readonly count: number;
  readonly mark: (accountId: string | null, isReviewed: boolean) => void;
  readonly problem: ProblemView | null;
};

/**
 * The ticks of an audit. A tick shows at once and is taken back where it could not be kept.
 * @param audit what the ticks belong to: another one has its own
 */
export function useReviewed(engine: EngineApi, audit: string): Reviewed {
  const [ticked, setTicked] = useState<ReadonlySet<string | null>>(new Set());
  const [problem, setProblem] = useState<ProblemView | null>(null);

  useEffect(() => {
    let isShown = true;
    engine.reviewed().then(
      (accounts) => {
        if (isShown) setTicked(new Set(accounts));
      },
      (error: unknown) => {
        if (isShown) setProblem(toProblemView(error));
      },
    );
    return () => {
      isShown = false;
    };
  }, [engine, audit]);

  const mark = useCallback(
    (accountId: string | null, isReviewed: boolean) => {
      setTicked((before) => withTick(before, accountId, isReviewed));
      engine.markReviewed(accountId, isReviewed).then(
        () => {
          setProblem(null);
        },
        (error: unknown) => {
          setTicked((before) => withTick(before, accountId, !isReviewed));
          setProblem(toProblemView(error));
        },
      );
    },
    [engine],
  );
  return { has: (accountId) => ticked.has(accountId), count: ticked.size, mark, problem };
}

function withTick(
  ticked: ReadonlySet<string | null>,
  accountId: string | null,
  isTicked: boolean,
): ReadonlySet<string | null> {
  const others = [...ticked].filter((one) => one !== accountId);
  return new Set(isTicked ? [...others, accountId] : others);
}
