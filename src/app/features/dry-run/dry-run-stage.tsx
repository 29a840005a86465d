import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useCallback, useEffect } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { PlanView, ReceiptView, Selection } from '../../engine/engine-views.ts';
import { EntryList } from '../../shared/drift/entry-list.tsx';
import { Failure } from '../../shared/drift/failure.tsx';
import { Card, Line, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { LimitWait } from '../../shared/drift/limit-wait.tsx';
import { PlanFacts } from '../../shared/drift/plan-facts.tsx';
import { useApplyProgress, type ApplyProgress } from '../../shared/drift/use-apply-progress.ts';
import { useCall } from '../../shared/drift/use-call.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ClipboardIcon } from '../../shared/ui/icons.ts';
import { ProgressLine } from '../../shared/ui/progress-line.tsx';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** A dry run that came to its end, with the plan it was made of. */
export type FinishedDryRun = { readonly plan: PlanView; readonly receipt: ReceiptView };

/** The plan, or what was selected of it, under its hash; and per action what Zendesk says now. */
export function DryRunStage({
  engine,
  selection,
  finished = null,
  onDone,
}: {
  readonly engine: EngineApi;
  readonly selection: Selection;
  /** An earlier dry run, which is shown again where it was one of this very plan. */
  readonly finished?: FinishedDryRun | null;
  readonly onDone: (finished: FinishedDryRun) => void;
}) {
  const words = useWords();
  const [planned, startPlan] = useCall<PlanView>();
  const [run, startRun, forgetRun] = useCall<ReceiptView>();
  const [progress, resetProgress] = useApplyProgress();
  const load = useCallback(() => {
    forgetRun();
    void startPlan(() => engine.plan(selection));
  }, [forgetRun, startPlan, engine, selection]);
  useEffect(load, [load]);

  const plan = planned.is === 'done' ? planned.value : null;
  const size = plan === null ? 0 : plan.prepared + plan.blocked;
  const earlier =
    run.is === 'idle' && finished?.plan.plan_hash === plan?.plan_hash ? finished : null;
  const receipt = run.is === 'done' ? run.value : (earlier?.receipt ?? null);
  const start = async () => {
    if (plan === null) return;
    resetProgress();
    const answer = await startRun(() => engine.dryRun(selection));
    if (answer) onDone({ plan, receipt: answer });
  };
  return (
    <Stack $gap={20}>
      <StageHeader
        title={words.say('page.dry_run.title')}
        about={words.say('page.dry_run.about')}
      />
      {planned.is === 'working' && <Skeletons label={words.say('page.dry_run.loading')} />}
      {planned.is === 'failed' && (
        <Failure problem={planned.problem} written="nothing" onAgain={load} />
      )}
      {plan && size === 0 && (
        <EmptyState icon={ClipboardIcon} title={words.say('page.dry_run.empty')} />
      )}
      {plan && size > 0 && (
        <Card aria-label={words.say('page.plan.title')}>
          <Stack>
            <PlanFacts plan={plan} />
            <Line>
              <Button
                isPrimary={receipt === null}
                disabled={run.is === 'working'}
                onClick={() => void start()}
              >
                {words.say(receipt === null ? 'page.dry_run.do' : 'page.dry_run.again')}
              </Button>
              <Quiet>{words.say('apply.nothing_written')}</Quiet>
            </Line>
          </Stack>
        </Card>
      )}
      {run.is === 'working' && <Progress progress={progress} />}
      {run.is === 'working' && <LimitWait />}
      {run.is === 'failed' && (
        <Failure problem={run.problem} written="nothing" onAgain={() => void start()} />
      )}
      {receipt && <Result engine={engine} receipt={receipt} />}
    </Stack>
  );
}

function Progress({ progress }: { readonly progress: ApplyProgress }) {
  const words = useWords();
  const { stage, done, of, organizations } = progress;
  return (
    <ProgressLine
      label={words.say(`page.apply.stages.${stage ?? 'signing_in'}`)}
      share={of === 0 ? null : done / of}
      done={
        of === 0
          ? words.say('page.apply.organizations', { count: organizations })
          : words.say('page.apply.done_of', { done, of })
      }
    />
  );
}

function Result({
  engine,
  receipt,
}: {
  readonly engine: EngineApi;
  readonly receipt: ReceiptView;
}) {
  const words = useWords();
  const { totals, across_records_as_of } = receipt;
  const isClean = totals.skipped + totals.failed + totals.unknown + totals.not_attempted === 0;
  return (
    <Stack>
      <Alert type={isClean ? 'success' : 'warning'} role="status">
        <Alert.Title>
          {words.say('page.dry_run.result', {
            count: totals.would_apply,
            other: totals.actions - totals.would_apply,
          })}
        </Alert.Title>
        {across_records_as_of !== null && (
          <Sentence>
            {words.say('page.receipt.as_of', { time: words.time(across_records_as_of) })}
          </Sentence>
        )}
      </Alert>
      <EntryList engine={engine} receipt={receipt} />
    </Stack>
  );
}
