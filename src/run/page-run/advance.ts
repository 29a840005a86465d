import { may, mayApply, type Answer } from './may.ts';
import {
  isAtWork,
  NEW_RUN,
  STAGE_TO_DO,
  type PageRun,
  type Stage,
  type StageName,
} from './page-run.ts';
import type { RunEvent } from './run-event.ts';

/**
 * The run after an event. An event that cannot happen where the run stands changes nothing; a step
 * that may not be taken leaves its stage `refused`, with the reason. It never throws.
 */
export function advance(run: PageRun, event: RunEvent): PageRun {
  switch (event.kind) {
    case 'role':
      return { ...run, role: event.role };
    case 'storage':
      return { ...run, storage: event.storage };
    case 'interrupted_apply':
      return { ...run, hasInterruptedApply: event.isOpen };
    case 'begin':
      return begin(run, event.stage, may(run, BEGIN_STEPS[event.stage]), event.at);
    case 'begin_apply':
      return begin(run, 'apply', mayApply(run, event.confirmation, event.at), event.at);
    case 'begin_resume':
      return begin(run, 'apply', may(run, 'resume_apply'), event.at);
    case 'progress':
      return change(run, event.stage, ({ counts }) => ({ counts: { ...counts, ...event.counts } }));
    case 'pause':
      return may(run, 'pause').ok ? change(run, 'audit', () => ({ state: 'paused' })) : run;
    case 'go_on':
      return may(run, 'go_on').ok ? change(run, 'audit', () => ({ state: 'running' })) : run;
    case 'stopped':
      return change(run, event.stage, () => ({ state: 'stopped', endedAt: event.at }));
    case 'failed':
      return change(run, event.stage, () => ({
        state: 'failed',
        endedAt: event.at,
        problem: event.problem,
      }));
    case 'reference_done':
      return change(run, 'reference', () => done(event));
    case 'audit_done':
      return finishAudit(run, event);
    case 'results_opened':
      return openResults(run, event);
    case 'selected':
      return select(run, event.plan);
    case 'dry_run_done':
      return isAtWork(run.stages.dry_run)
        ? { ...change(run, 'dry_run', () => done(event)), dryRun: event.dryRun }
        : run;
    case 'apply_done':
      return finishApply(run, event);
    case 'cleared':
      return may(run, 'clear').ok ? { ...NEW_RUN, role: run.role, storage: run.storage } : run;
  }
}

const BEGIN_STEPS = {
  reference: 'load_reference',
  audit: 'audit',
  dry_run: 'dry_run',
} as const;

/** What a stage's beginning makes void: the stages that built on what it had found before. */
const VOIDED: Readonly<Record<StageName, readonly StageName[]>> = {
  reference: ['audit', 'triage', 'dry_run', 'apply', 'receipt'],
  audit: ['triage', 'dry_run', 'apply', 'receipt'],
  triage: [],
  dry_run: ['apply', 'receipt'],
  apply: ['receipt'],
  receipt: [],
};

function begin(run: PageRun, stage: StageName, answer: Answer, at: number): PageRun {
  if (!answer.ok) return refuse(run, stage, answer.why, at);
  const voided = Object.fromEntries(VOIDED[stage].map((name) => [name, STAGE_TO_DO]));
  const begun: Stage = { ...STAGE_TO_DO, state: 'running', startedAt: at };
  const losesPlan = stage === 'reference' || stage === 'audit';
  return {
    ...run,
    stages: { ...run.stages, ...voided, [stage]: begun },
    plan: losesPlan ? null : run.plan,
    dryRun: losesPlan || stage === 'dry_run' ? null : run.dryRun,
  };
}

/** What is at work or was found before is not lost by asking for what may not be. */
function refuse(
  run: PageRun,
  stage: StageName,
  refusal: NonNullable<Stage['refusal']>,
  at: number,
): PageRun {
  const known = run.stages[stage];
  if (isAtWork(known) || known.state === 'done') return run;
  const refused: Stage = { ...STAGE_TO_DO, state: 'refused', endedAt: at, refusal };
  return { ...run, stages: { ...run.stages, [stage]: refused } };
}

function change(run: PageRun, name: StageName, to: (stage: Stage) => Partial<Stage>): PageRun {
  const stage = run.stages[name];
  if (!isAtWork(stage)) return run;
  return { ...run, stages: { ...run.stages, [name]: { ...stage, ...to(stage) } } };
}

function finishAudit(run: PageRun, event: Extract<RunEvent, { kind: 'audit_done' }>): PageRun {
  if (!isAtWork(run.stages.audit)) return run;
  const { stages } = change(run, 'audit', () => done(event));
  const triage: Stage = {
    ...STAGE_TO_DO,
    state: 'done',
    startedAt: event.at,
    endedAt: event.at,
    counts: event.counts,
  };
  return { ...run, stages: { ...stages, triage }, plan: event.plan };
}

/** What was found on another day stands as if it had been found now, but for the records that were read. */
function openResults(run: PageRun, event: Extract<RunEvent, { kind: 'results_opened' }>): PageRun {
  if (!may(run, 'open_results').ok) return run;
  const { startedAt, at, counts, plan } = event;
  const audit: Stage = { ...STAGE_TO_DO, state: 'done', startedAt, endedAt: at, counts };
  const triage: Stage = { ...audit, startedAt: at };
  const reference = event.hasReference ? run.stages.reference : STAGE_TO_DO;
  return {
    ...run,
    stages: { ...NEW_RUN.stages, reference, audit, triage },
    plan,
    dryRun: null,
  };
}

/** What was dry-run is not what would be applied any more, until the same plan is selected again. */
function select(
  run: PageRun,
  { planHash, prepared }: Extract<RunEvent, { kind: 'selected' }>['plan'],
): PageRun {
  if (!run.plan || !may(run, 'select').ok) return run;
  return { ...run, plan: { ...run.plan, planHash, prepared } };
}

/** A dry run says what was true before: after an apply the plan has to be looked at again. */
function finishApply(run: PageRun, event: Extract<RunEvent, { kind: 'apply_done' }>): PageRun {
  if (!isAtWork(run.stages.apply)) return run;
  const { stages } = change(run, 'apply', () => ({
    ...done(event),
    state: event.isStopped ? 'stopped' : 'done',
  }));
  const receipt: Stage = {
    ...STAGE_TO_DO,
    state: 'done',
    startedAt: event.at,
    endedAt: event.at,
    counts: event.counts,
  };
  return { ...run, stages: { ...stages, receipt }, dryRun: null, hasInterruptedApply: false };
}

function done({ at, counts }: { readonly at: number; readonly counts: Stage['counts'] }) {
  return { state: 'done', endedAt: at, counts } as const;
}
