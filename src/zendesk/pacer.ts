import {
  admit,
  hold,
  learn,
  startPacing,
  waitForRoom,
  type Bucket,
  type Limit,
  type WaitReason,
} from './pacing.ts';
import type { ZendeskResponse } from './transport.ts';

/** A wait that has begun. */
export type WaitingEvent = {
  readonly kind: 'waiting';
  readonly ms: number;
  readonly why: WaitReason | 'retry';
};

/** Keeps all requests of one person to one account within the limits: to be shared by all who send any. */
export type Pacer = {
  /** Returns when a request may be sent, and counts it. */
  readonly admit: (bucket: Bucket) => Promise<void>;
  /** Counts a request and says `true` where it may be sent at once, else counts nothing. */
  readonly admitNow: (bucket: Bucket) => boolean;
  /** Returns when so many requests may be sent one after the other. Counts nothing. */
  readonly whenRoomFor: (bucket: Bucket, requests: number) => Promise<void>;
  /** Takes note of the headers of an answer. */
  readonly learn: (bucket: Bucket, headers: ZendeskResponse['headers']) => void;
  /** Lets no request like this one go for so long, because Zendesk said so. */
  readonly hold: (bucket: Bucket, waitMs: number) => void;
};

/** What a pacer needs from its surroundings. */
export type PacerOptions = {
  readonly limits: readonly Limit[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** May reject, to cancel whoever waits. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onEvent?: (event: WaitingEvent) => void;
};

/** A pacer that begins without a history. */
export function createPacer({ limits, now, sleep, onEvent }: PacerOptions): Pacer {
  let state = startPacing(limits);
  return {
    admit: async (bucket) => {
      for (;;) {
        const admission = admit(state, now(), bucket);
        state = admission.state;
        if (admission.why === null) return;
        onEvent?.({ kind: 'waiting', ms: admission.waitMs, why: admission.why });
        await sleep(admission.waitMs);
      }
    },
    admitNow: (bucket) => {
      const admission = admit(state, now(), bucket);
      state = admission.state;
      return admission.why === null;
    },
    whenRoomFor: async (bucket, requests) => {
      for (;;) {
        const ms = waitForRoom(state, now(), bucket, requests);
        if (ms === 0) return;
        onEvent?.({ kind: 'waiting', ms, why: 'told' });
        await sleep(ms);
      }
    },
    learn: (bucket, headers) => {
      state = learn(state, now(), bucket, headers);
    },
    hold: (bucket, waitMs) => {
      state = hold(state, now() + waitMs, bucket);
    },
  };
}
