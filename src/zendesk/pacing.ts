import type { ZendeskResponse } from './transport.ts';

/** Kinds of request that Zendesk counts apart. */
export type Bucket = 'ordinary' | 'incremental' | 'search_export';

/** So many requests in any stretch of time this long. */
export type Limit = {
  readonly name: 'account' | 'app_minute' | 'app_five_minutes' | 'incremental' | 'search_export';
  readonly max: number;
  readonly windowMs: number;
  /** The requests it counts. */
  readonly bucket: Bucket | 'all';
};

/** A limit, and when the requests of its last window were sent: sorted milliseconds since 1970. */
type Window = { readonly limit: Limit; readonly sent: readonly number[] };

/** What is known of all limits at once. Plain data: it can be stored and restored. */
export type PacingState = {
  readonly windows: readonly Window[];
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

/** The state before the first request. */
export function startPacing(limits: readonly Limit[]): PacingState {
  return {
    windows: limits.map((limit) => ({ limit, sent: [] })),
    heldUntil: { ordinary: 0, incremental: 0, search_export: 0 },
  };
}

/**
 * Asks whether a request may be sent. Promises that no stretch of a limit's length ever holds more
 * requests than the limit, and that no request waits longer than that takes.
 *
 * @param now milliseconds since 1970, never less than in an earlier call
 */
export function admit(state: PacingState, now: number, bucket: Bucket): Admission {
  const windows = state.windows.map((window) => forget(window, now));
  const waits = windows.filter(counts(bucket)).map(({ limit, sent }) => ({
    waitMs: waitOf(limit, sent, now),
    why: limit.name,
  }));
  const told = { waitMs: state.heldUntil[bucket] - now, why: 'told' as const };
  const longest = [told, ...waits].reduce((a, b) => (b.waitMs > a.waitMs ? b : a));
  if (longest.waitMs > 0) return { state: { ...state, windows }, ...longest };

  const counted = windows.map((window) =>
    counts(bucket)(window) ? { ...window, sent: [...window.sent, now] } : window,
  );
  return { state: { ...state, windows: counted }, waitMs: 0, why: null };
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
  const waits = state.windows
    .map((window) => forget(window, now))
    .filter(counts(bucket))
    .map(({ limit, sent }) => {
      const earlier = limit.max - Math.min(requests, limit.max) + 1;
      return waitOf({ ...limit, max: earlier }, sent, now);
    });
  return Math.max(0, state.heldUntil[bucket] - now, ...waits);
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
  const windows = state.windows.map((window) => {
    if (window.limit.name === 'account') return believe(window, account, now);
    return window.limit.bucket === bucket ? believe(window, own, now) : window;
  });
  return { ...state, windows };
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

function counts(bucket: Bucket): (window: Window) => boolean {
  return ({ limit }) => limit.bucket === 'all' || limit.bucket === bucket;
}

function forget(window: Window, now: number): Window {
  const from = now - window.limit.windowMs;
  const first = window.sent.findIndex((at) => at > from);
  const sent = first === -1 ? [] : window.sent.slice(first);
  // A clock that was set back must not make requests wait for its old time.
  return {
    ...window,
    sent: (sent.at(-1) ?? now) > now ? sent.map((at) => Math.min(at, now)) : sent,
  };
}

function waitOf({ max, windowMs }: Limit, sent: readonly number[], now: number): number {
  const blocking = sent[sent.length - max];
  return blocking === undefined ? 0 : blocking + windowMs - now;
}

/** What an answer says of one limit; `null` where it is silent. */
type Quota = {
  readonly total: number | null;
  readonly remaining: number | null;
  readonly resetMs: number | null;
};

function believe(window: Window, quota: Quota, now: number): Window {
  const max = Math.max(1, quota.total ?? window.limit.max);
  const limit = max === window.limit.max ? window.limit : { ...window.limit, max };
  if (quota.remaining === null) return { ...window, limit };

  const { sent } = forget({ ...window, limit }, now);
  const foreign = Math.max(0, max - quota.remaining - sent.length);
  const resetMs = Math.min(quota.resetMs ?? limit.windowMs, limit.windowMs);
  const expiring = now + resetMs - limit.windowMs;
  const seen = Array.from({ length: Math.min(foreign, max) }, () => expiring);
  return { limit, sent: [...sent, ...seen].sort((a, b) => a - b) };
}

function readAccountQuota(headers: ZendeskResponse['headers']): Quota {
  const resetSeconds = readNumber(headers['ratelimit-reset']);
  return {
    total: readNumber(headers['x-rate-limit'] ?? headers['ratelimit-limit']),
    remaining: readNumber(headers['x-rate-limit-remaining'] ?? headers['ratelimit-remaining']),
    resetMs: resetSeconds === null ? null : resetSeconds * 1000,
  };
}

const SILENT: Quota = { total: null, remaining: null, resetMs: null };

// Limits of single endpoints come as `zendesk-ratelimit-<name>: total=…; remaining=…; resets=…`.
function readBucketQuota(headers: ZendeskResponse['headers'], bucket: Bucket): Quota {
  const word = bucket.replace('_', '-');
  const name = Object.keys(headers).find(
    (key) => key.startsWith('zendesk-ratelimit-') && key.includes(word),
  );
  const value = name === undefined ? undefined : headers[name];
  if (value === undefined) return SILENT;
  const resetSeconds = readNumber(/\bresets=(\d+)/.exec(value)?.[1]);
  return {
    total: readNumber(/\btotal=(\d+)/.exec(value)?.[1]),
    remaining: readNumber(/\bremaining=(\d+)/.exec(value)?.[1]),
    resetMs: resetSeconds === null ? null : resetSeconds * 1000,
  };
}

function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
