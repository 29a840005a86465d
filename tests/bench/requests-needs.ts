import type { ReadRates, ReadWay } from '../../src/run/read-plan/read-plan.ts';
import { elsewhereIn, type RequestsSize } from './requests-account.ts';
import type { Stream } from './requests-floor.ts';

type PageSizes = Pick<ReadRates, 'ticketsPerPage' | 'usersPerPage'>;

const LIST_PAGE = 100;

/** The requests that a way takes to read a whole account, counted from what was put into it. */
export function needsOf(way: ReadWay, size: RequestsSize, pageSizes: PageSizes): readonly Stream[] {
  const { organizations, users, tickets } = size;
  const { ticketsPerPage, usersPerPage } = pageSizes;
  switch (way) {
    case 'organizations_list':
      return [list(organizations, LIST_PAGE, 'ordinary')];
    case 'organizations_changes':
    case 'tickets_changes':
      throw new Error('the bench reads an account that was never read before');
    case 'users_list':
      return [list(users, LIST_PAGE, 'ordinary')];
    case 'users_search':
      return [list(users, usersPerPage, 'search_export')];
    case 'users_with_memberships':
      // Those without a membership, of whom there are none.
      return [list(0, usersPerPage, 'search_export')];
    case 'users_of_reference':
      return [
        single(organizations * pages(users / organizations, LIST_PAGE), 'ordinary'),
        single(organizations, 'search_export'),
      ];
    case 'memberships_not_needed':
      return [];
    case 'memberships_list':
    case 'memberships_with_users':
      return [list(users + elsewhereIn(size), LIST_PAGE, 'ordinary')];
    case 'memberships_where_unexpected':
      return [single(elsewhereIn(size), 'ordinary')];
    case 'tickets_incremental':
      return [list(tickets, ticketsPerPage, 'incremental')];
    case 'tickets_search':
      return [list(tickets, ticketsPerPage, 'search_export')];
  }
}

/** The fewest requests that any ways together need to read a whole account. */
export function fewestRequests(size: RequestsSize, pageSizes: PageSizes): number {
  const requests = (ways: readonly ReadWay[]): number =>
    ways
      .flatMap((way) => needsOf(way, size, pageSizes))
      .reduce((sum, stream) => sum + stream.requests, 0);
  const people = size.multipleOrganizations ? WITH_SEVERAL : WITH_ONE;
  return (
    requests(['organizations_list']) +
    Math.min(...people.map(requests)) +
    Math.min(requests(['tickets_incremental']), requests(['tickets_search']))
  );
}

const WITH_ONE: readonly (readonly ReadWay[])[] = [['users_list'], ['users_search']];
const WITH_SEVERAL: readonly (readonly ReadWay[])[] = [
  ...WITH_ONE.flatMap((users) => [
    [...users, 'memberships_list' as const],
    [...users, 'memberships_where_unexpected' as const],
  ]),
  ['memberships_with_users', 'users_with_memberships'],
];

function list(records: number, perPage: number, bucket: Stream['bucket']): Stream {
  return { requests: pages(records, perPage), bucket, sideBySide: 1 };
}

function single(requests: number, bucket: Stream['bucket']): Stream {
  return { requests, bucket, sideBySide: Infinity };
}

// An empty list takes a request, too.
function pages(records: number, perPage: number): number {
  return Math.max(1, Math.ceil(records / perPage));
}
