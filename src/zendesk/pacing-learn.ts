import {
  BUCKETS,
  counts,
  forget,
  type Bucket,
  type Foreign,
  type Left,
  type Limit,
  type PacingState,
} from './pacing.ts';
import { readAccountQuota, readBucketQuota, type Quota } from './quota.ts';
import type { ZendeskResponse } from './transport.ts';

/**
 * Learns from the headers of an answer: the totals that Zendesk names, requests that others sent, and
 * how many more a limit takes until it starts over. Requests of others count like ours until the reset
 * that the answer names, else for a whole window. Where an answer says nothing new, the state is the
 * very same one.
 *
 * https://developer.zendesk.com/api-reference/introduction/rate-limits/
 *
 * @param now milliseconds since 1970
 */
export function learn(
  state: PacingState,
  now: number,
  bucket: Bucket,
  headers: ZendeskResponse['headers'],
): PacingState {
  const account = readAccountQuota(headers);
  const own = readBucketQuota(headers, bucket);
  const current = forget(state, now);
  const wiser = state.limits.reduce((known, limit) => {
    if (limit.name === 'account') return believe(known, limit, account, now);
    return limit.bucket === bucket ? believe(known, limit, own, now) : known;
  }, current);
  return wiser === current ? state : wiser;
}

/**
 * Holds requests back after Zendesk said so. An export that is told to wait may have met a limit of
 * its own; any other request that is told to wait met one for all.
 */
export function hold(state: PacingState, until: number, bucket: Bucket): PacingState {
  const held = bucket === 'ordinary' ? BUCKETS : [bucket];
  const heldUntil = held.reduce(
    (known, each) => ({ ...known, [each]: Math.max(known[each], until) }),
    state.heldUntil,
  );
  return { ...state, heldUntil };
}

function believe(state: PacingState, known: Limit, quota: Quota, now: number): PacingState {
  const limit = { ...known, max: Math.max(1, quota.total ?? known.max) };
  const sized = limit.max === known.max ? state : withLimit(state, limit);
  if (quota.remaining === null) return sized;
  const told = { ...quota, remaining: Math.min(limit.max, quota.remaining) };
  return believeLeft(believeForeign(sized, limit, told, now), limit, told, now);
}

function withLimit(state: PacingState, limit: Limit): PacingState {
  return {
    ...state,
    limits: state.limits.map((each) => (each.name === limit.name ? limit : each)),
  };
}

/** A quota that says how much is left. */
type Told = Quota & { readonly remaining: number };

/** What is missing of a limit and was not sent by us was sent by others. */
function believeForeign(state: PacingState, limit: Limit, told: Told, now: number): PacingState {
  const requests = restFrom(state, limit, now - limit.windowMs) - told.remaining;
  if (requests <= 0) return state;
  const at = now + resetOf(told, limit) - limit.windowMs;
  const foreign: Foreign = { at, limit: limit.name, requests };
  return { ...state, foreign: [...state.foreign, foreign] };
}

/**
 * What is left is all that there is until the reset, also where requests of ours leave the window
 * before: Zendesk may have begun to count later than we did.
 */
function believeLeft(state: PacingState, limit: Limit, told: Told, now: number): PacingState {
  if (told.resetMs === null) return state;
  const until = now + resetOf(told, limit);
  const left: Left = { limit: limit.name, requests: told.remaining, until };
  const restBefore = restFrom(state, limit, until - limit.windowMs - 1);
  if (restBefore <= left.requests || isSaid(state, left)) return state;
  return { ...state, left: [...state.left, left] };
}

/** What is left of a limit in a window from a moment on, as far as we know. */
function restFrom({ sent, foreign }: PacingState, limit: Limit, from: number): number {
  const ours = sent.filter(({ at, bucket }) => at > from && counts(limit, bucket)).length;
  const others = foreign
    .filter((each) => each.limit === limit.name && each.at > from)
    .reduce((sum, { requests }) => sum + requests, 0);
  return limit.max - ours - others;
}

function isSaid({ left }: PacingState, { limit, requests, until }: Left): boolean {
  return left.some(
    (known) => known.limit === limit && known.requests <= requests && known.until >= until,
  );
}

function resetOf({ resetMs }: Quota, { windowMs }: Limit): number {
  return Math.min(resetMs ?? windowMs, windowMs);
}
