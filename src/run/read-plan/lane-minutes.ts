import type { Limit } from '../../zendesk/pacing.ts';
import type { ReadPlan, ReadRates } from './read-plan.ts';
import type { Cost } from './way-costs.ts';

const MINUTE = 60_000;

/** Requests and minutes under each limit, if nothing else is sent. */
export function lanesOf(costs: readonly Cost[], rates: ReadRates): ReadPlan['lanes'] {
  return rates.limits.map((limit) => {
    const own = costs.filter(({ bucket }) => limit.bucket === 'all' || limit.bucket === bucket);
    const requests = sum(own.map((cost) => cost.requests));
    return { limit: limit.name, requests, minutes: minutesUnder(limit, own, rates) };
  });
}

/**
 * How many minutes requests take that are sent side by side: as long as the limit takes that lets them
 * go last, or as the longest list takes that is read page after page.
 */
export function minutesOf(costs: readonly Cost[], rates: ReadRates): number {
  const slowest = costs.map(
    ({ requests, sideBySide }) => (requests * rates.answerMs) / sideBySide / MINUTE,
  );
  return Math.max(0, ...lanesOf(costs, rates).map(({ minutes }) => minutes), ...slowest);
}

/**
 * A limit lets its requests go window by window, the first ones at once; those of the last window go as
 * fast as answers come.
 */
function minutesUnder(limit: Limit, costs: readonly Cost[], { room, answerMs }: ReadRates): number {
  const requests = sum(costs.map((cost) => cost.requests));
  if (requests === 0) return 0;
  const max = limit.name === 'account' ? limit.max - Math.ceil(limit.max * room) : limit.max;
  const windows = Math.floor((requests - 1) / Math.max(1, max));
  const last = requests - windows * Math.max(1, max);
  const sideBySide = Math.max(
    1,
    ...costs.filter((cost) => cost.requests > 0).map((cost) => cost.sideBySide),
  );
  return (windows * limit.windowMs + (last * answerMs) / sideBySide) / MINUTE;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
