import { DriftError } from '../../core/problem.ts';
import { createIdSet, type IdSet } from '../../core/tenant/id-set.ts';
import { toInstant, toMilliseconds } from '../../core/tenant/ids.ts';
import type { Instant, Organization } from '../../core/tenant/records.ts';
import { sortedOnce } from '../../core/tenant/sorted.ts';
import type { Page } from '../../zendesk/reader.ts';
import { inParts, type ReadingBase } from '../reading-base.ts';
import { COUNTED_EXACTLY } from './base-facts.ts';
import { causeOf, isRefusal, only, pour, type Course } from './streams.ts';

/** What a reading knows that builds on an earlier one. */
type Building = Pick<Course, 'reading' | 'refused' | 'isGivenUp'>;

// What an earlier reading found by search may be minutes older than its beginning.
const OVERLAP_MS = 15 * 60_000;

/** From when on changes are read to a base. */
function changesFrom({ readAt }: Pick<ReadingBase, 'readAt'>): Instant {
  return toInstant(readAt - OVERLAP_MS);
}

/**
 * Reads the organizations that changed, and hands them on with the earlier ones that did not. That some
 * were deleted nothing tells but their number: where it is not that of the account, all have to be
 * listed. It is asked for first, so that what is created meanwhile is not mistaken for what was deleted.
 *
 * @returns whether all organizations were handed on; else none was
 * @throws DriftError `zendesk_*` where the list cannot be read either
 */
export async function readOrganizationChanges(
  course: Building,
  base: ReadingBase,
): Promise<boolean> {
  const { reader, sink } = course.reading;
  try {
    const counted = await reader.countOrganizations();
    if (counted > COUNTED_EXACTLY) return false;
    const changed: Organization[] = [];
    const met = createIdSet();
    const unreadable = new Map<string, Page<Organization>['unreadable'][number]>();
    await pour(course, reader.organizationsChangedSince(changesFrom(base)), (page) => {
      changed.push(...page.records);
      for (const one of page.unreadable) unreadable.set(String(one.id), one);
      noteIds(page, met);
    });
    const kept = base.organizations.filter(({ id }) => !met.has(id));
    const records = sortedOnce([...kept, ...changed]);
    if (records.length + unreadable.size !== counted) return false;
    sink.organizations({ records, unreadable: [...unreadable.values()] });
    return true;
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    if (isRefusal(error)) course.refused.add('organizations_changes');
    else if (causeOf(error).code !== 'zendesk_bad_answer') throw error;
    return false;
  }
}

/**
 * Reads the tickets that changed, then hands on the earlier ones that did not and are still within the
 * window. What came now counts whatever its date: Zendesk moves tickets without dating them anew.
 * @throws DriftError `zendesk_*`
 */
export async function readTicketChanges(course: Building, base: ReadingBase): Promise<void> {
  const { reader, sink, ticketsSince } = course.reading;
  const since = toMilliseconds(ticketsSince);
  const isWithin = ({ updatedAt }: { readonly updatedAt: Instant }): boolean =>
    toMilliseconds(updatedAt) >= since;
  const met = createIdSet();
  await pour(course, reader.ticketsChangedSince(changesFrom(base)), (page) => {
    noteIds(page, met);
    sink.tickets(only(page, (one) => one.status !== 'deleted' && isWithin(one)));
  });
  for (const some of inParts(base.tickets)) {
    const records = some.filter((ticket) => !met.has(ticket.id) && isWithin(ticket));
    if (records.length > 0) sink.tickets({ records, unreadable: [] });
  }
}

/** A record that can no longer be understood is not what it was either. */
function noteIds({ records, unreadable }: Page<{ readonly id: number }>, met: IdSet): void {
  for (const { id } of records) met.add(id);
  for (const { id } of unreadable) if (isPlainId(id)) met.add(Number(id));
}

function isPlainId(id: string | null): boolean {
  return id !== null && /^[1-9]\d{0,15}$/.test(id);
}
