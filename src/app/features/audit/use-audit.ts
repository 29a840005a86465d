import { useState } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import { useClock } from '../../shared/clock/clock.ts';
import { useEngineEvents } from '../../shared/engine-events/engine-events.ts';
import { advanceProgress, NO_PROGRESS, stopClocks, type AuditProgress } from './audit-progress.ts';

/** What an audit is asked to do. */
export type AuditWish = {
  readonly ticketDays: number;
  /** Begins with the pages that an unfinished audit has read. */
  readonly goesOn: boolean;
  /** Reads only what changed since an earlier audit, where there is one and Zendesk can tell. */
  readonly isOfChanges: boolean;
};

/** The audit that is under way, and what can be done to it. */
export type AuditControl = {
  readonly progress: AuditProgress;
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly stop: () => void;
  /** Forgets the progress of an audit before this one. */
  readonly reset: () => void;
};

/** Follows the audit, also while the person looks at something else. */
export function useAudit(engine: Pick<EngineApi, 'pause' | 'goOn' | 'stop'>): AuditControl {
  const now = useClock();
  const [progress, setProgress] = useState(NO_PROGRESS);
  useEngineEvents((event) => {
    if (event.kind === 'audit' || event.kind === 'transport')
      setProgress((known) => advanceProgress(known, event, now()));
  });
  return {
    progress,
    pause: () => {
      void engine.pause();
      setProgress(stopClocks);
    },
    goOn: () => void engine.goOn(),
    stop: () => void engine.stop(),
    reset: () => {
      setProgress(NO_PROGRESS);
    },
  };
}
