import type { Bucket } from '../../zendesk/pacing.ts';
import type { ReadFacts, ReadRates, ReadWay } from './read-plan.ts';

/** Records on a page of a list. */
export const RECORDS_PER_PAGE = 100;

/** Requests for single records that are sent side by side. */
export const SIDE_BY_SIDE = 6;

/**
 * The part of the users that is taken to be elsewhere by default where nobody knows: few, because then
 * one learns of it while reading the users, and can still read the whole list.
 */
const ASSUMED_SHARE = 0.002;

/** The part of the organizations that is taken to change in a day. */
const CHANGED_A_DAY = 0.01;

/** The requests of one kind that a way needs. */
export type Cost = {
  readonly requests: number;
  readonly bucket: Bucket;
  /** How many may be under way at once: 1 where each page leads to the next. */
  readonly sideBySide: number;
};

/** What a way needs, about. */
export function costOf(way: ReadWay, facts: ReadFacts, rates: ReadRates): readonly Cost[] {
  const { organizations, users, tickets } = facts.counts;
  const { base } = facts;
  const unexpected = Math.ceil(users * (facts.unexpectedShare ?? ASSUMED_SHARE));
  const memberships = list(users + unexpected, RECORDS_PER_PAGE);
  const ticketPages = pages(tickets ?? users, rates.ticketsPerPage);
  switch (way) {
    case 'organizations_list':
      return [list(organizations, RECORDS_PER_PAGE)];
    case 'organizations_changes': {
      const changed = organizations * Math.min(1, (base?.days ?? 0) * CHANGED_A_DAY);
      const requests = pages(changed, rates.usersPerPage);
      return [{ requests, bucket: 'incremental', sideBySide: 1 }, list(0, RECORDS_PER_PAGE)];
    }
    case 'users_list':
      return [list(users, RECORDS_PER_PAGE)];
    case 'users_search':
      return [{ ...list(users, rates.usersPerPage), bucket: 'search_export' }];
    case 'users_with_memberships':
      // Memberships bring their users; search finds those who have none.
      return [{ requests: 1, bucket: 'search_export', sideBySide: 1 }];
    case 'users_of_reference':
      return usersOfReference(facts);
    case 'memberships_not_needed':
      return [];
    case 'memberships_list':
    case 'memberships_with_users':
      return [memberships];
    case 'memberships_where_unexpected':
      return [{ requests: unexpected, bucket: 'ordinary', sideBySide: SIDE_BY_SIDE }];
    case 'tickets_incremental':
      return [{ requests: ticketPages, bucket: 'incremental', sideBySide: 1 }];
    case 'tickets_changes': {
      const changed = (tickets ?? users) * (base?.ticketShare ?? 1);
      const requests = pages(changed, rates.ticketsPerPage);
      return [{ requests, bucket: 'incremental', sideBySide: 1 }];
    }
    case 'tickets_search':
      return [{ requests: ticketPages, bucket: 'search_export', sideBySide: 1 }];
  }
}

/** The users of each organization that an account may have, and those whom search finds on a domain. */
function usersOfReference({ counts, reference }: ReadFacts): readonly Cost[] {
  const perOrganization = counts.users / Math.max(1, counts.organizations);
  const requests = reference.organizations * pages(perOrganization, RECORDS_PER_PAGE);
  return [
    { requests, bucket: 'ordinary', sideBySide: SIDE_BY_SIDE },
    { requests: reference.domains, bucket: 'search_export', sideBySide: SIDE_BY_SIDE },
  ];
}

function list(records: number, perPage: number): Cost {
  return { requests: pages(records, perPage), bucket: 'ordinary', sideBySide: 1 };
}

// An empty list takes a request, too.
function pages(records: number, perPage: number): number {
  return Math.max(1, Math.ceil(records / perPage));
}
