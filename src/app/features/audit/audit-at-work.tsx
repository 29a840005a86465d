import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect } from 'react';
import { RECORD_LAYERS, type RecordLayer } from '../../../core/tenant/records.ts';
import { useTicks } from '../../shared/clock/clock.ts';
import { Card, Line, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { PauseIcon, PlayIcon, StopIcon } from '../../shared/ui/icons.ts';
import { ProgressLine } from '../../shared/ui/progress-line.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords, type PageWords } from '../../shared/words/use-words.ts';
import { rateOf, secondsLeft, shareOf, type LayerProgress } from './audit-progress.ts';
import type { AuditControl } from './use-audit.ts';

type AuditAtWorkProps = { readonly audit: AuditControl; readonly isPaused: boolean };

/** An audit on its way: each layer with rate and time left, pause, go on and stop. */
export function AuditAtWork({ audit, isPaused }: AuditAtWorkProps) {
  const words = useWords();
  const announce = useAnnounce();
  const { stage, layers, requests, waitsUntil } = audit.progress;
  const now = useTicks(!isPaused);
  const waits = waitsUntil === null ? 0 : Math.ceil((waitsUntil - now) / 1000);
  const doing = words.say(`page.audit.doing.${isPaused ? 'paused' : (stage ?? 'signing_in')}`);
  useEffect(() => {
    announce(doing);
  }, [announce, doing]);
  return (
    <Stack $gap={24}>
      <StageHeader title={words.say('page.audit.title')} about={words.say('page.audit.at_work')}>
        <Line>
          {isPaused ? (
            <Button isPrimary onClick={audit.goOn}>
              <Button.StartIcon>
                <PlayIcon />
              </Button.StartIcon>
              {words.say('page.audit.go_on')}
            </Button>
          ) : (
            <Button onClick={audit.pause}>
              <Button.StartIcon>
                <PauseIcon />
              </Button.StartIcon>
              {words.say('page.audit.pause')}
            </Button>
          )}
          <Button isDanger onClick={audit.stop}>
            <Button.StartIcon>
              <StopIcon />
            </Button.StartIcon>
            {words.say('page.audit.stop')}
          </Button>
        </Line>
      </StageHeader>
      <Card aria-label={words.say('page.audit.progress')}>
        <Stack $gap={16}>
          <Line $isSpread>
            <strong>{doing}</strong>
            <Quiet as="span">{words.say('page.audit.requests_so_far', { requests })}</Quiet>
          </Line>
          {RECORD_LAYERS.map((name) => (
            <LayerLine key={name} name={name} layer={layers[name]} />
          ))}
          {!isPaused && waits > 0 && (
            <Alert type="info">{words.say('page.audit.waiting', { seconds: waits })}</Alert>
          )}
        </Stack>
      </Card>
      <Quiet>{words.say('page.audit.may_close')}</Quiet>
    </Stack>
  );
}

function LayerLine({ name, layer }: { readonly name: RecordLayer; readonly layer: LayerProgress }) {
  const words = useWords();
  return (
    <ProgressLine
      label={words.say(`page.audit.layers.${name}`)}
      share={shareOf(layer)}
      done={words.say('page.audit.read', {
        state: layer.state,
        records: layer.records,
        hasTotal: layer.total === null ? 'no' : 'yes',
        total: layer.total ?? 0,
      })}
      note={noteOf(layer, words)}
    />
  );
}

function noteOf(layer: LayerProgress, words: PageWords): string {
  if (layer.state !== 'reading') return words.say(`page.audit.layer_states.${layer.state}`);
  const rate = rateOf(layer);
  if (rate === null) return words.say('page.audit.layer_states.reading');
  const seconds = secondsLeft(layer);
  const left =
    seconds === null
      ? ''
      : seconds < 60
        ? words.say('page.audit.seconds_left', { seconds })
        : words.say('page.audit.minutes_left', { minutes: Math.ceil(seconds / 60) });
  const speed = words.say('page.audit.rate', { rate });
  return left === '' ? speed : `${speed} · ${left}`;
}
