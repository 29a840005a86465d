import { Alert } from '@zendeskgarden/react-notifications';
import { useCallback, useEffect } from 'react';
import type { Subject } from '../../../core/detect/issue.ts';
import type { Trace } from '../../../core/report/trace/trace.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { FlowIcon, SearchIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { TraceChain } from './trace-chain.tsx';
import { TraceForm } from './trace-form.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';

type Found = { readonly subject: Subject; readonly trace: Trace | null };

/** Paste an id and see the whole chain from raw values to verdict. */
export function TracePanel({
  engine,
  source,
  hasRecords = true,
  first = null,
}: {
  readonly engine: EngineApi;
  readonly source: RecordSource;
  /** Whether the records are there that the audit read: without them only what fired can be told. */
  readonly hasRecords?: boolean;
  /** What is traced at once, where the way here led from a record. */
  readonly first?: Subject | null;
}) {
  const words = useWords();
  const [state, start] = useCall<Found>();
  const trace = useCallback(
    (subject: Subject) => {
      void start(async () => ({ subject, trace: await engine.trace(subject) }));
    },
    [start, engine],
  );
  const [kind, id] = [first?.kind, first?.id];
  useEffect(() => {
    if (kind !== undefined && id !== undefined) trace({ kind, id });
  }, [trace, kind, id]);
  const found = state.is === 'done' ? state.value : null;
  return (
    <Stack $gap={24}>
      <StageHeader title={words.say('page.trace.title')} about={words.say('page.trace.about')} />
      {!hasRecords && <Alert type="info">{words.say('page.trace.without_records')}</Alert>}
      <TraceForm key={`${kind ?? ''} ${id ?? ''}`} first={first} onTrace={trace} />
      <div aria-live="polite">
        {state.is === 'idle' && (
          <EmptyState icon={FlowIcon} title={words.say('page.trace.nothing_yet')} />
        )}
        {state.is === 'working' && <Skeletons label={words.say('page.trace.loading')} />}
        {found?.trace === null && hasRecords && (
          <EmptyState
            icon={SearchIcon}
            title={words.say('problems.unknown_subject.happened', found.subject)}
            about={words.say('problems.unknown_subject.remedy')}
          />
        )}
        {found?.trace === null && !hasRecords && (
          <EmptyState icon={SearchIcon} title={words.say('page.trace.nothing_fired')} />
        )}
        {found?.trace && <TraceChain trace={found.trace} source={source} />}
      </div>
      {state.is === 'failed' && <Failure problem={state.problem} written="nothing" />}
    </Stack>
  );
}
