import type { Bucket } from '../../src/zendesk/pacing.ts';

/** Requests of one kind, and how many of them can be under way at once: 1 where each leads to the next. */
export type Stream = {
  readonly requests: number;
  readonly bucket: Bucket;
  readonly sideBySide: number;
};

/** So many requests in any stretch of time this long, of one kind or of all. */
export type Allowance = {
  readonly max: number;
  readonly windowMs: number;
  readonly bucket: Bucket | 'all';
};

/**
 * A bound that no way of sending these requests gets below, in minutes, if every answer takes `answerMs`:
 * each list needs its answers one after the other, and of the requests that an allowance counts, number
 * n × max + 1 cannot be sent before n windows have passed. What an allowance leaves for the last window
 * has to be answered, too, one after the other in each list.
 */
export function leastMinutes(
  streams: readonly Stream[],
  allowances: readonly Allowance[],
  answerMs: number,
): number {
  const chains = streams.map(
    ({ requests, sideBySide }) => Math.ceil(requests / sideBySide) * answerMs,
  );
  const windows = allowances.map((allowance) => leastUnder(allowance, streams, answerMs));
  return Math.max(0, ...chains, ...windows) / MINUTE;
}

const MINUTE = 60_000;

function leastUnder(
  { max, windowMs, bucket }: Allowance,
  streams: readonly Stream[],
  answerMs: number,
): number {
  const counted = streams.filter(
    (stream) => stream.requests > 0 && (bucket === 'all' || bucket === stream.bucket),
  );
  const requests = sum(counted.map((stream) => stream.requests));
  if (requests === 0) return 0;
  const passed = Math.floor((requests - 1) / max);
  const last = requests - passed * max;
  const atOnce = sum(counted.map(({ sideBySide }) => sideBySide));
  return passed * windowMs + Math.max(1, Math.ceil(last / atOnce)) * answerMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
