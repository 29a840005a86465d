import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect, useRef, useState } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import { Card, HeardOnly, Line, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { LimitWait } from '../../shared/drift/limit-wait.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { OutcomeTag } from '../../shared/drift/tags.tsx';
import type { ApplyProgress } from '../../shared/drift/use-apply-progress.ts';
import { ProgressLine } from '../../shared/ui/progress-line.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** An apply at work: what is being written, what was, how long a wait takes, and how to stop. */
export function ApplyLive({
  engine,
  progress,
}: {
  readonly engine: EngineApi;
  readonly progress: ApplyProgress;
}) {
  const words = useWords();
  const [isStopping, setStopping] = useState(false);
  const card = useRef<HTMLElement>(null);
  // The form that had the focus is out of sight now.
  useEffect(() => {
    card.current?.focus();
  }, []);
  const { stage, done, of, organizations, writing, settling, latest, stopping } = progress;
  const said =
    settling === null
      ? words.say(`page.apply.stages.${stage ?? 'signing_in'}`)
      : words.say(`page.apply.waits.${settling.why}`);
  return (
    <Card ref={card} tabIndex={-1} aria-label={words.say('page.apply.live')}>
      <Stack $gap={12}>
        {/* Told once a stage, not once a second. */}
        <HeardOnly role="status">{said}</HeardOnly>
        <ProgressLine
          label={words.say(`page.apply.stages.${stage ?? 'signing_in'}`)}
          share={of === 0 ? null : done / of}
          done={
            of === 0
              ? words.say('page.apply.organizations', { count: organizations })
              : words.say('page.apply.done_of', { done, of })
          }
        />
        {writing && (
          <Sentence>
            {words.say('page.apply.writing', { label: words.say(`actions.${writing.type}.label`) })}{' '}
            <Raw>{writing.target.label}</Raw> <Code>{writing.detail}</Code>
          </Sentence>
        )}
        {latest && (
          <Line>
            <OutcomeTag outcome={latest.outcome} />
            <span>{words.say(`actions.${latest.type}.label`)}</span>
            <Raw>{latest.target.label}</Raw>
          </Line>
        )}
        {settling && (
          <Stack $gap={8}>
            <ProgressLine
              label={words.say('page.apply.wait')}
              share={1 - settling.seconds / Math.max(settling.of, 1)}
              done={words.say('page.apply.seconds_left', { seconds: settling.seconds })}
            />
            <Quiet>{words.say(`page.apply.waits.${settling.why}`)}</Quiet>
          </Stack>
        )}
        <LimitWait />
        {(isStopping || stopping !== null) && (
          <Alert type="warning" role="status">
            {stopping === null
              ? words.say('page.apply.stopping')
              : words.say('apply.stopped', { why: words.say(`stop_reasons.${stopping}`) })}
          </Alert>
        )}
        <Line>
          <Button
            isDanger
            disabled={isStopping || stopping !== null}
            onClick={() => {
              setStopping(true);
              engine.stop().catch(() => {
                setStopping(false);
              });
            }}
          >
            {words.say('page.apply.stop')}
          </Button>
          {settling?.why === 'end' && (
            <Button
              onClick={() => {
                // Where it cannot be cut the wait simply goes on, and that is seen.
                engine.cutWaitShort().catch(() => undefined);
              }}
            >
              {words.say('page.apply.cut_wait_short')}
            </Button>
          )}
        </Line>
        <Quiet>{words.say('page.apply.stay')}</Quiet>
      </Stack>
    </Card>
  );
}
