import type { Bucket, Limit } from './pacing.ts';
import type { ZendeskResponse } from './transport.ts';
import type { VirtualClock } from './virtual-clock.builders.ts';

/** How a simulated Zendesk counts: in any stretch of time, or from one full minute to the next. */
export type Counting = 'sliding' | 'fixed';

export type LimitingServer = {
  /** Answers after a while. `travelMs` is how long the request takes to arrive. */
  readonly answer: (bucket: Bucket, travelMs: number, answerMs: number) => Promise<ZendeskResponse>;
  /** A request of somebody else, which arrives now; `false` where it is refused. */
  readonly countForeign: () => boolean;
  /** Requests of ours that were refused, by the limit that was full. */
  readonly refused: readonly Limit['name'][];
  readonly received: () => number;
};

/** A Zendesk that does nothing but count, under true limits that nobody tells a client in full. */
export function createLimitingServer(
  clock: VirtualClock,
  limits: readonly Limit[],
  counting: Counting,
): LimitingServer {
  const arrived = new Map<string, number[]>();
  const refused: Limit['name'][] = [];
  let received = 0;
  const timesIn = (limit: Limit): readonly number[] => {
    const now = clock.now();
    const from = counting === 'fixed' ? now - (now % limit.windowMs) : now - limit.windowMs + 1;
    const times = (arrived.get(limit.name) ?? []).filter((at) => at >= from);
    arrived.set(limit.name, times);
    return times;
  };
  const count = (limit: Limit): void => {
    arrived.set(limit.name, [...timesIn(limit), clock.now()]);
  };
  const resetOf = (limit: Limit): number => {
    const now = clock.now();
    const end =
      counting === 'fixed'
        ? now - (now % limit.windowMs) + limit.windowMs
        : (timesIn(limit)[0] ?? now) + limit.windowMs;
    return Math.max(1, Math.ceil((end - now) / 1000));
  };
  return {
    refused,
    received: () => received,
    countForeign: () => {
      const account = limits.find(({ name }) => name === 'account');
      if (!account || timesIn(account).length >= account.max) return false;
      count(account);
      return true;
    },
    answer: async (bucket, travelMs, answerMs) => {
      await clock.sleep(travelMs);
      received += 1;
      const meant = limits.filter((limit) => limit.bucket === 'all' || limit.bucket === bucket);
      const full = meant.find((limit) => timesIn(limit).length >= limit.max);
      if (full) refused.push(full.name);
      else meant.forEach(count);
      const account = limits.find(({ name }) => name === 'account');
      const headers = account && {
        'x-rate-limit': String(account.max),
        'x-rate-limit-remaining': String(account.max - timesIn(account).length),
        'ratelimit-reset': String(resetOf(account)),
      };
      const retryAfter = full && { 'retry-after': String(resetOf(full)) };
      await clock.sleep(answerMs);
      return full
        ? { status: 429, headers: { ...headers, ...retryAfter }, text: 'too many' }
        : { status: 200, headers: { ...headers }, text: '{}' };
    },
  };
}
