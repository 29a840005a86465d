import type { ProblemCode, ProblemValues } from '../../core/problem.ts';
import type { Refusal } from './refusal.ts';

/** The stages of a run, in their order. */
export const STAGE_NAMES = ['reference', 'audit', 'triage', 'dry_run', 'apply', 'receipt'] as const;

/** A stage of a run. */
export type StageName = (typeof STAGE_NAMES)[number];

/** Where a stage stands. */
export type StageState = 'todo' | 'running' | 'paused' | 'done' | 'failed' | 'stopped' | 'refused';

/** What became of a stage so far. */
export type Stage = {
  readonly state: StageState;
  /** Milliseconds since 1970; `null` before it began. */
  readonly startedAt: number | null;
  /** Milliseconds since 1970; `null` before it ended. */
  readonly endedAt: number | null;
  /** Figures of the stage by name, such as records by layer or actions by outcome. */
  readonly counts: Readonly<Record<string, number>>;
  /** Why it failed. */
  readonly problem: { readonly code: ProblemCode; readonly values: ProblemValues } | null;
  /** Why it was refused. */
  readonly refusal: Refusal | null;
};

/** A plan as the run knows it: what was planned, and whether it takes accepting something to apply it. */
export type KnownPlan = {
  /** The hash of the plan, or of the selection that is wanted of it. */
  readonly planHash: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly isPartialReference: boolean;
  /** Prepared actions in it. */
  readonly prepared: number;
};

/** A dry run that came to its end. */
export type KnownDryRun = { readonly planHash: string; readonly wouldApply: number };

/** One run through the stages, as the page shows it. Plain data. */
export type PageRun = {
  readonly stages: Readonly<Record<StageName, Stage>>;
  /** Who is signed in; `null` until it is known. */
  readonly role: 'admin' | 'agent' | null;
  /** Whether what is kept survives closing the tab; `null` until it is known. */
  readonly storage: 'durable' | 'memory' | null;
  /** Whether an apply of an earlier visit waits to be completed. */
  readonly hasInterruptedApply: boolean;
  readonly plan: KnownPlan | null;
  readonly dryRun: KnownDryRun | null;
};

/** A stage that has not begun. */
export const STAGE_TO_DO: Stage = {
  state: 'todo',
  startedAt: null,
  endedAt: null,
  counts: {},
  problem: null,
  refusal: null,
};

/** A run before its first stage. */
export const NEW_RUN: PageRun = {
  stages: {
    reference: STAGE_TO_DO,
    audit: STAGE_TO_DO,
    triage: STAGE_TO_DO,
    dry_run: STAGE_TO_DO,
    apply: STAGE_TO_DO,
    receipt: STAGE_TO_DO,
  },
  role: null,
  storage: null,
  hasInterruptedApply: false,
  plan: null,
  dryRun: null,
};

/** The stage that is at work or waits to go on; `null` where none is. */
export function stageAtWork({ stages }: PageRun): StageName | null {
  return STAGE_NAMES.find((name) => isAtWork(stages[name])) ?? null;
}

/** Whether a stage has begun and not ended. */
export function isAtWork({ state }: Pick<Stage, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
