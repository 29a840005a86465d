import { readAccountQuota, readBucketQuota, type Quota } from './quota.ts';
import type { ZendeskResponse } from './transport.ts';

/** Kinds of request that Zendesk counts apart. */
export const BUCKETS = ['ordinary', 'incremental', 'search_export'] as const;
export type Bucket = (typeof BUCKETS)[number];

export const LIMIT_NAMES = [
  'account',
  'app_minute',
  'app_five_minutes',
  'incremental',
  'search_export',
] as const;

/** So many requests in any stretch of time this long. */
export type Limit = {
  readonly name: (typeof LIMIT_NAMES)[number];
  readonly max: number;
  readonly windowMs: number;
  /** The requests it counts. */
  readonly bucket: Bucket | 'all';
};

/** A request of ours: when it was sent (milliseconds since 1970), and what it counts as. */
type Sent = { readonly at: number; readonly bucket: Bucket };

/** A request of others that an answer told of, and the limit that it stands against. */
type Foreign = { readonly at: number; readonly limit: Limit['name'] };

/** What is known of all limits at once. Plain data: it can be stored, restored and shared. */
export type PacingState = {
  readonly limits: readonly Limit[];
  /** The part of the account's limit that is left for people: from 0 to 0.9. */
  readonly room: number;
  /** Oldest first, as far back as a limit reaches. */
  readonly sent: readonly Sent[];
  readonly foreign: readonly Foreign[];
  /** Until when Zendesk told requests of a bucket to wait. */
  readonly heldUntil: Readonly<Record<Bucket, number>>;
};

/** Why a request has to wait: a limit by its name, or because Zendesk said so. */
export type WaitReason = Limit['name'] | 'told';

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
    heldUntil: { ordinary: 0, incremental: 0, search_export: 0 },
  };
}

/**
 * Asks whether a request may be sent. Promises that no stretch of a limit's length ever holds more of
 * our requests than the limit, nor more than is left of it beside those of others, that the room for
 * people stays free, that an incremental export never waits because other requests took its share of
 * a wider limit, and that no request waits longer than all that takes.
 *
 * @param now milliseconds since 1970, never less than in an earlier call
 */
export function admit(state: PacingState, now: number, bucket: Bucket): Admission {
  const known = forget(state, now);
  const wait = longestWait(known, now, bucket, 1);
  if (wait.waitMs > 0) return { state: known, ...wait };
  return {
    state: { ...known, sent: [...known.sent, { at: now, bucket }] },
    waitMs: 0,
    why: null,
  };
}

/**
 * How long it takes until so many requests may go one after the other without waiting; 0 where they may
 * now. Counts nothing as sent. More than a limit holds is asked as the limit.
 *
 * @param now milliseconds since 1970
 */
export function waitForRoom(
  state: PacingState,
  now: number,
  bucket: Bucket,
  requests: number,
): number {
  return Math.max(0, longestWait(forget(state, now), now, bucket, requests).waitMs);
}

/**
 * Learns from the headers of an answer: the totals that Zendesk names, and requests that others
 * sent. Those count like ours until the reset that the answer names, else for a whole window.
 *
 * https://developer.zendesk.com/api-reference/introduction/rate-limits/
 */
export function learn(
  state: PacingState,
  now: number,
  bucket: Bucket,
  headers: ZendeskResponse['headers'],
): PacingState {
  const account = readAccountQuota(headers);
  const own = readBucketQuota(headers, bucket);
  return state.limits.reduce((known, limit) => {
    if (limit.name === 'account') return believe(known, limit, account, now);
    return limit.bucket === bucket ? believe(known, limit, own, now) : known;
  }, state);
}

/**
 * Holds requests back after Zendesk said so. An export that is told to wait may have met a limit of
 * its own; any other request that is told to wait met one for all.
 */
export function hold(state: PacingState, until: number, bucket: Bucket): PacingState {
  const { ordinary, incremental, search_export } = state.heldUntil;
  const isForAll = bucket === 'ordinary';
  const later = (known: number, own: Bucket): number =>
    isForAll || own === bucket ? Math.max(known, until) : known;
  return {
    ...state,
    heldUntil: {
      ordinary: later(ordinary, 'ordinary'),
      incremental: later(incremental, 'incremental'),
      search_export: later(search_export, 'search_export'),
    },
  };
}

function counts(limit: Limit, bucket: Bucket): boolean {
  return limit.bucket === 'all' || limit.bucket === bucket;
}

function forget(state: PacingState, now: number): PacingState {
  const reach = Math.max(0, ...state.limits.map(({ windowMs }) => windowMs));
  const windows = new Map(state.limits.map(({ name, windowMs }) => [name, windowMs]));
  // A clock that was set back must not make requests wait for its old time.
  const dated = <Item extends { readonly at: number }>(items: readonly Item[]): readonly Item[] =>
    items.some(({ at }) => at > now)
      ? items.map((item) => (item.at > now ? { ...item, at: now } : item))
      : items;
  const first = state.sent.findIndex(({ at }) => at > now - reach);
  return {
    ...state,
    sent: dated(first === -1 ? [] : state.sent.slice(first)),
    foreign: dated(state.foreign.filter(({ at, limit }) => at > now - (windows.get(limit) ?? 0))),
  };
}

type Wait = Pick<Admission, 'waitMs' | 'why'>;

function longestWait(state: PacingState, now: number, bucket: Bucket, requests: number): Wait {
  const told: Wait = { waitMs: state.heldUntil[bucket] - now, why: 'told' };
  return state.limits
    .filter((limit) => counts(limit, bucket))
    .map((limit): Wait => ({
      waitMs: waitOf(state, limit, now, bucket, requests),
      why: limit.name,
    }))
    .reduce((longest, wait) => (wait.waitMs > longest.waitMs ? wait : longest), told);
}

/** How long until a limit lets so many requests go, if nothing else is sent meanwhile. */
function waitOf(
  state: PacingState,
  limit: Limit,
  now: number,
  bucket: Bucket,
  requests: number,
): number {
  const ours = state.sent.filter((sent) => counts(limit, sent.bucket));
  const others = state.foreign.filter((foreign) => foreign.limit === limit.name);
  const kept = bucket === SCARCE ? 0 : keptOf(state, limit, now);
  const wanted = Math.min(requests, Math.max(1, mostOf(state, limit, 0) - kept));
  const fits = (at: number): boolean => {
    const from = at - limit.windowMs;
    const recent = ours.filter((sent) => sent.at > from);
    const scarce = recent.reduce((sum, sent) => sum + (sent.bucket === SCARCE ? 1 : 0), 0);
    const foreign = others.reduce((sum, each) => sum + (each.at > from ? 1 : 0), 0);
    const taken = recent.length + Math.max(0, kept - scarce);
    return taken + wanted <= mostOf(state, limit, foreign);
  };
  if (fits(now)) return 0;
  const changes = [...ours, ...others]
    .map(({ at }) => at + limit.windowMs)
    .filter((at) => at > now)
    .sort((a, b) => a - b);
  return (firstThat(changes, fits) ?? now + limit.windowMs) - now;
}

/** How many requests of ours a window may hold beside those of others. */
function mostOf({ room }: PacingState, { name, max }: Limit, foreign: number): number {
  if (name !== 'account' || room === 0) return max - foreign;
  const least = Math.max(1, Math.ceil(max * LEAST_OURS));
  return Math.min(max - foreign, Math.max(least, max - Math.ceil(max * room) - foreign));
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

function believe(state: PacingState, limit: Limit, quota: Quota, now: number): PacingState {
  const max = Math.max(1, quota.total ?? limit.max);
  const limits =
    max === limit.max
      ? state.limits
      : state.limits.map((each) => (each.name === limit.name ? { ...each, max } : each));
  if (quota.remaining === null) return limits === state.limits ? state : { ...state, limits };

  const known = forget({ ...state, limits }, now);
  const from = now - limit.windowMs;
  const ours = known.sent.filter(({ at, bucket }) => at > from && counts(limit, bucket)).length;
  const others = known.foreign.filter((foreign) => foreign.limit === limit.name).length;
  const unknown = Math.min(max, Math.max(0, max - quota.remaining - ours - others));
  if (unknown === 0) return known;
  const resetMs = Math.min(quota.resetMs ?? limit.windowMs, limit.windowMs);
  const at = now + resetMs - limit.windowMs;
  const seen = Array.from({ length: unknown }, (): Foreign => ({ at, limit: limit.name }));
  return { ...known, foreign: [...known.foreign, ...seen] };
}
