import type { Settings } from './options.ts';
import type { Routed } from './router.ts';
import { errorList, type Answer } from './api-errors.ts';

const MINUTE = 60_000;

type Bucket = {
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  /** Name in the `zendesk-ratelimit-` header, `null` where the bucket shows none. */
  readonly header: string | null;
  readonly refuse: () => Answer;
};

/** What the limits say to a request: the headers for its answer, and the answer if it is too much. */
type Admission = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: Answer | null;
};

/** Counts requests; windows slide, so that no minute ever sees more than the limit. */
export type Limits = {
  readonly admit: (
    at: number,
    userId: number | null,
    routed: Routed | null,
    query: URLSearchParams,
  ) => Admission;
};

export function createLimits(settings: Settings): Limits {
  const taken = new Map<string, number[]>();
  const within = (bucket: Bucket, at: number): number[] => {
    const times = (taken.get(bucket.key) ?? []).filter((time) => time > at - bucket.windowMs);
    taken.set(bucket.key, times);
    return times;
  };
  return {
    admit: (at, userId, routed, query) => {
      const buckets = bucketsFor(settings, userId, routed, query);
      const full = buckets.find((bucket) => within(bucket, at).length >= bucket.limit);
      if (full === undefined) for (const bucket of buckets) within(bucket, at).push(at);
      const headers = Object.fromEntries(
        buckets.flatMap((bucket) => Object.entries(headersOf(bucket, within(bucket, at), at))),
      );
      if (full === undefined) return { headers, refusal: null };
      const wait = secondsUntilFree(full, within(full, at), at);
      return { headers: { ...headers, 'retry-after': String(wait) }, refusal: full.refuse() };
    },
  };
}

function bucketsFor(
  settings: Settings,
  userId: number | null,
  routed: Routed | null,
  query: URLSearchParams,
): Bucket[] {
  const account: Bucket = {
    key: 'account',
    limit: settings.requestsPerMinute,
    windowMs: MINUTE,
    header: null,
    refuse: plainText,
  };
  const person = String(userId);
  const app: Bucket[] = settings.appLimit
    ? [
        { key: `app ${person}`, limit: 100, windowMs: MINUTE, header: null, refuse: plainText },
        {
          // Whether people share it is not said; shared is the stricter reading.
          key: 'app',
          limit: 700,
          windowMs: 5 * MINUTE,
          header: null,
          refuse: plainText,
        },
      ]
    : [];
  return [account, ...app, ...ownBucket(settings, routed, query)];
}

function ownBucket(settings: Settings, routed: Routed | null, query: URLSearchParams): Bucket[] {
  switch (routed?.route.limit) {
    case undefined:
      return [];
    case 'incremental':
      return [own('incremental-exports', settings.incrementalPerMinute, plainText)];
    case 'search':
      return [own('search-index', 2500, plainText)];
    case 'search_export':
      return [own('search-export', 100, plainText)];
    case 'organization_update': {
      const bucket = own('update-organization', 5, organizationBusy);
      return [{ ...bucket, key: `${bucket.key} ${routed.pathIds[0] ?? ''}` }];
    }
    case 'deep_tickets':
      return Number(query.get('page') ?? 1) > 500 ? [own('tickets-index', 50, plainText)] : [];
  }
}

function own(name: string, limit: number, refuse: () => Answer): Bucket {
  return { key: name, limit, windowMs: MINUTE, header: name, refuse };
}

function headersOf(bucket: Bucket, times: readonly number[], at: number): Record<string, string> {
  const remaining = bucket.limit - times.length;
  const resets = secondsUntilFree(bucket, times, at);
  if (bucket.key === 'account')
    return {
      'x-rate-limit': String(bucket.limit),
      'x-rate-limit-remaining': String(remaining),
      'ratelimit-limit': String(bucket.limit),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(resets),
    };
  if (bucket.header === null) return {};
  return {
    [`zendesk-ratelimit-${bucket.header}`]: `total=${bucket.limit}; remaining=${remaining}; resets=${resets}`,
  };
}

/** Whole seconds until the oldest request leaves the window. */
function secondsUntilFree(bucket: Bucket, times: readonly number[], at: number): number {
  const oldest = times[0] ?? at;
  return Math.max(1, Math.ceil((oldest + bucket.windowMs - at) / 1000));
}

function plainText(): Answer {
  return { status: 429, text: 'Number of allowed API requests per minute exceeded' };
}

function organizationBusy(): Answer {
  return errorList(
    429,
    'TooManyRequests',
    'Too many updates',
    'This organization was updated too often within a minute.',
  );
}
