import {
  admit,
  hold,
  learn,
  waitForRoom,
  type Admission,
  type Bucket,
  type Limit,
  type PacingState,
  type WaitReason,
} from './pacing.ts';
import { createMemoryPacingStore, type PacingStore } from './pacing-store.ts';
import type { ZendeskResponse } from './transport.ts';
import { inOrderOfTurns, type Waiting } from './turn-order.ts';

/** A wait that has begun. */
export type WaitingEvent = {
  readonly kind: 'waiting';
  readonly ms: number;
  readonly why: WaitReason | 'retry';
};

/** Keeps all requests of one person to one account within the limits: to be shared by all who send any. */
export type Pacer = {
  /**
   * Returns when a request may be sent, and counts it.
   * @param stream what the request is a part of, such as a list; where absent, its bucket
   */
  readonly admit: (bucket: Bucket, stream?: string) => Promise<void>;
  /** Counts a request and says `true` where it may be sent at once, else counts nothing. */
  readonly admitNow: (bucket: Bucket) => Promise<boolean>;
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
  /** The part of the account's limit that is left for people: from 0 to 0.9, 0 where absent. */
  readonly room?: number;
  /** Where the state is kept; where absent, in this pacer, which then begins without a history. */
  readonly store?: PacingStore;
  /** Which streams go first: lower before higher. Where absent, all are equal. */
  readonly rankOf?: (stream: string) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** May reject, to cancel whoever waits. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onEvent?: (event: WaitingEvent) => void;
};

/** A request in the queue, and how to tell it that it may go. */
type Queued = Waiting & {
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
};

/** A pacer of any number of streams side by side. */
export function createPacer(options: PacerOptions): Pacer {
  const { limits, room = 0, now, sleep, onEvent, rankOf = () => 0 } = options;
  const store = options.store ?? createMemoryPacingStore(limits, room);
  let queue: readonly Queued[] = [];
  const served = new Map<string, number>();
  let asked = 0;
  let turns = 0;
  /** When the queue is looked at next; a queue that nobody will look at has none. */
  let wakeAt = Infinity;
  let isTaking = false;
  let calls = 0;

  const failAll = (reason: unknown): void => {
    const waiting = queue;
    queue = [];
    wakeAt = Infinity;
    for (const queued of waiting) queued.fail(reason);
  };

  const letGo = (id: number): void => {
    const went = queue.find((queued) => queued.id === id);
    if (!went) return;
    queue = queue.filter((queued) => queued !== went);
    turns += 1;
    served.set(went.stream, turns);
    went.go();
  };

  /** Looks at the queue again when the first of it may go, unless that is about to happen already. */
  const lookAgain = (waitMs: number, why: WaitReason): void => {
    const at = now() + waitMs;
    if (wakeAt <= at && wakeAt > now()) return;
    wakeAt = at;
    onEvent?.({ kind: 'waiting', ms: waitMs, why });
    sleep(waitMs).then(() => {
      if (wakeAt === at) wakeAt = Infinity;
      return takeTurns();
    }, failAll);
  };

  /** Lets go one after the other: two turns at once would count the same request twice. */
  const takeTurns = async (): Promise<void> => {
    calls += 1;
    if (isTaking) return;
    isTaking = true;
    try {
      while (queue.length > 0) {
        const callsBefore = calls;
        const turn = await store.change((state) =>
          admitFirst(state, now(), inOrderOfTurns(queue, served)),
        );
        if (turn.went !== null) letGo(turn.went);
        // Whoever came meanwhile was not asked for.
        else if (calls === callsBefore) {
          if (turn.why !== null) lookAgain(turn.waitMs, turn.why);
          return;
        }
      }
    } catch (error) {
      failAll(error);
    } finally {
      isTaking = false;
    }
  };

  return {
    admit: (bucket, stream = bucket) =>
      new Promise((go, fail) => {
        asked += 1;
        queue = [...queue, { id: asked, bucket, stream, rank: rankOf(stream), go, fail }];
        void takeTurns();
      }),
    admitNow: (bucket) =>
      store.change((state) => {
        const admission = admit(state, now(), bucket);
        return { state: admission.state, result: admission.why === null };
      }),
    whenRoomFor: async (bucket, requests) => {
      for (;;) {
        const ms = await store.change((state) => ({
          state,
          result: waitForRoom(state, now(), bucket, requests),
        }));
        if (ms === 0) return;
        onEvent?.({ kind: 'waiting', ms, why: 'told' });
        await sleep(ms);
      }
    },
    learn: (bucket, headers) => {
      void store
        .change((state) => {
          const wiser = learn(state, now(), bucket, headers);
          return { state: wiser, result: wiser.limits !== state.limits };
        })
        .then((isOtherLimit) => {
          // Who waits for a limit that turned out to be wider need not wait so long.
          if (isOtherLimit && queue.length > 0) void takeTurns();
        });
    },
    hold: (bucket, waitMs) => {
      void store.change((state) => ({
        state: hold(state, now() + waitMs, bucket),
        result: null,
      }));
    },
  };
}

/** The request that was let go, or how long the first of them has to wait. */
type TurnTaken = Pick<Admission, 'waitMs' | 'why'> & { readonly went: number | null };

function admitFirst(
  state: PacingState,
  now: number,
  ordered: readonly Waiting[],
): { readonly state: PacingState; readonly result: TurnTaken } {
  let known = state;
  let shortest: TurnTaken = { went: null, waitMs: Infinity, why: null };
  const refused = new Set<Bucket>();
  for (const { id, bucket } of ordered) {
    if (refused.has(bucket)) continue;
    const { state: next, waitMs, why } = admit(known, now, bucket);
    known = next;
    if (why === null) return { state: known, result: { went: id, waitMs, why } };
    refused.add(bucket);
    if (waitMs < shortest.waitMs) shortest = { went: null, waitMs, why };
  }
  return { state: known, result: shortest };
}
