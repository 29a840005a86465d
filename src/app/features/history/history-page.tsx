import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../run/page-run/may.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { HistoryEntry, ReceiptView } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Card, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { HistoryIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { ClearEverything } from './clear-everything.tsx';
import { DriftChart } from './drift-chart.tsx';
import { driftOverTime } from './drift-over-time.ts';
import { HistoryTable } from './history-table.tsx';

type HistoryPageProps = {
  readonly engine: Pick<EngineApi, 'history' | 'clear'>;
  /** Whether what is kept survives closing the tab; `null` until it is known. */
  readonly storage: 'durable' | 'memory' | null;
  readonly mayClear: Answer;
  readonly onOpenReceipt: (receipt: ReceiptView) => void;
  readonly onCleared: () => void;
  readonly onBack: () => void;
};

/** Earlier audits and receipts of this browser, the drift over time, and the way to forget all of it. */
export function HistoryPage(props: HistoryPageProps) {
  const { engine, storage, mayClear, onOpenReceipt, onCleared, onBack } = props;
  const words = useWords();
  const [history, load] = useCall<readonly HistoryEntry[]>();
  const [isClearing, setIsClearing] = useState(false);
  useEffect(() => {
    void load(engine.history);
  }, [engine, load]);
  const entries = history.is === 'done' ? history.value : [];
  const points = driftOverTime(entries);
  return (
    <Stack $gap={24}>
      <StageHeader title={words.say('page.history.title')} about={words.say('page.history.about')}>
        <Button onClick={onBack}>{words.say('page.frame.back_to_run')}</Button>
        <Button
          isDanger
          disabled={!mayClear.ok}
          onClick={() => {
            setIsClearing(true);
          }}
        >
          {words.say('page.history.clear')}
        </Button>
      </StageHeader>
      {!mayClear.ok && <Quiet>{words.say(`page.refusals.${mayClear.why}`)}</Quiet>}
      {storage === 'memory' && (
        <Alert type="warning">{words.say('page.frame.storage_memory')}</Alert>
      )}
      {(history.is === 'idle' || history.is === 'working') && (
        <Skeletons label={words.say('page.history.loading')} />
      )}
      {history.is === 'failed' && (
        <Failure
          problem={history.problem}
          written="nothing"
          onAgain={() => void load(engine.history)}
        />
      )}
      {history.is === 'done' && entries.length === 0 && (
        <EmptyState
          icon={HistoryIcon}
          title={words.say('page.history.empty')}
          about={words.say('page.history.empty_about')}
        />
      )}
      {points.length > 1 && (
        <Card>
          <Stack $gap={12}>
            <Heading id="drift-heading">{words.say('page.history.chart')}</Heading>
            <DriftChart points={points} />
          </Stack>
        </Card>
      )}
      {entries.length > 0 && (
        <Card>
          <Stack $gap={12}>
            <Heading id="history-heading">{words.say('page.history.list')}</Heading>
            <HistoryTable
              entries={entries}
              labelledBy="history-heading"
              onOpenReceipt={onOpenReceipt}
            />
          </Stack>
        </Card>
      )}
      {isClearing && (
        <ClearEverything
          engine={engine}
          onClose={() => {
            setIsClearing(false);
          }}
          onCleared={() => {
            setIsClearing(false);
            void load(engine.history);
            onCleared();
          }}
        />
      )}
    </Stack>
  );
}
