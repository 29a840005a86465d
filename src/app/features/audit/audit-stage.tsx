import { Alert } from '@zendeskgarden/react-notifications';
import type { Answer } from '../../../run/page-run/may.ts';
import { isAtWork, type Stage } from '../../../run/page-run/page-run.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { OpenedResults } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { AuditAtWork } from './audit-at-work.tsx';
import { PrepareAudit } from './prepare-audit.tsx';
import type { AuditControl, AuditWish } from './use-audit.ts';

type AuditStageProps = {
  readonly engine: Pick<EngineApi, 'estimate' | 'unfinishedAudit' | 'openResults'>;
  readonly audit: AuditControl;
  /** The audit's stage of the run. */
  readonly stage: Stage;
  readonly mayAudit: Answer;
  readonly mode: 'demo' | 'live';
  /** The ticket window to begin with. */
  readonly ticketDays: number;
  readonly onStart: (wish: AuditWish) => void;
  readonly onResults: (opened: OpenedResults) => void;
};

/** The second stage: what an audit will read, then how far it is. */
export function AuditStage({
  engine,
  audit,
  stage,
  mayAudit,
  mode,
  ticketDays,
  onStart,
  onResults,
}: AuditStageProps) {
  const words = useWords();
  if (isAtWork(stage)) return <AuditAtWork audit={audit} isPaused={stage.state === 'paused'} />;
  return (
    <Stack $gap={24}>
      <StageHeader
        title={words.say('page.audit.title')}
        about={words.say('page.audit.about', { mode })}
      />
      {stage.state === 'done' && (
        <Alert type="success">
          <Alert.Title>{words.say('page.audit.done')}</Alert.Title>
          <Sentence>
            {words.say('page.audit.done_about', {
              issues: stage.counts['issues'] ?? 0,
              accounts: stage.counts['accounts'] ?? 0,
              time: words.time(stage.endedAt ?? 0),
            })}
          </Sentence>
        </Alert>
      )}
      {stage.state === 'stopped' && (
        <Alert type="info">
          <Alert.Title>{words.say('page.audit.stopped')}</Alert.Title>
          <Sentence>{words.say('page.audit.stopped_about')}</Sentence>
        </Alert>
      )}
      {stage.problem !== null && <Failure problem={stage.problem} written="nothing" />}
      <PrepareAudit
        engine={engine}
        mode={mode}
        ticketDays={ticketDays}
        mayAudit={mayAudit}
        isAgain={stage.state === 'done'}
        told={stage.problem}
        onStart={onStart}
        onResults={onResults}
      />
    </Stack>
  );
}
