import type { LimitName } from './limit-names.ts';
import { liveClaims, requestsAhead, type Claim } from './pacing-claims.ts';

/** Kinds of request that Zendesk counts apart. */
export const BUCKETS = ['ordinary', 'incremental', 'search_export'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** So many requests in any stretch of time this long. */
export type Limit = {
  readonly name: LimitName;
  readonly max: number;
  readonly windowMs: number;
  /** The requests it counts. */
  readonly bucket: Bucket | 'all';
};

/** A request of ours: when it was sent (milliseconds since 1970), and what it counts as. */
type Sent = { readonly at: number; readonly bucket: Bucket };

/** Requests of others that an answer told of, and the limit that they stand against. */
export type Foreign = {
  readonly at: number;
  readonly limit: LimitName;
  readonly requests: number;
};

/** What is left of a limit until a moment, as an answer told. */
export type Left = {
  readonly limit: LimitName;
  readonly requests: number;
  readonly until: number;
};

/** What a request is for: a run that may take its time, or something that a person is waiting for. */
export type Purpose = 'run' | 'person';

/** A pacer that asked for something that a person waits for, and when. */
type Asked = { readonly by: string; readonly at: number };

/** Who asks to send. */
export type Asker = {
  readonly purpose: Purpose;
  /** Tells a pacer from the others that share the state. */
  readonly name: string;
};

/** What is known of all limits at once. Plain data: it can be stored, restored and shared. */
export type PacingState = {
  readonly limits: readonly Limit[];
  /** The part of the account's limit that is left for people: from 0 to 0.9. */
  readonly room: number;
  /** Oldest first, as far back as a limit reaches. */
  readonly sent: readonly Sent[];
  readonly foreign: readonly Foreign[];
  readonly left: readonly Left[];
  /** Runs that wait, whoever has waited longest first. */
  readonly claims: readonly Claim[];
  /** Who asked last for something that a person waits for: the last two, the latest first. */
  readonly asked: readonly Asked[];
  /** Until when Zendesk told requests of a bucket to wait. */
  readonly heldUntil: Readonly<Record<Bucket, number>>;
};

/** Why a request has to wait: a limit by its name, or because Zendesk said so. */
export type WaitReason = LimitName | 'told';

/** A request may go now (`waitMs` 0, and it is counted as sent), or should ask again after `waitMs`. */
export type Admission = {
  readonly state: PacingState;
  readonly waitMs: number;
  /** The limit that takes longest; `null` where the request may go. */
  readonly why: WaitReason | null;
};

/**
 * The part of an account's limit that is left for people and for what else they run, where nobody
 * chose another. It only slows us where the account's limit is tighter than an app's.
 */
export const ROOM_FOR_PEOPLE = 0.2;

const MOST_ROOM = 0.9;

// While somebody looks at tickets, runs leave so much of an app's own limit free at any time: two checks
// of frames that ask everything for the first time. Who has looked at none for an hour has their runs at
// full speed.
const PERSON_SHARE = 0.16;
const PERSON_MS = 60 * 60_000;

// A run that is told to wait longer gives up; what says more than that was told by another clock.
const LONGEST_HOLD_MS = 16 * 60_000;

// Where others take all that we may have, so much of the account's limit is still ours, or a run
// would never end; while anything is left at all.
const LEAST_OURS = 0.05;

// The scarcest lane decides how long a reading takes, so its share of wider limits is kept for it.
const SCARCE: Bucket = 'incremental';
const MOST_KEPT = 1 / 3;

/** The state before the first request. `room` outside of 0 to 0.9 is taken as the nearer of the two. */
export function startPacing(limits: readonly Limit[], room = 0): PacingState {
  return {
    limits,
    room: Math.min(MOST_ROOM, Math.max(0, room)),
    sent: [],
    foreign: [],
    left: [],
    claims: [],
    asked: [],
    heldUntil: { ordinary: 0, incremental: 0, search_export: 0 },
  };
}

/**
 * Asks whether a request may be sent. Promises that no stretch of a limit's length ever holds more of
 * our requests than the limit, nor more than is left of it beside those of others, that the room for
 * people stays free, that an incremental export never waits because other requests took its share of
 * a wider limit, and that no request waits longer than all that takes.
 *
 * Among runs, none is let go before another that has waited longer.
 * What a person waits for may use the room, which is theirs. While there is any, runs leave a part of an
 * app's own limits free for it, so that it does not wait for them.
 *
 * @param now milliseconds since 1970, never less than in an earlier call
 */
export function admit(
  state: PacingState,
  now: number,
  bucket: Bucket,
  asker: Asker = SOME_RUN,
): Admission {
  const admission = askForRoom(state, now, bucket, 1, asker);
  if (admission.why !== null) return admission;
  return { ...admission, state: count(admission.state, now, bucket) };
}

/**
 * Asks how long it takes until so many requests may go one after the other without waiting. Counts none
 * of them as sent. More than a limit holds is asked as the limit.
 *
 * @param now milliseconds since 1970, never less than in an earlier call
 */
export function askForRoom(
  state: PacingState,
  now: number,
  bucket: Bucket,
  requests: number,
  asker: Asker = SOME_RUN,
): Admission {
  const known = noteAsker(state, now, asker);
  const wait = longestWait(known, now, { ...asker, bucket, requests });
  return wait.waitMs > 0 ? { state: known, ...wait } : { state: known, waitMs: 0, why: null };
}

function noteAsker(state: PacingState, now: number, { purpose, name }: Asker): PacingState {
  const known = forget(state, now);
  if (purpose === 'run') return known;
  const others = known.asked.filter(({ by }) => by !== name);
  return { ...known, asked: [{ by: name, at: now }, ...others].slice(0, 2) };
}

/** Whether a limit counts the requests of a bucket. */
export function counts(limit: Limit, bucket: Bucket): boolean {
  return limit.bucket === 'all' || limit.bucket === bucket;
}

function count(state: PacingState, now: number, bucket: Bucket): PacingState {
  const counting = new Set(
    state.limits.filter((limit) => counts(limit, bucket)).map(({ name }) => name),
  );
  return {
    ...state,
    sent: [...state.sent, { at: now, bucket }],
    left: state.left.map((left) =>
      counting.has(left.limit) ? { ...left, requests: left.requests - 1 } : left,
    ),
  };
}

/** A state without what counts no more. */
export function forget(state: PacingState, now: number): PacingState {
  const reach = Math.max(0, ...state.limits.map(({ windowMs }) => windowMs));
  const windows = new Map(state.limits.map(({ name, windowMs }) => [name, windowMs]));
  const windowOf = (name: LimitName): number => windows.get(name) ?? 0;
  // A clock that was set back must not make requests wait for its old time.
  const dated = <Item extends { readonly at: number }>(items: readonly Item[]): readonly Item[] =>
    items.some(({ at }) => at > now)
      ? items.map((item) => (item.at > now ? { ...item, at: now } : item))
      : items;
  const first = state.sent.findIndex(({ at }) => at > now - reach);
  const held = (until: number): number => Math.min(until, now + LONGEST_HOLD_MS);
  const { ordinary, incremental, search_export } = state.heldUntil;
  return {
    ...state,
    sent: dated(first === -1 ? [] : state.sent.slice(first)),
    foreign: dated(state.foreign.filter(({ at, limit }) => at > now - windowOf(limit))),
    claims: liveClaims(state.claims, now, reach),
    left: state.left.filter(({ until, limit }) => until > now && until <= now + windowOf(limit)),
    asked: dated(state.asked.filter(({ at }) => at > now - PERSON_MS)),
    heldUntil: {
      ordinary: held(ordinary),
      incremental: held(incremental),
      search_export: held(search_export),
    },
  };
}

/** What wants to be sent. */
type Wish = Asker & { readonly bucket: Bucket; readonly requests: number };

const SOME_RUN: Asker = { purpose: 'run', name: '' };

type Wait = Pick<Admission, 'waitMs' | 'why'>;

function longestWait(state: PacingState, now: number, wish: Wish): Wait {
  const told: Wait = { waitMs: state.heldUntil[wish.bucket] - now, why: 'told' };
  return state.limits
    .filter((limit) => counts(limit, wish.bucket))
    .map((limit): Wait => ({
      waitMs: Math.max(waitOf(state, limit, now, wish), waitForReset(state, limit, now, wish)),
      why: limit.name,
    }))
    .reduce((longest, wait) => (wait.waitMs > longest.waitMs ? wait : longest), told);
}

/** How long until a limit starts over of which an answer told that too little is left. */
function waitForReset(state: PacingState, limit: Limit, now: number, wish: Wish): number {
  const wanted = wish.requests + roomIn(state, limit, wish);
  return state.left
    .filter((left) => left.limit === limit.name && left.requests < wanted)
    .reduce((longest, { until }) => Math.max(longest, until - now), 0);
}

/** How long until a limit lets so many requests go, if nothing else is sent meanwhile. */
function waitOf(state: PacingState, limit: Limit, now: number, wish: Wish): number {
  const ours = state.sent.filter((sent) => counts(limit, sent.bucket));
  const others = state.foreign.filter((foreign) => foreign.limit === limit.name);
  const isRun = wish.purpose === 'run';
  const kept = isRun && wish.bucket !== SCARCE ? keptOf(state, limit, now) : 0;
  const ahead = isRun ? requestsAhead(state.claims, limit.name, wish.name) : 0;
  const most = (foreign: number): number => mostOf(state, limit, foreign, wish);
  const wanted = Math.min(wish.requests, Math.max(1, most(0) - kept));
  const fits = (at: number): boolean => {
    const from = at - limit.windowMs;
    const recent = ours.filter((sent) => sent.at > from);
    const scarce = recent.reduce((sum, sent) => sum + (sent.bucket === SCARCE ? 1 : 0), 0);
    const foreign = others.reduce((sum, each) => sum + (each.at > from ? each.requests : 0), 0);
    const taken = recent.length + Math.max(0, kept - scarce);
    return taken + ahead + wanted <= most(foreign);
  };
  if (fits(now)) return 0;
  const changes = [...ours, ...others]
    .map(({ at }) => at + limit.windowMs)
    .filter((at) => at > now)
    .sort((a, b) => a - b);
  return (firstThat(changes, fits) ?? now + limit.windowMs) - now;
}

/** How many requests of ours a window may hold beside those of others. */
function mostOf(state: PacingState, limit: Limit, foreign: number, asker: Asker): number {
  const rest = limit.max - foreign;
  const free = roomIn(state, limit, asker);
  if (free === 0) return rest;
  const least = Math.max(1, Math.ceil(limit.max * LEAST_OURS));
  return Math.min(rest, Math.max(least, rest - free));
}

/**
 * How much of a limit runs leave free: of the account's for people, of an app's own for what they wait for
 * in other frames. Nobody waits for anything in the frame of a run.
 */
function roomIn({ room, asked }: PacingState, { name, max }: Limit, asker: Asker): number {
  if (asker.purpose === 'person') return 0;
  if (name === 'account') return Math.ceil(max * room);
  const isOfApp = name === 'app_minute' || name === 'app_five_minutes';
  const isAwaited = asked.some(({ by }) => by !== asker.name);
  return isOfApp && isAwaited ? Math.floor(max * PERSON_SHARE) : 0;
}

/** How many requests of a wider limit stay free for the scarce lane while that is in use. */
function keptOf({ limits, sent }: PacingState, wide: Limit, now: number): number {
  const own = limits.find(({ bucket }) => bucket === SCARCE);
  if (own === undefined || wide.bucket !== 'all') return 0;
  const isInUse = sent.some(({ at, bucket }) => bucket === SCARCE && at > now - own.windowMs);
  if (!isInUse) return 0;
  const windows = Math.max(1, Math.floor(wide.windowMs / own.windowMs));
  return Math.min(own.max * windows, Math.floor(wide.max * MOST_KEPT));
}

/** The first of some sorted times from which on something holds. */
function firstThat(times: readonly number[], holds: (at: number) => boolean): number | null {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(times[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return times[low] ?? null;
}
