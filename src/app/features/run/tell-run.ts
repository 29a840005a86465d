import type { Receipt } from '../../../core/apply/receipt-format.ts';
import type { Plan } from '../../../core/plan/plan-format.ts';
import type { RunEvent, WorkingStage } from '../../../run/page-run/run-event.ts';
import type { ApplyOrder, AuditView, EngineApi, ReferenceView } from '../../engine/engine-api.ts';
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
      tell({ kind: 'failed', stage, problem: toProblemView(error), at: now() });
      throw error;
    }
  };
  const loading = async (load: () => Promise<ReferenceView>) => {
    tell({ kind: 'begin', stage: 'reference', at: now() });
    const reference = await failing('reference', load);
    tell(referenceDone(reference, now()));
    return reference;
  };
  const applying = async <Value extends Receipt | null>(call: () => Promise<Value>) => {
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
    estimate: async (ticketDays) => {
      const estimate = await engine.estimate(ticketDays);
      tell({ kind: 'role', role: estimate.role });
      return estimate;
    },
    audit: async (ticketDays, goesOn) => {
      tell({ kind: 'begin', stage: 'audit', at: now() });
      const audit = await failing('audit', () => engine.audit(ticketDays, goesOn));
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
    plan: async (selection) => {
      const plan = await engine.plan(selection);
      tell({ kind: 'selected', plan: { planHash: plan.plan_hash, prepared: preparedIn(plan) } });
      return plan;
    },
    dryRun: async (selection) => {
      tell({ kind: 'begin', stage: 'dry_run', at: now() });
      const receipt = await failing('dry_run', () => engine.dryRun(selection));
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

function referenceDone(reference: ReferenceView, at: number): RunEvent {
  const { accounts, setAsideRows, setAsideValues } = reference;
  const counts = { accounts, rows: setAsideRows.length, values: setAsideValues.length };
  return { kind: 'reference_done', counts, at };
}

function auditDone({ summary, planHash, createdAt }: AuditView, at: number): RunEvent {
  const { totals, source } = summary;
  return {
    kind: 'audit_done',
    at,
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

function dryRunDone({ source_plan_hash, totals }: Receipt, at: number): RunEvent {
  return {
    kind: 'dry_run_done',
    at,
    counts: totals,
    dryRun: { planHash: source_plan_hash, wouldApply: totals.would_apply },
  };
}

function applyDone({ stopped, totals }: Receipt, at: number): RunEvent {
  return { kind: 'apply_done', isStopped: stopped !== null, counts: totals, at };
}

function preparedIn({ actions }: Plan): number {
  return actions.filter(({ status }) => status === 'prepared').length;
}

function confirmationOf(order: ApplyOrder) {
  return {
    planHash: order.confirmedHash,
    reason: order.reason,
    acceptsPartialReference: order.acceptsPartialReference,
    acceptsOldPlan: order.acceptsOldPlan,
  };
}
