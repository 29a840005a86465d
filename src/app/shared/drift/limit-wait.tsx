import { Alert } from '@zendeskgarden/react-notifications';
import { useState } from 'react';
import { useClock, useTicks } from '../clock/clock.ts';
import { useEngineEvents } from '../engine-events/engine-events.ts';
import { useWords } from '../words/use-words.ts';

/** Says for how long nothing is sent, so that Zendesk's limits are kept; nothing where nothing waits. */
export function LimitWait() {
  const words = useWords();
  const clock = useClock();
  const [until, setUntil] = useState<number | null>(null);
  useEngineEvents((event) => {
    if (event.kind !== 'transport') return;
    if (event.event.kind === 'waiting') setUntil(clock() + event.event.ms);
    if (event.event.kind === 'request') setUntil(null);
  });
  const now = useTicks(until !== null);
  const seconds = until === null ? 0 : Math.ceil((until - now) / 1000);
  return seconds > 0 ? (
    <Alert type="info">{words.say('page.audit.waiting', { seconds })}</Alert>
  ) : null;
}
