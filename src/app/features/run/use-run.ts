import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { advance } from '../../../run/page-run/advance.ts';
import { NEW_RUN, type PageRun, type StageName } from '../../../run/page-run/page-run.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type {
  AuditView,
  InterruptedApply,
  OpenedResults,
  PlanView,
  ReceiptView,
  ReferenceView,
  Selection,
} from '../../engine/engine-views.ts';
import { useClock } from '../../shared/clock/clock.ts';
import { useEngineEvents } from '../../shared/engine-events/engine-events.ts';
import { tellRun } from './tell-run.ts';

/** What the stages of the run have brought so far. */
export type RunResults = {
  readonly reference: ReferenceView | null;
  readonly audit: AuditView | null;
  readonly selection: Selection;
  readonly dryRun: { readonly plan: PlanView; readonly receipt: ReceiptView } | null;
  readonly receipt: ReceiptView | null;
};

/** The run of the page: where it stands, what it brought, and the stage that is shown. */
export type RunControl = {
  readonly run: PageRun;
  readonly results: RunResults;
  /** An apply of an earlier visit that has no receipt yet. */
  readonly interrupted: InterruptedApply | null;
  /** Whether what an earlier visit left is still being looked up. */
  readonly isStarting: boolean;
  readonly shown: StageName;
  /** The engine to be used by the stages: what they ask of it moves the run. */
  readonly engine: EngineApi;
  readonly show: (stage: StageName) => void;
  readonly canShow: (stage: StageName) => boolean;
  readonly takeReference: (reference: ReferenceView) => void;
  readonly takeResults: (opened: OpenedResults) => void;
  readonly startAudit: (ticketDays: number, goesOn: boolean, isOfChanges: boolean) => Promise<void>;
  readonly select: (selection: Selection) => void;
  readonly takeDryRun: (dryRun: RunResults['dryRun']) => void;
  readonly takeReceipt: (receipt: ReceiptView) => void;
  readonly forget: () => void;
};

const NOTHING: RunResults = {
  reference: null,
  audit: null,
  selection: { withoutAccounts: [], withoutActions: [] },
  dryRun: null,
  receipt: null,
};

/** Leads a run through its stages. */
export function useRun(
  bareEngine: EngineApi,
  { beginsWithDemo }: { readonly beginsWithDemo: boolean },
): RunControl {
  const now = useClock();
  const [run, tell] = useReducer(advance, NEW_RUN);
  const [results, setResults] = useState(NOTHING);
  const [interrupted, setInterrupted] = useState<InterruptedApply | null>(null);
  const [isStarting, setIsStarting] = useState(true);
  const [shown, show] = useState<StageName>('reference');
  const engine = useMemo(() => tellRun(bareEngine, { tell, now }), [bareEngine, now]);
  useEngineEvents((event) => {
    if (event.kind === 'storage') tell({ kind: 'storage', storage: event.state });
  });
  useEffect(() => {
    void lookUpEarlier(engine, beginsWithDemo).then((earlier) => {
      setResults((held) => ({ ...held, reference: held.reference ?? earlier.reference }));
      setInterrupted(earlier.interrupted);
      setIsStarting(false);
      if (earlier.audit === null) return;
      const { audit } = earlier;
      setResults((held) => ({ ...held, audit: held.audit ?? audit }));
      show((stage) => (stage === 'reference' ? 'triage' : stage));
      findRole(engine);
    });
  }, [engine, beginsWithDemo]);

  const startAudit = async (ticketDays: number, goesOn: boolean, isOfChanges: boolean) => {
    setResults(({ reference }) => ({ ...NOTHING, reference }));
    show('audit');
    try {
      const audit = await engine.audit(ticketDays, goesOn, isOfChanges);
      if (audit === null) return;
      setResults((held) => ({ ...held, audit }));
      show((stage) => (stage === 'audit' ? 'triage' : stage));
    } catch {
      // The run was told why, and the stage says so.
    }
  };
  const select = useCallback(
    (selection: Selection) => {
      setResults((held) => ({ ...held, selection }));
      // The run has to know the hash of what is selected; the dry run shows what stands in the way.
      engine.plan(selection).catch(() => undefined);
    },
    [engine],
  );
  return {
    run,
    results,
    interrupted,
    isStarting,
    shown,
    engine,
    show,
    canShow: (stage) => NEEDS[stage](results),
    takeReference: (reference) => {
      setResults({ ...NOTHING, reference });
    },
    takeResults: ({ audit, reference }) => {
      setResults({ ...NOTHING, reference, audit });
      show('triage');
      findRole(engine);
    },
    startAudit,
    select,
    takeDryRun: (dryRun) => {
      setResults((held) => ({ ...held, dryRun }));
    },
    takeReceipt: (receipt) => {
      setResults((held) => ({ ...held, dryRun: null, receipt }));
      setInterrupted(null);
      show('receipt');
    },
    forget: () => {
      setResults(NOTHING);
      setInterrupted(null);
      show('reference');
    },
  };
}

/** What a stage builds on. */
const NEEDS: Readonly<Record<StageName, (results: RunResults) => boolean>> = {
  reference: () => true,
  audit: ({ reference }) => reference !== null,
  triage: ({ audit }) => audit !== null,
  dry_run: ({ audit }) => audit !== null,
  apply: ({ audit }) => audit !== null,
  receipt: ({ receipt }) => receipt !== null,
};

/** A list or an apply that cannot be looked up is as good as none: loading and applying say what is wrong. */
async function lookUpEarlier(engine: EngineApi, beginsWithDemo: boolean) {
  const [found, interrupted] = await Promise.allSettled([
    keptFindings(engine, beginsWithDemo),
    engine.interruptedApply(),
  ]);
  return {
    reference: found.status === 'fulfilled' ? found.value.reference : null,
    audit: found.status === 'fulfilled' ? found.value.audit : null,
    interrupted: interrupted.status === 'fulfilled' ? interrupted.value : null,
  };
}

/** The list first: results are of the list that is loaded, or of none that is here. */
async function keptFindings(engine: EngineApi, beginsWithDemo: boolean) {
  const reference = await engine.currentReference();
  const audit = await engine.currentAudit().catch(() => null);
  const isNew = reference === null && audit === null;
  return { audit, reference: isNew && beginsWithDemo ? await engine.loadDemo() : reference };
}

/** Who is signed in decides what is offered with results of another day. Where it cannot be told, the dry run finds out. */
function findRole(engine: EngineApi): void {
  engine.role().catch(() => undefined);
}
