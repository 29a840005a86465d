import type { ProblemCode } from '../../../core/problem.ts';
import type { Findings } from '../../../run/check/check.ts';
import type { RunEvent, WorkingStage } from '../../../run/page-run/run-event.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type {
  ApplyOrder,
  AuditView,
  ReceiptView,
  ReferenceView,
} from '../../engine/engine-views.ts';
import { viewPlan } from '../../engine/views.ts';
import { toProblemView } from '../../shared/drift/problem-view.ts';

/** What telling the run needs: where the events go, and the time (milliseconds since 1970). */
export type RunTelling = {
  readonly tell: (event: RunEvent) => void;
  readonly now: () => number;
};

/** The engine, and with every call the run of the page learns what happens. Answers and problems pass unchanged. */
export function tellRun(engine: EngineApi, { tell, now }: RunTelling): EngineApi {
  const failing = async <Value>(stage: WorkingStage, call: () => Promise<Value>) => {
    try {
      return await call();
    } catch (error) {
      const problem = toProblemView(error);
      if (NOT_ADMIN.has(problem.code)) tell({ kind: 'role', role: 'agent' });
      tell({ kind: 'failed', stage, problem, at: now() });
      throw error;
    }
  };
  const loading = async (load: () => Promise<ReferenceView>) => {
    tell({ kind: 'begin', stage: 'reference', at: now() });
    const reference = await failing('reference', load);
    tell(referenceDone(reference, now()));
    return reference;
  };
  const applying = async <Value extends ReceiptView | null>(call: () => Promise<Value>) => {
    const receipt = await failing('apply', call);
    tell(
      receipt === null ? { kind: 'stopped', stage: 'apply', at: now() } : applyDone(receipt, now()),
    );
    return receipt;
  };
  return {
    ...engine,
    loadReference: (file, bytes) => loading(() => engine.loadReference(file, bytes)),
    loadDemo: () => loading(engine.loadDemo),
    currentReference: async () => {
      const reference = await engine.currentReference();
      if (reference === null) return null;
      tell({ kind: 'begin', stage: 'reference', at: reference.loadedAt });
      tell(referenceDone(reference, reference.loadedAt));
      return reference;
    },
    openResults: async (file, bytes) => {
      const opened = await engine.openResults(file, bytes);
      tell(resultsOpened(opened.audit, opened.reference !== null));
      return opened;
    },
    currentAudit: async () => {
      const [audit, reference] = [await engine.currentAudit(), await engine.currentReference()];
      if (audit !== null) tell(resultsOpened(audit, reference !== null));
      return audit;
    },
    role: async () => {
      const role = await engine.role();
      tell({ kind: 'role', role });
      return role;
    },
    estimate: async (ticketDays, isOfChanges) => {
      const estimate = await engine.estimate(ticketDays, isOfChanges);
      tell({ kind: 'role', role: estimate.role });
      return estimate;
    },
    audit: async (ticketDays, goesOn, isOfChanges) => {
      tell({ kind: 'begin', stage: 'audit', at: now() });
      const audit = await failing('audit', () => engine.audit(ticketDays, goesOn, isOfChanges));
      tell(
        audit === null ? { kind: 'stopped', stage: 'audit', at: now() } : auditDone(audit, now()),
      );
      return audit;
    },
    pause: async () => {
      await engine.pause();
      tell({ kind: 'pause' });
    },
    goOn: async () => {
      await engine.goOn();
      tell({ kind: 'go_on' });
    },
    takeCheck: async (subject) => {
      const startedAt = now();
      const view = await engine.takeCheck(subject);
      if (view.role !== null) tell({ kind: 'role', role: view.role });
      if (view.check.findings) tell(checkTaken(view.check.findings, startedAt, now()));
      return view;
    },
    plan: async (selection) => {
      const plan = await engine.plan(selection);
      tell({ kind: 'selected', plan: { planHash: plan.plan_hash, prepared: plan.prepared } });
      return plan;
    },
    dryRun: async (selection) => {
      tell({ kind: 'begin', stage: 'dry_run', at: now() });
      const receipt = await failing('dry_run', () => engine.dryRun(selection));
      if (receipt.actor) tell({ kind: 'role', role: receipt.actor.role });
      tell(dryRunDone(receipt, now()));
      return receipt;
    },
    apply: (order) => {
      tell({ kind: 'begin_apply', confirmation: confirmationOf(order), at: now() });
      return applying(() => engine.apply(order));
    },
    interruptedApply: async () => {
      const interrupted = await engine.interruptedApply();
      tell({ kind: 'interrupted_apply', isOpen: interrupted !== null });
      return interrupted;
    },
    resumeApply: async () => {
      tell({ kind: 'begin_resume', at: now() });
      const receipt = await applying(engine.resumeApply);
      tell({ kind: 'interrupted_apply', isOpen: false });
      return receipt;
    },
    clear: async () => {
      await engine.clear();
      tell({ kind: 'cleared' });
    },
  };
}

/** Problems by which it becomes known that the signed-in person is an agent, perhaps since a moment ago. */
const NOT_ADMIN: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'audit_not_admin',
  'apply_not_admin',
]);

function referenceDone(reference: ReferenceView, at: number): RunEvent {
  const { accounts, setAsideRows, setAsideValues } = reference;
  const counts = { accounts, rows: setAsideRows, values: setAsideValues };
  return { kind: 'reference_done', counts, at };
}

function auditDone(audit: AuditView, at: number): RunEvent {
  return { kind: 'audit_done', at, ...foundBy(audit) };
}

function resultsOpened(audit: AuditView, hasReference: boolean): RunEvent {
  const { startedAt, finishedAt } = audit;
  return {
    kind: 'results_opened',
    startedAt,
    at: finishedAt,
    hasReference,
    ...foundBy(audit),
  };
}

/** To dry-run and to apply, a check's plan is like one of an audit. */
function checkTaken({ issues, plan }: Findings, startedAt: number, at: number): RunEvent {
  const { prepared, blocked } = viewPlan(plan);
  const { plan_hash: planHash, created_at: createdAt, source } = plan;
  return {
    kind: 'results_opened',
    startedAt,
    at,
    hasReference: true,
    counts: { issues: issues.length, prepared, blocked },
    plan: { planHash, createdAt, isPartialReference: source.partial_reference, prepared },
  };
}

function foundBy({ summary, planHash, createdAt }: AuditView) {
  const { totals, source } = summary;
  return {
    counts: {
      accounts: totals.accounts,
      issues: totals.issues,
      prepared: totals.prepared_actions,
      blocked: totals.blocked_actions,
    },
    plan: {
      planHash,
      createdAt,
      isPartialReference: source.partial_reference,
      prepared: totals.prepared_actions,
    },
  };
}

function dryRunDone({ source_plan_hash, totals }: ReceiptView, at: number): RunEvent {
  return {
    kind: 'dry_run_done',
    at,
    counts: totals,
    dryRun: { planHash: source_plan_hash, wouldApply: totals.would_apply },
  };
}

function applyDone({ stopped, totals }: ReceiptView, at: number): RunEvent {
  return { kind: 'apply_done', isStopped: stopped !== null, counts: totals, at };
}

function confirmationOf(order: ApplyOrder) {
  return {
    planHash: order.confirmedHash,
    reason: order.reason,
    acceptsPartialReference: order.acceptsPartialReference,
    acceptsOldPlan: order.acceptsOldPlan,
  };
}
