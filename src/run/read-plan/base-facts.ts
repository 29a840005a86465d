import { toMilliseconds } from '../../core/tenant/ids.ts';
import type { Instant } from '../../core/tenant/records.ts';
import type { ReadingBase } from '../reading-base.ts';
import type { ReadFacts, ReadWay } from './read-plan.ts';

/** So many organizations are counted exactly; of more the count may be a day old. */
export const COUNTED_EXACTLY = 100_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What an earlier reading is worth to one that is to begin.
 * @param startedAt milliseconds since 1970
 * @param ticketsSince where the window of tickets begins that is to be read
 */
export function baseFacts(
  base: Pick<ReadingBase, 'readAt' | 'ticketsSince'> | null,
  startedAt: number,
  ticketsSince: Instant,
): ReadFacts['base'] {
  if (base === null) return null;
  const since = toMilliseconds(ticketsSince);
  const passed = startedAt - base.readAt;
  const hasTickets = toMilliseconds(base.ticketsSince) <= since;
  return {
    days: passed / DAY_MS,
    ticketShare: hasTickets ? Math.min(1, passed / Math.max(1, startedAt - since)) : null,
  };
}

/** Whether there is what a way builds on: any but the two that read changes builds on nothing. */
export function hasBaseFor(way: ReadWay, { base, counts }: ReadFacts): boolean {
  // That organizations were deleted shows in their number alone.
  if (way === 'organizations_changes')
    return base !== null && counts.organizations <= COUNTED_EXACTLY;
  return way !== 'tickets_changes' || (base !== null && base.ticketShare !== null);
}
