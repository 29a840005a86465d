import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import { advance } from '../../../run/page-run/advance.ts';
import { NEW_RUN, type PageRun } from '../../../run/page-run/page-run.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type {
  CheckView,
  InterruptedApply,
  PlanView,
  ReceiptView,
  Selection,
} from '../../engine/engine-views.ts';
import { useCall } from '../../shared/drift/use-call.ts';
import { useEngineEvents } from '../../shared/engine-events/engine-events.ts';
import type { FixStep, Look } from '../fix/fix-step.ts';
import { tellRun } from './tell-run.ts';

/** What the steps of a fix have brought so far. */
type FixResults = {
  readonly selection: Selection;
  readonly dryRun: { readonly plan: PlanView; readonly receipt: ReceiptView } | null;
  readonly receipt: ReceiptView | null;
};

const NOTHING: FixResults = {
  selection: { withoutAccounts: [], withoutActions: [] },
  dryRun: null,
  receipt: null,
};

/** A fix of one subject: the page's run and rules, beginning with a check in the place of an audit. */
export type FixControl = {
  readonly run: PageRun;
  /** The engine to be used by the steps: what they ask of it moves the run. */
  readonly engine: EngineApi;
  readonly look: Look;
  readonly results: FixResults;
  /** An apply without a receipt: of an earlier visit, or this one's that broke off. */
  readonly interrupted: InterruptedApply | null;
  readonly step: FixStep;
  readonly show: (step: FixStep) => void;
  /** Looks for an interrupted apply and, where there is none, checks anew; what was found before is void. */
  readonly checkAgain: () => void;
  readonly select: (selection: Selection) => void;
  readonly takeDryRun: (dryRun: FixResults['dryRun']) => void;
  readonly takeReceipt: (receipt: ReceiptView) => void;
};

/** Leads a fix through its steps. The subject is the one it is first called with. */
export function useFixRun(
  bareEngine: EngineApi,
  firstSubject: CheckSubject,
  now: () => number,
): FixControl {
  const [subject] = useState(firstSubject);
  const [run, tell] = useReducer(advance, NEW_RUN);
  const [look, startLook, forgetLook] = useCall<CheckView>();
  const [results, setResults] = useState(NOTHING);
  const [interrupted, setInterrupted] = useState<InterruptedApply | null>(null);
  const [step, show] = useState<FixStep>('look');
  const engine = useMemo(() => tellRun(bareEngine, { tell, now }), [bareEngine, now]);
  useEngineEvents((event) => {
    if (event.kind === 'storage') tell({ kind: 'storage', storage: event.state });
  });
  // Which apply was interrupted can be told as long as the engine does nothing else: so not at once.
  const begin = useCallback(
    async (isWanted: () => boolean = () => true) => {
      const waiting = await findInterrupted(engine);
      if (!isWanted()) return;
      setInterrupted(waiting);
      if (waiting === null) await startLook(() => engine.takeCheck(subject));
    },
    [engine, subject, startLook],
  );
  useEffect(() => {
    let isWanted = true;
    void begin(() => isWanted);
    return () => {
      isWanted = false;
    };
  }, [begin]);
  const lookingBack = useMemo<EngineApi>(
    () => ({
      ...engine,
      apply: async (order) => {
        try {
          return await engine.apply(order);
        } catch (error) {
          setInterrupted(await findInterrupted(engine));
          throw error;
        }
      },
    }),
    [engine],
  );
  return {
    run,
    engine: lookingBack,
    look,
    results,
    interrupted,
    step,
    show,
    checkAgain: () => {
      forgetLook();
      setResults(NOTHING);
      setInterrupted(null);
      show('look');
      void begin();
    },
    select: (selection) => {
      setResults((held) => ({ ...held, selection }));
    },
    takeDryRun: (dryRun) => {
      setResults((held) => ({ ...held, dryRun }));
    },
    takeReceipt: (receipt) => {
      setResults((held) => ({ ...held, dryRun: null, receipt }));
      setInterrupted(null);
      show('receipt');
    },
  };
}

/** One that cannot be looked up is as good as none: applying says what is wrong. */
async function findInterrupted(engine: EngineApi): Promise<InterruptedApply | null> {
  return await engine.interruptedApply().catch(() => null);
}
