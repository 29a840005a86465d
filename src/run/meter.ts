import type { TransportEvent } from '../zendesk/paced-transport.ts';

/** Counts what a job cost. */
export type Meter = {
  readonly onEvent: (event: TransportEvent) => void;
  /** Requests that were sent, and milliseconds that one of them or another was made to wait. */
  readonly read: () => { readonly requests: number; readonly waitedMs: number };
};

/** A meter at zero that hands every event on. */
export function createMeter(handOn: (event: TransportEvent) => void): Meter {
  let [requests, waitedMs] = [0, 0];
  return {
    onEvent: (event) => {
      if (event.kind === 'request') requests += 1;
      if (event.kind === 'waiting') waitedMs += event.ms;
      handOn(event);
    },
    read: () => ({ requests, waitedMs }),
  };
}
