import { Alert } from '@zendeskgarden/react-notifications';
import type { Caps } from '../../../core/apply/caps.ts';
import type { Answer } from '../../../run/page-run/may.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { PlanView, ReceiptView, Selection } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useApplyProgress } from '../../shared/drift/use-apply-progress.ts';
import { useCall } from '../../shared/drift/use-call.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ClipboardIcon } from '../../shared/ui/icons.ts';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { toOrder, type ApplyForm as Form } from './apply-form-state.ts';
import { ApplyForm } from './apply-form.tsx';
import { ApplyLive } from './apply-live.tsx';

/** A live apply: said in numbers, confirmed by hash and reason, watched, and stopped when wanted. */
export function ApplyStage({
  engine,
  plan,
  dryRun,
  selection,
  permission,
  caps,
  onDone,
  onBegin,
  now = Date.now,
}: {
  readonly engine: EngineApi;
  /** The plan that was dry-run; `null` before that. */
  readonly plan: PlanView | null;
  readonly dryRun: ReceiptView | null;
  /** What the plan leaves out of the whole. */
  readonly selection: Selection;
  /** Whether an apply may be prepared at all, and why not. */
  readonly permission: Answer;
  /** The caps of the installation, which a person can lower and not raise. */
  readonly caps: Caps;
  readonly onDone: (receipt: ReceiptView) => void;
  /** Called when the writing begins. */
  readonly onBegin?: () => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}) {
  const words = useWords();
  const [run, startRun] = useCall<ReceiptView>();
  const [progress, resetProgress] = useApplyProgress();
  const isWorking = run.is === 'working';
  const apply = async (form: Form) => {
    if (plan === null) return;
    resetProgress();
    onBegin?.();
    const receipt = await startRun(() =>
      engine.apply(toOrder(form, plan, { selection, most: caps })),
    );
    if (receipt) onDone(receipt);
  };
  const isReady = plan !== null && dryRun !== null;
  // The run itself makes the page busy: that is no reason to take its form away.
  const refusal = permission.ok || isWorking || permission.why === 'busy' ? null : permission.why;
  // An apply that just found this out says so itself.
  const isSaid =
    refusal === 'not_admin' && run.is === 'failed' && run.problem.code === 'apply_not_admin';
  return (
    <Stack $gap={20}>
      <StageHeader title={words.say('page.apply.title')} about={words.say('page.apply.about')} />
      {refusal !== null && !isSaid && (
        <Alert type="warning" role="note">
          <Alert.Title>{words.say(`page.apply.refused.${refusal}.happened`)}</Alert.Title>
          <Sentence>{words.say(`page.apply.refused.${refusal}.remedy`)}</Sentence>
        </Alert>
      )}
      {refusal === null && !isReady && (
        <EmptyState icon={ClipboardIcon} title={words.say('page.apply.no_dry_run')} />
      )}
      {isWorking && <ApplyLive engine={engine} progress={progress} />}
      {run.is === 'failed' && (
        <Failure problem={run.problem} written={progress.hasWritten ? 'perhaps' : 'nothing'} />
      )}
      {refusal === null && isReady && (
        // Hidden, not gone: after a failure what was typed is still there.
        <div hidden={isWorking}>
          <ApplyForm
            key={plan.plan_hash}
            engine={engine}
            plan={plan}
            caps={caps}
            isWorking={isWorking}
            now={clockOf(dryRun, plan, now)}
            onApply={(form) => void apply(form)}
          />
        </div>
      )}
    </Stack>
  );
}

/** The clock that a plan is old or young by. The demo's stands still: there it is as late as its dry run was. */
function clockOf(dryRun: ReceiptView, { source }: PlanView, now: () => number): () => number {
  return source.mode === 'demo' ? () => Date.parse(dryRun.finished_at) : now;
}
