import { bucketOf } from '../limits.ts';
import type { PacedTransportOptions } from '../paced-transport.ts';
import { decideRetry, failureOf, LONGEST_WAIT_MS } from '../retry-timing.ts';
import type { ZendeskResponse } from '../transport.ts';
import type { PassedRequest } from './gate.ts';
import type { WriteChannel } from './write-channel.ts';

/** A channel that keeps to the limits, and never lets time pass between a reading and its write. */
export type PacedChannel = {
  /** Returns when the records of an action can be read and the write can follow at once. */
  readonly whenReady: () => Promise<void>;
  /**
   * Sends a request once. `null` where it would have had to wait: it was not sent. After a 429, which
   * is returned, nothing was carried out either; all requests then wait as Zendesk told.
   */
  readonly send: (request: PassedRequest) => Promise<ZendeskResponse | null>;
};

/** The requests that belong together: the records of one action, and its write. */
const REQUESTS_OF_AN_ACTION = 8;

/**
 * Paces a channel together with the reading that shares its pacer. It never sends a request again: by
 * then the records may have changed, so the caller reads them first.
 */
export function createPacedChannel(
  channel: WriteChannel,
  { pacer, now, random, onEvent }: PacedTransportOptions,
): PacedChannel {
  return {
    whenReady: () => pacer.whenRoomFor('ordinary', REQUESTS_OF_AN_ACTION),
    send: async (request) => {
      const bucket = bucketOf(request.path);
      if (!(await pacer.admitNow(bucket))) return null;
      onEvent?.({ kind: 'request', path: request.path, tries: 1 });
      const response = await channel.send(request);
      pacer.learn(bucket, response.headers);
      if (failureOf(response) !== 'rate_limited') return response;
      const { headers } = response;
      const retry = decideRetry({
        failure: 'rate_limited',
        tries: 1,
        headers,
        now: now(),
        random: random(),
      });
      pacer.hold(bucket, retry.retry ? retry.waitMs : LONGEST_WAIT_MS);
      return response;
    },
  };
}
