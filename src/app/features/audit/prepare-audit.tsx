import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { Answer } from '../../../run/page-run/may.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { OpenedResults, ProblemView, UnfinishedAudit } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Card, Line, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { ResultsFile } from '../../shared/files/results-file.tsx';
import { useOpenResults } from '../../shared/files/use-open-results.ts';
import { Heading } from '../../shared/ui/heading.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { EstimateTable } from './estimate-table.tsx';
import { readTicketDays } from './ticket-days.ts';
import { UnfinishedNotice } from './unfinished-notice.tsx';
import type { AuditWish } from './use-audit.ts';
import { useEstimate } from './use-estimate.ts';

type PrepareAuditProps = {
  readonly engine: Pick<EngineApi, 'estimate' | 'unfinishedAudit' | 'openResults'>;
  readonly mode: 'demo' | 'live';
  readonly ticketDays: number;
  readonly mayAudit: Answer;
  /** Whether an audit was done before. */
  readonly isAgain: boolean;
  /** Why the audit before ended early, which the page says already; `null` where it did not. */
  readonly told: ProblemView | null;
  readonly onStart: (wish: AuditWish) => void;
  readonly onResults: (opened: OpenedResults) => void;
};

/** What an audit would read with how many requests in how many minutes, the ticket window, and the start. */
export function PrepareAudit(props: PrepareAuditProps) {
  const { engine, mode, mayAudit, isAgain, told, onStart } = props;
  const words = useWords();
  const [text, setText] = useState(String(props.ticketDays));
  // The window of the estimate: what is typed is estimated once it is settled.
  const [estimatedDays, setEstimatedDays] = useState(props.ticketDays);
  const [isOfChanges, setIsOfChanges] = useState(false);
  const { state: estimating, latest, again } = useEstimate(engine, estimatedDays, isOfChanges);
  const [opening, openResults] = useOpenResults(engine, props.onResults);
  const [unfinished, setUnfinished] = useState<UnfinishedAudit | null>(null);
  const days = readTicketDays(text);
  const changesSince = latest?.changesSince ?? null;
  useEffect(() => {
    // A page that cannot tell has nothing to go on with: the audit then begins anew.
    engine.unfinishedAudit().then(setUnfinished, () => undefined);
  }, [engine]);
  const isAgent = !mayAudit.ok && mayAudit.why === 'not_admin';
  const start = (goesOn: boolean) => {
    if (days !== null) onStart({ ticketDays: days, goesOn, isOfChanges });
  };
  return (
    <Stack $gap={16}>
      {isAgent && (
        <Alert type="warning">
          <Alert.Title>{words.say('page.audit.agent_title')}</Alert.Title>
          <Stack $gap={12}>
            <Sentence>{words.say('page.audit.agent_about')}</Sentence>
            <ResultsFile isDisabled={opening.is === 'working'} onFile={openResults} />
          </Stack>
        </Alert>
      )}
      {opening.is === 'failed' && <Failure problem={opening.problem} written="nothing" />}
      {unfinished !== null && !isAgent && (
        <UnfinishedNotice
          unfinished={unfinished}
          onGoOn={() => {
            onStart({ ticketDays: unfinished.ticketDays, goesOn: true, isOfChanges: false });
          }}
        />
      )}
      <Card>
        <Stack $gap={16}>
          <Heading id="estimate-heading">{words.say('page.audit.estimate_title')}</Heading>
          {estimating.is === 'failed' &&
            // What is said above is not said twice.
            (estimating.problem.code === told?.code ? (
              <Line>
                <Button size="small" onClick={again}>
                  {words.say('page.failure.again')}
                </Button>
              </Line>
            ) : (
              <Failure problem={estimating.problem} written="nothing" onAgain={again} />
            ))}
          {estimating.is !== 'failed' &&
            (latest === null ? (
              <Skeletons label={words.say('page.audit.estimating')} lines={5} />
            ) : (
              // It stays where it is until the next one is there: the button below must not move
              // away under a click that began in the field.
              <EstimateTable
                estimate={latest}
                isOld={estimating.is !== 'done'}
                labelledBy="estimate-heading"
              />
            ))}
          <Window
            text={text}
            isUsable={days !== null}
            onText={setText}
            onSettled={() => {
              if (days !== null) setEstimatedDays(days);
            }}
          />
          {changesSince !== null && (
            <Field>
              <Checkbox
                checked={isOfChanges}
                onChange={({ target }) => {
                  setIsOfChanges(target.checked);
                }}
              >
                <Field.Label isRegular>
                  {words.say('page.audit.changes', { time: words.time(changesSince) })}
                </Field.Label>
                <Field.Hint>{words.say('page.audit.changes_hint')}</Field.Hint>
              </Checkbox>
            </Field>
          )}
        </Stack>
      </Card>
      <Line $gap={16}>
        <Button
          isPrimary={!isAgain}
          disabled={!mayAudit.ok || days === null}
          onClick={() => {
            start(false);
          }}
        >
          {words.say(isAgain ? 'page.audit.start_again' : 'page.audit.start')}
        </Button>
        <Quiet>
          {mayAudit.ok || isAgent
            ? words.say('page.audit.reads_only', { mode })
            : words.say(`page.refusals.${mayAudit.why}`)}
        </Quiet>
      </Line>
    </Stack>
  );
}

type WindowProps = {
  readonly text: string;
  readonly isUsable: boolean;
  readonly onText: (text: string) => void;
  readonly onSettled: () => void;
};

function Window({ text, isUsable, onText, onSettled }: WindowProps) {
  const words = useWords();
  return (
    <Narrow
      onSubmit={(event) => {
        event.preventDefault();
        onSettled();
      }}
    >
      <Field>
        <Field.Label>{words.say('page.audit.window')}</Field.Label>
        <Field.Hint>{words.say('page.audit.window_hint')}</Field.Hint>
        <Input
          inputMode="numeric"
          isCompact
          value={text}
          {...(isUsable ? {} : { validation: 'error' as const })}
          onChange={(event) => {
            onText(event.target.value);
          }}
          onBlur={onSettled}
        />
        {!isUsable && (
          <Field.Message validation="error">{words.say('page.audit.window_bad')}</Field.Message>
        )}
      </Field>
    </Narrow>
  );
}

const Narrow = styled.form`
  max-width: 420px;

  & input {
    max-width: 120px;
  }
`;
