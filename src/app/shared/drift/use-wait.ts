import { useState } from 'react';
import { useClock, useTicks } from '../clock/clock.ts';
import { useEngineEvents } from '../engine-events/engine-events.ts';

/** For how long nothing is sent. */
type Wait = {
  /** More than none. */
  readonly seconds: number;
  /** Whether what failed is sent once more then; else Zendesk's limits are kept. */
  readonly isRetry: boolean;
};

/** For how long nothing is sent to Zendesk, counted down; `null` where nothing waits. */
export function useWait(): Wait | null {
  const clock = useClock();
  const [end, setEnd] = useState<{ readonly at: number; readonly isRetry: boolean } | null>(null);
  useEngineEvents((event) => {
    if (event.kind !== 'transport') return;
    if (event.event.kind === 'waiting')
      setEnd({ at: clock() + event.event.ms, isRetry: event.event.why === 'retry' });
    if (event.event.kind === 'request') setEnd(null);
  });
  const now = useTicks(end !== null);
  if (end === null || end.at <= now) return null;
  return { seconds: Math.ceil((end.at - now) / 1000), isRetry: end.isRetry };
}
