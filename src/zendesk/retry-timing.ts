import type { ZendeskResponse } from './transport.ts';

/** Why a try did not bring an answer worth having, although another one may. */
export type Failure = 'rate_limited' | 'failed' | 'cut_off' | 'unreachable' | 'timeout';

/** A try that failed, and what is known about when to try again. */
export type FailedTry = {
  readonly failure: Failure;
  /** How many tries were made for this request so far, this one included. */
  readonly tries: number;
  /** Headers of the answer; empty where none came. */
  readonly headers: ZendeskResponse['headers'];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** At least 0 and below 1: spreads clients that failed together. */
  readonly random: number;
};

/** To wait (milliseconds) and try again, or to give up. */
export type RetryDecision =
  { readonly retry: true; readonly waitMs: number } | { readonly retry: false };

/** How often a request is tried in all, by how it fails. Being told to wait is no failure of ours. */
export const MOST_TRIES: Readonly<Record<Failure, number>> = {
  rate_limited: 8,
  failed: 5,
  cut_off: 5,
  unreachable: 5,
  timeout: 3,
};

/** Who is told to wait longer than this gives up instead: a person should hear of it now. */
export const LONGEST_WAIT_MS = 15 * 60_000;

const GIVE_UP: RetryDecision = { retry: false };
const LONGEST_BACKOFF_MS = 60_000;
const SHORTEST_TOLD_MS = 1_000;
const SPREAD_MS = 1_000;

// Numbers of seconds from here on (the year 2001) are a date; smaller ones are a delay.
const FIRST_EPOCH_SECOND = 1_000_000_000;

/** Why an answer is worth another try; `null` where it is an answer to keep, good or bad. */
export function failureOf(response: ZendeskResponse): Failure | null {
  if (response.status === 429) return 'rate_limited';
  if (response.status === 408 || response.status >= 500) return 'failed';
  return isCutOff(response) ? 'cut_off' : null;
}

/**
 * When to try again. What Zendesk says counts first: `retry-after` in seconds or as a date, then for
 * a 429 `ratelimit-reset`. Where it says nothing that can be read, waits double from try to try,
 * with the random number deciding over half of each.
 *
 * https://developer.zendesk.com/documentation/api-basics/best-practices/best-practices-for-avoiding-rate-limiting/
 */
export function decideRetry(failed: FailedTry): RetryDecision {
  if (failed.tries >= MOST_TRIES[failed.failure]) return GIVE_UP;
  const told = toldWait(failed);
  if (told === null) return { retry: true, waitMs: backoff(failed) };
  if (told > LONGEST_WAIT_MS) return GIVE_UP;
  const waitMs = Math.max(told, SHORTEST_TOLD_MS) + failed.random * SPREAD_MS;
  return { retry: true, waitMs: Math.ceil(waitMs) };
}

/** The wait an answer asks for in milliseconds, from 0 on; `null` where it names none that can be read. */
export function toldWait(failed: Pick<FailedTry, 'failure' | 'headers' | 'now'>): number | null {
  const retryAfter = readDelay(failed.headers['retry-after'], failed.now);
  if (retryAfter !== null) return retryAfter;
  if (failed.failure !== 'rate_limited') return null;
  return readDelay(failed.headers['ratelimit-reset'], failed.now);
}

function readDelay(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    const delay = seconds < FIRST_EPOCH_SECOND ? seconds * 1000 : seconds * 1000 - now;
    return Math.max(0, Math.ceil(delay));
  }
  const date = readHttpDate(text);
  return date === null ? null : Math.max(0, date - now);
}

// The one form that servers may still write (RFC 9110, 5.6.7).
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

function readHttpDate(text: string): number | null {
  if (!HTTP_DATE.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

// Limits are counted by the minute, so a 429 without a word is given more time than a hiccup.
function backoff({ failure, tries, random }: FailedTry): number {
  const first = failure === 'rate_limited' ? 5_000 : 1_000;
  const full = Math.min(LONGEST_BACKOFF_MS, first * 2 ** (tries - 1));
  return Math.ceil(full / 2 + (full / 2) * random);
}

// A body that begins as JSON and does not end as such was lost on the way. Looking at both ends
// costs nothing; parsing a page of some megabytes twice would.
function isCutOff({ status, text }: ZendeskResponse): boolean {
  if (status !== 200) return false;
  const start = /^\s*([{[])/.exec(text.slice(0, 100))?.[1];
  if (start === undefined) return false;
  return !text
    .slice(-100)
    .trimEnd()
    .endsWith(start === '{' ? '}' : ']');
}
