import type { Bucket, Limit } from './pacing.ts';
import type { Query } from './transport.ts';

// Requests take unequal times to arrive, so what leaves a minute apart may arrive closer together.
const SLACK_MS = 1_000;
const MINUTE_MS = 60_000 + SLACK_MS;
const FIVE_MINUTES_MS = 5 * 60_000 + SLACK_MS;

/**
 * The limits of an account. What its plan allows is in the headers of every answer; until the first
 * one came, the smallest plan is assumed.
 *
 * https://developer.zendesk.com/api-reference/introduction/rate-limits/
 */
export const ACCOUNT_LIMITS: readonly Limit[] = [
  { name: 'account', max: 200, windowMs: MINUTE_MS, bucket: 'all' },
  { name: 'incremental', max: 10, windowMs: MINUTE_MS, bucket: 'incremental' },
  { name: 'search_export', max: 100, windowMs: MINUTE_MS, bucket: 'search_export' },
];

/** The limits of an app, which count for each person apart, on top of the account's. */
export const APP_LIMITS: readonly Limit[] = [
  { name: 'app_minute', max: 100, windowMs: MINUTE_MS, bucket: 'all' },
  { name: 'app_five_minutes', max: 700, windowMs: FIVE_MINUTES_MS, bucket: 'all' },
  ...ACCOUNT_LIMITS,
];

/** The most records that Zendesk puts on a page of an export. */
export const EXPORT_PAGE_SIZE = 1000;

/**
 * Records on a page of an export in an app. The framework hands an answer over on the thread that
 * paints, so one stays below 2 MB: a ticket comes to 4 to 5 KB.
 */
export const APP_EXPORT_PAGE_SIZE = 300;

/**
 * Users on a page of an export in an app, for the same reason: a user comes to 1 to 1.5 KB.
 */
export const APP_USER_EXPORT_PAGE_SIZE = 1000;

/** The bucket that Zendesk counts a request in, by its path. */
export function bucketOf(path: string): Bucket {
  if (path.startsWith('/api/v2/incremental/')) return 'incremental';
  if (path.startsWith('/api/v2/search/export')) return 'search_export';
  return 'ordinary';
}

/**
 * The stream that a request is a part of: all pages of a list, or all requests of a kind for single
 * records. Requests of one stream take turns with those of others.
 */
export function streamOf(path: string, query: Query = {}): string {
  const list = path.replace(/\.json$/, '').replace(/\/\d+(?=\/|$)/g, '/*');
  const type = query['filter[type]'];
  return type === undefined ? list : `${list} ${type}`;
}
