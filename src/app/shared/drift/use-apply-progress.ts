import { useCallback, useState } from 'react';
import type { ReceiptEntry, StopReason } from '../../../core/apply/receipt-format.ts';
import type { ApplyEvent } from '../../../run/apply/apply-event.ts';
import { useEngineEvents } from '../engine-events/engine-events.ts';

/** How far a dry run or an apply is, as its events tell. */
export type ApplyProgress = {
  readonly stage: Extract<ApplyEvent, { kind: 'stage' }>['stage'] | null;
  readonly organizations: number;
  readonly done: number;
  readonly of: number;
  /** Actions that the first reading settled: they need no write. */
  readonly settledUpFront: number;
  /** The write that is in flight. */
  readonly writing: ReceiptEntry | null;
  /** Whether any write has left in this run. */
  readonly hasWritten: boolean;
  readonly settling: {
    readonly why: Extract<ApplyEvent, { kind: 'settling' }>['why'];
    readonly seconds: number;
    /** The seconds that were left when the wait began. */
    readonly of: number;
  } | null;
  readonly stopping: StopReason | null;
  /** The latest entry that was settled. */
  readonly latest: ReceiptEntry | null;
};

/** The progress before the first event. */
export const NO_PROGRESS: ApplyProgress = {
  stage: null,
  organizations: 0,
  done: 0,
  of: 0,
  settledUpFront: 0,
  writing: null,
  hasWritten: false,
  settling: null,
  stopping: null,
  latest: null,
};

/** The progress of the dry run or apply at work, and how to begin anew. */
export function useApplyProgress(): readonly [progress: ApplyProgress, reset: () => void] {
  const [progress, setProgress] = useState(NO_PROGRESS);
  useEngineEvents((event) => {
    if (event.kind === 'apply') setProgress((before) => advance(before, event.event));
  });
  const reset = useCallback(() => {
    setProgress(NO_PROGRESS);
  }, []);
  return [progress, reset];
}

/** The progress after an event. */
export function advance(before: ApplyProgress, event: ApplyEvent): ApplyProgress {
  switch (event.kind) {
    case 'stage':
      return begin(before, event.stage);
    case 'across':
      return { ...before, organizations: event.organizations };
    case 'entry': {
      const { entry, done, of } = event;
      const isSettled = before.stage === 'judging' && entry.outcome !== 'would_apply';
      const settledUpFront = before.settledUpFront + Number(isSettled);
      const settled = { settledUpFront, latest: entry, writing: null, settling: null };
      return { ...before, done, of, ...settled };
    }
    case 'writing':
      return { ...before, writing: event.entry, hasWritten: true, settling: null };
    case 'settling': {
      const { why, seconds } = event;
      const isSame = before.settling?.why === why && before.settling.seconds >= seconds;
      return { ...before, settling: { why, seconds, of: isSame ? before.settling.of : seconds } };
    }
    case 'stopping':
      return { ...before, stopping: event.why };
  }
}

/** Judging has gone through all actions: of the applying only those are done that need no write. */
function begin(before: ApplyProgress, stage: ApplyProgress['stage']): ApplyProgress {
  const begun = { ...before, stage, settling: null };
  if (stage !== 'applying') return begun;
  return { ...begun, done: before.settledUpFront, latest: null };
}
