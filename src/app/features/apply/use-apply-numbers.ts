import { useEffect, useState } from 'react';
import type { Caps } from '../../../core/apply/caps.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { ApplyNumbers, ProblemView } from '../../engine/engine-views.ts';
import { toProblemView } from '../../shared/drift/problem-view.ts';

/** The numbers of an apply as far as they are known. */
export type KnownNumbers = {
  /** Those of the caps before stay until those of the new ones are there. */
  readonly numbers: ApplyNumbers | null;
  readonly problem: ProblemView | null;
};

/** What an apply of the plan that was dry-run last would write under these caps. */
export function useApplyNumbers(
  engine: Pick<EngineApi, 'applyNumbers'>,
  { maxActions, maxPerAccount }: Caps,
): KnownNumbers {
  const [known, setKnown] = useState<KnownNumbers>({ numbers: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    engine.applyNumbers({ maxActions, maxPerAccount }).then(
      (numbers) => {
        if (isWanted) setKnown({ numbers, problem: null });
      },
      (error: unknown) => {
        if (isWanted) setKnown({ numbers: null, problem: toProblemView(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [engine, maxActions, maxPerAccount]);
  return known;
}
