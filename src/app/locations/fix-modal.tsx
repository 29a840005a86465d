import { Alert } from '@zendeskgarden/react-notifications';
import { useMemo } from 'react';
import { DEFAULT_CAPS, type Caps } from '../../core/apply/caps.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import { may } from '../../run/page-run/may.ts';
import { stageAtWork } from '../../run/page-run/page-run.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { ApplyStage } from '../features/apply/apply-stage.tsx';
import { DryRunStage } from '../features/dry-run/dry-run-stage.tsx';
import { FixFoot } from '../features/fix/fix-foot.tsx';
import { FixFrame } from '../features/fix/fix-frame.tsx';
import { stepStates } from '../features/fix/fix-step.ts';
import { FixSteps } from '../features/fix/fix-steps.tsx';
import { fixWords } from '../features/fix/fix-words.ts';
import { LookStep } from '../features/fix/look-step.tsx';
import { useSaid } from '../features/fix/use-said.ts';
import { ReceiptStage } from '../features/receipt/receipt-stage.tsx';
import { fixOffer } from '../features/run/fix-offer.ts';
import { InterruptedNotice } from '../features/run/interrupted-notice.tsx';
import { useFixRun } from '../features/run/use-fix-run.ts';
import { useClock } from '../shared/clock/clock.ts';
import { Sentence } from '../shared/drift/layout.tsx';
import { OpenRecordContext } from '../shared/drift/open-record.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { AlertWarningIcon } from '../shared/ui/icons.ts';
import { StageHeader } from '../shared/ui/stage-header.tsx';
import { useEscape } from '../shared/ui/use-escape.ts';
import { useWords, WordsContext } from '../shared/words/use-words.ts';

type FixModalProps = {
  readonly engine: EngineApi;
  /** What is to be fixed; `null` where the address of the modal does not tell. */
  readonly subject: CheckSubject | null;
  /** The caps of the installation. */
  readonly caps?: Caps;
  readonly onClose: () => void;
  /** Milliseconds since 1970; the page's clock where absent. */
  readonly now?: () => number;
};

/** The modal in which an admin repairs the safe actions of the one ticket, user or organization in front of them. */
export function FixModal({ subject, ...rest }: FixModalProps) {
  const pageWords = useWords();
  const words = useMemo(() => fixWords(pageWords), [pageWords]);
  return (
    <WordsContext.Provider value={words}>
      {/* The workspace would open a record behind the modal, or in its place: a plain link leads beside it. */}
      <OpenRecordContext.Provider value={null}>
        {subject === null ? <Unreadable {...rest} /> : <Fix subject={subject} {...rest} />}
      </OpenRecordContext.Provider>
    </WordsContext.Provider>
  );
}

function Unreadable({ onClose }: Pick<FixModalProps, 'onClose'>) {
  const words = useWords();
  useEscape(onClose);
  return (
    <FixFrame place="unreadable" foot={<FixFoot onClose={onClose} endsHere />}>
      <EmptyState
        isWholePage
        icon={AlertWarningIcon}
        title={words.say('fix.unreadable.title')}
        about={words.say('fix.unreadable.about')}
      />
    </FixFrame>
  );
}

function Fix({
  engine: bareEngine,
  subject,
  caps = DEFAULT_CAPS,
  onClose,
  now: otherNow,
}: FixModalProps & { readonly subject: CheckSubject }) {
  const words = useWords();
  const clock = useClock();
  const now = otherNow ?? clock;
  const fix = useFixRun(bareEngine, subject, now);
  const { run, engine, look, results, interrupted, step } = fix;
  const { selection, dryRun, receipt } = results;
  const isEarlierFirst = step === 'look' && interrupted !== null;
  // Completing an earlier apply only reads.
  const isWriting = stageAtWork(run) === 'apply' && interrupted === null;
  const offer = fixOffer(fix, words, onClose);
  useSaid(look, step);
  useEscape(isWriting ? null : onClose);
  return (
    <FixFrame
      place={isEarlierFirst ? 'earlier' : step}
      isDemo={look.is === 'done' && look.value.source.mode === 'demo'}
      steps={
        // Who may only look has no steps before them.
        (run.role !== 'agent' || step !== 'look') && (
          <FixSteps states={stepStates(look, run)} shown={step} />
        )
      }
      foot={offer && <FixFoot {...offer} />}
    >
      {isEarlierFirst && (
        <StageHeader
          title={words.say('fix.earlier.title')}
          about={words.say('fix.earlier.about')}
        />
      )}
      {isWriting && (
        <Alert type="warning" role="note">
          <Alert.Title>{words.say('fix.keep_open.title')}</Alert.Title>
          <Sentence>{words.say('fix.keep_open.about')}</Sentence>
        </Alert>
      )}
      {interrupted && (
        <InterruptedNotice engine={engine} interrupted={interrupted} onReceipt={fix.takeReceipt} />
      )}
      {step === 'look' && !isEarlierFirst && (
        <LookStep
          look={look}
          subject={subject}
          run={run}
          selection={selection}
          onSelection={fix.select}
          onAgain={fix.checkAgain}
        />
      )}
      {step === 'dry_run' && (
        <DryRunStage
          engine={engine}
          selection={selection}
          finished={dryRun}
          onDone={fix.takeDryRun}
        />
      )}
      {step === 'apply' && (
        <ApplyStage
          engine={engine}
          plan={dryRun?.plan ?? null}
          dryRun={dryRun?.receipt ?? null}
          selection={selection}
          permission={may(run, 'prepare_apply')}
          caps={caps}
          now={now}
          onDone={fix.takeReceipt}
        />
      )}
      {step === 'receipt' && <ReceiptStage engine={engine} receipt={receipt} onAuditAgain={null} />}
    </FixFrame>
  );
}
