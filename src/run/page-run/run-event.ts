import type { Confirmation } from '../../core/apply/may-apply.ts';
import type { KnownDryRun, KnownPlan, Stage, StageName } from './page-run.ts';

/** A stage that runs for a while. */
export type WorkingStage = Exclude<StageName, 'triage' | 'receipt'>;

type Counts = Stage['counts'];
type Problem = NonNullable<Stage['problem']>;

/** What happens to a run. Times are milliseconds since 1970. */
export type RunEvent =
  /** It became known who is signed in. */
  | { readonly kind: 'role'; readonly role: 'admin' | 'agent' }
  | { readonly kind: 'storage'; readonly storage: 'durable' | 'memory' }
  /** An apply of an earlier visit was found open, or was completed. */
  | { readonly kind: 'interrupted_apply'; readonly isOpen: boolean }
  | {
      readonly kind: 'begin';
      readonly stage: 'reference' | 'audit' | 'dry_run';
      readonly at: number;
    }
  /** A person asks for a live apply. It begins, or is refused. */
  | { readonly kind: 'begin_apply'; readonly confirmation: Confirmation; readonly at: number }
  /** Completing an interrupted apply begins. */
  | { readonly kind: 'begin_resume'; readonly at: number }
  /** Figures of a stage at work. Those that are not named stay. */
  | { readonly kind: 'progress'; readonly stage: WorkingStage; readonly counts: Counts }
  | { readonly kind: 'pause' }
  | { readonly kind: 'go_on' }
  /** A stage at work was stopped by a person before its end. */
  | { readonly kind: 'stopped'; readonly stage: WorkingStage; readonly at: number }
  | {
      readonly kind: 'failed';
      readonly stage: WorkingStage;
      readonly problem: Problem;
      readonly at: number;
    }
  | { readonly kind: 'reference_done'; readonly counts: Counts; readonly at: number }
  | {
      readonly kind: 'audit_done';
      readonly plan: KnownPlan;
      readonly counts: Counts;
      readonly at: number;
    }
  /** Results of an earlier visit were found, such that were handed over were opened, or a check was taken in hand. */
  | {
      readonly kind: 'results_opened';
      readonly plan: KnownPlan;
      readonly counts: Counts;
      /** When that audit began and ended. */
      readonly startedAt: number;
      readonly at: number;
      /** Whether the list is loaded that they are of. */
      readonly hasReference: boolean;
    }
  /** Accounts or actions were left out of the plan, or taken in again. */
  | { readonly kind: 'selected'; readonly plan: Pick<KnownPlan, 'planHash' | 'prepared'> }
  | {
      readonly kind: 'dry_run_done';
      readonly dryRun: KnownDryRun;
      readonly counts: Counts;
      readonly at: number;
    }
  /** An apply has its receipt, whether it ran to its end or was stopped. */
  | {
      readonly kind: 'apply_done';
      readonly isStopped: boolean;
      readonly counts: Counts;
      readonly at: number;
    }
  /** Everything that was kept was forgotten. */
  | { readonly kind: 'cleared' };
