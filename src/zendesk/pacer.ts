import {
  admit,
  askForRoom,
  type Admission,
  type Asker,
  type Bucket,
  type Limit,
  type PacingState,
  type Purpose,
  type WaitReason,
} from './pacing.ts';
import { claimsAfterTurn, type Refused } from './pacing-claims.ts';
import { hold, learn } from './pacing-learn.ts';
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
  /** What its requests are for: a run, where absent. */
  readonly purpose?: Purpose;
  /** Tells it from every other pacer of the same store, with which it takes turns. */
  readonly name?: string;
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
  const { limits, room = 0, purpose = 'run', name = '', now, sleep, onEvent } = options;
  const asker: Asker = { purpose, name };
  const store = options.store ?? createMemoryPacingStore(limits, room);
  let queue: readonly Queued[] = [];
  const served = new Map<string, number>();
  let asked = 0;
  let turns = 0;
  /** When the queue is looked at next; a queue that nobody will look at has none. */
  let wakeAt = Infinity;
  let isTaking = false;
  let calls = 0;
  /** What answers told and the state does not hold yet: it goes in with the next change. */
  let lessons: readonly ((state: PacingState) => PacingState)[] = [];

  const change: PacingStore['change'] = (work) =>
    store.change((state) => {
      const taken = lessons;
      lessons = [];
      return work(taken.reduce((known, lesson) => lesson(known), state));
    });

  const note = (lesson: (state: PacingState) => PacingState): void => {
    lessons = [...lessons, lesson];
    // Who waits for a limit that turns out to be wider need not wait so long.
    void takeTurns();
  };

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

  /** One turn after the other: two at once would count the same request twice. */
  const takeTurns = async (): Promise<void> => {
    calls += 1;
    if (isTaking) return;
    isTaking = true;
    try {
      while (queue.length > 0 || lessons.length > 0) {
        const callsBefore = calls;
        const turn = await change((state) =>
          admitTurn(state, now(), inOrderOfTurns(queue, served), asker),
        );
        for (const id of turn.went) letGo(id);
        // Whoever came meanwhile was not asked for.
        if (turn.went.length === 0 && calls === callsBefore) {
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
        queue = [...queue, { id: asked, bucket, stream, go, fail }];
        void takeTurns();
      }),
    admitNow: (bucket) =>
      change((state) => {
        const admission = admit(state, now(), bucket, asker);
        return { state: admission.state, result: admission.why === null };
      }),
    whenRoomFor: async (bucket, requests) => {
      for (;;) {
        const { waitMs: ms, why } = await change((state) => {
          const { state: known, ...wait } = askForRoom(state, now(), bucket, requests, asker);
          return { state: known, result: wait };
        });
        if (why === null) return;
        onEvent?.({ kind: 'waiting', ms, why });
        await sleep(ms);
      }
    },
    learn: (bucket, headers) => {
      // Most answers say nothing new, and every change of a state that is shared takes time of all.
      const at = now();
      const known = store.known();
      if (learn(known, at, bucket, headers) === known) return;
      note((state) => learn(state, at, bucket, headers));
    },
    hold: (bucket, waitMs) => {
      const until = now() + waitMs;
      note((state) => hold(state, until, bucket));
    },
  };
}

/** The requests that were let go, or how long the first of them has to wait. */
type TurnTaken = Pick<Admission, 'waitMs' | 'why'> & { readonly went: readonly number[] };

/** Lets one request of each stream go, as far as the limits allow. */
function admitTurn(
  state: PacingState,
  now: number,
  ordered: readonly Waiting[],
  asker: Asker,
): { readonly state: PacingState; readonly result: TurnTaken } {
  if (ordered.length === 0) return { state, result: { went: [], waitMs: Infinity, why: null } };
  let known = state;
  const went: number[] = [];
  const served = new Set<string>();
  const refused = new Map<Bucket, Refused>();
  for (const { id, bucket, stream } of ordered) {
    if (refused.has(bucket) || served.has(stream)) continue;
    const { state: next, waitMs, why } = admit(known, now, bucket, asker);
    known = next;
    if (why === null) {
      went.push(id);
      served.add(stream);
    } else {
      refused.set(bucket, { why, waitMs, requests: streamsOf(ordered, bucket, served).size });
    }
  }
  const waits = [...refused.values()];
  const { purpose, name } = asker;
  if (purpose === 'run')
    known = { ...known, claims: claimsAfterTurn(known.claims, now, name, waits, went.length > 0) };
  const [first] = waits.sort((one, other) => one.waitMs - other.waitMs);
  const { waitMs, why } = first ?? { waitMs: Infinity, why: null };
  return { state: known, result: { went, waitMs, why } };
}

/** The streams that wait for a request of a kind, without those that were let go. */
function streamsOf(
  waiting: readonly Waiting[],
  bucket: Bucket,
  served: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = waiting.filter((each) => each.bucket === bucket && !served.has(each.stream));
  return new Set(own.map(({ stream }) => stream));
}
