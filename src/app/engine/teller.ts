import type { After } from '../../core/time-limit.ts';
import type { BridgePort } from '../shared/zaf/request-bridge.ts';
import type { EngineEvent } from './engine-api.ts';

/** Tells the page what the engine does. */
export type Teller = {
  readonly tell: (event: EngineEvent) => void;
  /** Sends at once what still waits. */
  readonly flush: () => void;
};

/** So long may an event wait for others: no eye sees it. */
const PAUSE_MS = 100;
/** A message with more events would take the page's thread too long. */
const MOST_EVENTS = 200;

/** A teller that sends events in their order, a few messages a second however many there are. */
export function createTeller(port: BridgePort, after: After): Teller {
  let waiting: EngineEvent[] = [];
  const flush = (): void => {
    const events = waiting;
    waiting = [];
    for (let from = 0; from < events.length; from += MOST_EVENTS)
      port.post({ kind: 'engine_events', events: events.slice(from, from + MOST_EVENTS) });
  };
  return {
    tell: (event) => {
      waiting.push(event);
      if (waiting.length === 1) after(PAUSE_MS, flush);
    },
    flush,
  };
}
