import { NEW_RUN, type PageRun, type StageState } from '../../../run/page-run/page-run.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import type { CallState } from '../../shared/drift/use-call.ts';

/** The steps of a fix, in their order: what an audit and its triage are to the page is one look here. */
export const FIX_STEPS = ['look', 'dry_run', 'apply', 'receipt'] as const;

/** A step of a fix. */
export type FixStep = (typeof FIX_STEPS)[number];

/** The check that a fix rests on, as far as it is. */
export type Look = CallState<CheckView>;

/** Where each step stands. */
export function stepStates(look: Look, { stages }: PageRun): Readonly<Record<FixStep, StageState>> {
  // Another look makes void what was built on the one before.
  const { dry_run, apply, receipt } = look.is === 'working' ? NEW_RUN.stages : stages;
  return {
    look: LOOK_STATES[look.is],
    dry_run: dry_run.state,
    apply: apply.state,
    receipt: receipt.state,
  };
}

const LOOK_STATES = {
  idle: 'todo',
  working: 'running',
  done: 'done',
  failed: 'failed',
} as const satisfies Record<Look['is'], StageState>;
