import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect, useRef, useState } from 'react';
import type { SetAsideDecision } from '../../../core/decisions/decision.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { DecisionsView, KeptFile } from '../../engine/engine-views.ts';
import { DecideHere } from '../../shared/drift/decide-here.tsx';
import { Failure } from '../../shared/drift/failure.tsx';
import {
  Bullets,
  Card,
  HeardOnly,
  Line,
  PlainList,
  Quiet,
  Sentence,
  Stack,
} from '../../shared/drift/layout.tsx';
import { Code } from '../../shared/drift/raw.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { FileRow } from '../../shared/files/file-row.tsx';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { DecisionIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { DecisionsTable } from './decisions-table.tsx';

type DecisionsEngine = Pick<
  EngineApi,
  'decisions' | 'importDecisions' | 'decide' | 'withdraw' | 'decisionsFile' | 'accountNames'
>;

/** What only people can say, as it was said: to be looked through, added to, taken out and handed on. */
export function DecisionsPage({
  engine,
  onAuditAgain,
  onBack,
}: {
  readonly engine: DecisionsEngine;
  /** `null` while there can be no audit. */
  readonly onAuditAgain: (() => void) | null;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const announce = useAnnounce();
  const [state, load] = useCall<DecisionsView>();
  const [view, setView] = useState<DecisionsView | null>(null);
  const [setAside, setSetAside] = useState<readonly SetAsideDecision[]>([]);
  const [handedOut, handOut] = useCall<KeptFile>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void load(engine.decisions).then(setView);
  }, [engine, load]);
  const take = async (call: () => Promise<DecisionsView>) => {
    setSetAside([]);
    const taken = await load(call);
    if (taken) setView(taken);
    return taken;
  };
  const takeFile = async (file: File) => {
    const taken = await take(async () => {
      const imported = await engine.importDecisions(file.name, await file.arrayBuffer());
      setSetAside(imported.setAside);
      return imported.view;
    });
    if (taken) announce(words.say('page.decisions.imported', { count: taken.decisions.length }));
  };
  const decisions = view?.decisions ?? [];
  return (
    <Stack $gap={24}>
      <StageHeader
        title={words.say('page.decisions.title')}
        about={words.say('page.decisions.about')}
      >
        <Button onClick={onBack}>{words.say('page.frame.back_to_run')}</Button>
        <Button
          onClick={() => {
            input.current?.click();
          }}
        >
          {words.say('page.decisions.import')}
        </Button>
        <Button
          disabled={decisions.length === 0}
          onClick={() => void handOut(engine.decisionsFile)}
        >
          {words.say('page.decisions.export')}
        </Button>
        <HeardOnly>
          <input
            ref={input}
            type="file"
            accept=".csv,text/csv"
            tabIndex={-1}
            aria-label={words.say('page.decisions.import')}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void takeFile(file);
              target.value = '';
            }}
          />
        </HeardOnly>
      </StageHeader>
      {state.is === 'failed' && <Failure problem={state.problem} written="nothing" />}
      {handedOut.is === 'failed' && <Failure problem={handedOut.problem} written="nothing" />}
      {handedOut.is === 'done' && <FileRow file={handedOut.value} />}
      {state.is === 'working' && view === null && (
        <Skeletons label={words.say('page.decisions.loading')} />
      )}
      {view?.differFromAudit && (
        <Alert type="info">
          <Stack $gap={8}>
            <Sentence>{words.say('page.decisions.differ')}</Sentence>
            {onAuditAgain && (
              <div>
                <Button size="small" onClick={onAuditAgain}>
                  {words.say('page.audit.start_again')}
                </Button>
              </div>
            )}
          </Stack>
        </Alert>
      )}
      {setAside.length > 0 && (
        <Alert type="warning">
          <Sentence>{words.say('page.decisions.set_aside', { count: setAside.length })}</Sentence>
          <Bullets>
            {setAside.map(({ kind, subject, why }, at) => (
              <li key={at}>
                <Code>{`${kind} ${subject}`}</Code>: {words.say(`decision_rejections.${why}`)}
              </li>
            ))}
          </Bullets>
        </Alert>
      )}
      {view && decisions.length === 0 && (
        <EmptyState
          icon={DecisionIcon}
          title={words.say('page.decisions.empty')}
          about={words.say('page.decisions.empty_about')}
        />
      )}
      {decisions.length > 0 && (
        <Card>
          <Stack $gap={12}>
            <Heading id="decisions-heading">
              {words.say('page.decisions.list', { count: decisions.length })}
            </Heading>
            <DecisionsTable
              decisions={decisions}
              labelledBy="decisions-heading"
              onWithdraw={(kind, subject) => void take(() => engine.withdraw(kind, subject))}
            />
          </Stack>
        </Card>
      )}
      {view && view.open.total > 0 && (
        <Card aria-labelledby="open-heading">
          <Stack $gap={12}>
            <Heading id="open-heading">
              {words.say('page.decisions.open', { count: view.open.total })}
            </Heading>
            <Quiet>{words.say('page.decisions.open_about')}</Quiet>
            <PlainList>
              {view.open.items.map(({ domain, accountIds }) => (
                <li key={domain}>
                  <Line $gap={16}>
                    <Code>{domain}</Code>
                    <DecideHere
                      engine={engine}
                      label={words.say('page.decide.open_domain')}
                      subjects={[{ kind: 'domain', subject: domain }]}
                      accountIds={accountIds}
                      onDecided={setView}
                    />
                  </Line>
                </li>
              ))}
            </PlainList>
          </Stack>
        </Card>
      )}
    </Stack>
  );
}
