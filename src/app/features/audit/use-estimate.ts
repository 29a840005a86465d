import { useCallback, useEffect, useState } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AuditEstimate } from '../../engine/engine-views.ts';
import { useCall, type CallState } from '../../shared/drift/use-call.ts';

/** What an audit will take. */
type Estimate = {
  /** How far the estimate of the present wish is. */
  readonly state: CallState<AuditEstimate>;
  /** The last that came to its end, whatever it was of; `null` before the first. */
  readonly latest: AuditEstimate | null;
  /** Estimates anew. */
  readonly again: () => void;
};

/** Estimates an audit of so many days of tickets, anew whenever the wish is another one. */
export function useEstimate(
  engine: Pick<EngineApi, 'estimate'>,
  days: number,
  isOfChanges: boolean,
): Estimate {
  const [state, estimate] = useCall<AuditEstimate>();
  const [latest, setLatest] = useState<AuditEstimate | null>(null);
  const again = useCallback(() => {
    void estimate(async () => {
      const found = await engine.estimate(days, isOfChanges);
      setLatest(found);
      return found;
    });
  }, [engine, estimate, days, isOfChanges]);
  useEffect(again, [again]);
  return { state, latest, again };
}
