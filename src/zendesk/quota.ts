import type { ZendeskResponse } from './transport.ts';

/** What an answer says of one limit; `null` where it is silent. */
export type Quota = {
  readonly total: number | null;
  readonly remaining: number | null;
  readonly resetMs: number | null;
};

const SILENT: Quota = { total: null, remaining: null, resetMs: null };

/** What the headers of any answer say of the account's limit. */
export function readAccountQuota(headers: ZendeskResponse['headers']): Quota {
  const resetSeconds = readNumber(headers['ratelimit-reset']);
  return {
    total: readNumber(headers['x-rate-limit'] ?? headers['ratelimit-limit']),
    remaining: readNumber(headers['x-rate-limit-remaining'] ?? headers['ratelimit-remaining']),
    resetMs: resetSeconds === null ? null : resetSeconds * 1000,
  };
}

/**
 * What the headers of an answer say of the limit of its own endpoints, which come as
 * `zendesk-ratelimit-<name>: total=…; remaining=…; resets=…`.
 */
export function readBucketQuota(headers: ZendeskResponse['headers'], bucket: string): Quota {
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
