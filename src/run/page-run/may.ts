import { isOlderThanAWeek, type Confirmation } from '../../core/apply/may-apply.ts';
import { stageAtWork, type PageRun } from './page-run.ts';
import type { Refusal } from './refusal.ts';

/** What a person can ask of a run, beside the apply itself. */
export type Step =
  | 'load_reference'
  | 'open_results'
  | 'audit'
  | 'pause'
  | 'go_on'
  | 'stop'
  | 'select'
  | 'dry_run'
  /** Opens the form of the apply: what the person has to say there is not asked yet. */
  | 'prepare_apply'
  | 'resume_apply'
  | 'cut_wait_short'
  | 'clear';

/** Whether a step may be taken, and why not. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly why: Refusal };

/** Whether a step may be taken now. The first reason of `REFUSALS` that holds is the answer. */
export function may(run: PageRun, step: Step): Answer {
  return answer(RULES[step](run));
}

/**
 * Whether a plan may be applied with what the person said.
 * @param now milliseconds since 1970
 */
export function mayApply(run: PageRun, confirmation: Confirmation, now: number): Answer {
  return answer(whyNotPrepareApply(run) ?? whyNotConfirmed(run, confirmation, now));
}

type Rule = (run: PageRun) => Refusal | null;

const RULES: Readonly<Record<Step, Rule>> = {
  load_reference: whyBusy,
  open_results: whyBusy,
  audit: (run) => whyBusy(run) ?? whyNoReference(run) ?? whyNotAdmin(run),
  pause: ({ stages }) => (stages.audit.state === 'running' ? null : 'not_running'),
  go_on: ({ stages }) => (stages.audit.state === 'paused' ? null : 'not_paused'),
  stop: (run) => {
    const stage = stageAtWork(run);
    return stage === 'audit' || stage === 'apply' ? null : 'not_running';
  },
  select: (run) => whyBusy(run) ?? whyNoAudit(run),
  dry_run: (run) => whyBusy(run) ?? whyNoAudit(run),
  prepare_apply: whyNotPrepareApply,
  resume_apply: (run) =>
    whyBusy(run) ??
    (run.storage === 'memory' ? 'storage_in_memory' : null) ??
    (run.hasInterruptedApply ? null : 'nothing_interrupted'),
  cut_wait_short: ({ stages }) => (stages.apply.state === 'running' ? null : 'not_running'),
  clear: whyBusy,
};

function whyNotPrepareApply(run: PageRun): Refusal | null {
  const { role, storage, plan, dryRun } = run;
  const early = whyBusy(run) ?? whyNoAudit(run);
  if (early) return early;
  if (role !== 'admin') return 'not_admin';
  if (storage !== 'durable') return 'storage_in_memory';
  if (run.hasInterruptedApply) return 'apply_interrupted';
  if (plan?.prepared === 0) return 'nothing_prepared';
  if (!dryRun) return 'no_dry_run';
  if (dryRun.planHash !== plan?.planHash) return 'plan_changed_since_dry_run';
  return dryRun.wouldApply === 0 ? 'nothing_would_apply' : null;
}

function whyNotConfirmed(
  { plan }: PageRun,
  confirmation: Confirmation,
  now: number,
): Refusal | null {
  if (!plan) return 'no_audit';
  if (confirmation.planHash !== plan.planHash) return 'hash_not_confirmed';
  if (confirmation.reason.trim() === '') return 'reason_missing';
  if (plan.isPartialReference && !confirmation.acceptsPartialReference)
    return 'partial_reference_not_accepted';
  const isOld = isOlderThanAWeek({ created_at: plan.createdAt }, now);
  return isOld && !confirmation.acceptsOldPlan ? 'old_plan_not_accepted' : null;
}

function whyBusy(run: PageRun): Refusal | null {
  return stageAtWork(run) === null ? null : 'busy';
}

function whyNoReference({ stages }: PageRun): Refusal | null {
  return stages.reference.state === 'done' ? null : 'no_reference';
}

function whyNoAudit({ plan }: PageRun): Refusal | null {
  return plan ? null : 'no_audit';
}

// Until it is known who is signed in nothing is refused for it: the reading itself finds out.
function whyNotAdmin({ role }: PageRun): Refusal | null {
  return role === 'agent' ? 'not_admin' : null;
}

function answer(why: Refusal | null): Answer {
  return why === null ? { ok: true } : { ok: false, why };
}
