import { RECORDS_PER_PAGE } from './way-costs.ts';

/** How far users were read, and what that tells of their memberships. */
export type MembershipProgress = {
  /** About. */
  readonly usersInAll: number;
  readonly usersRead: number;
  readonly areUsersComplete: boolean;
  /** Users so far whose memberships have to be read. */
  readonly unexpected: number;
  /** Of whom so many were asked for already. */
  readonly asked: number;
  /** Users that one request brings. */
  readonly usersPerPage: number;
  /** Whether the account brings users along with memberships, as far as is known. */
  readonly hasSideload: boolean;
};

/** How to go on: `undecided` is to read more users first. */
export type MembershipDecision =
  'undecided' | 'memberships_where_unexpected' | 'memberships_list' | 'memberships_with_users';

/**
 * Whether to ask for the memberships of single users, or to read the whole list, from now on: whatever
 * needs fewer requests, those that were spent not counted. As long as only some users are known, one
 * of the two has to win on the safe side of chance. Users that were not read yet come with their
 * memberships where the account does that.
 */
export function decideMemberships(progress: MembershipProgress): MembershipDecision {
  const { usersInAll, usersRead, areUsersComplete, unexpected, asked } = progress;
  const users = areUsersComplete ? usersRead : Math.max(usersInAll, usersRead);
  const pagesLeft = areUsersComplete ? 0 : Math.ceil((users - usersRead) / progress.usersPerPage);
  const list = Math.max(1, Math.ceil(users / RECORDS_PER_PAGE));
  const isTogether = progress.hasSideload && !areUsersComplete && pagesLeft > 1;
  const whole = isTogether ? list + 1 : list + pagesLeft;
  const wholeWay = isTogether ? 'memberships_with_users' : 'memberships_list';
  const single = (inAll: number): number => pagesLeft + Math.max(0, inAll - asked);

  if (areUsersComplete)
    return single(unexpected) <= whole ? 'memberships_where_unexpected' : wholeWay;
  if (usersRead === 0) return 'undecided';
  const spread = SPREAD * Math.sqrt(unexpected);
  const times = users / usersRead;
  if (single((unexpected + spread + SPREAD) * times) <= whole)
    return 'memberships_where_unexpected';
  return single((unexpected - spread) * times) > whole ? wholeWay : 'undecided';
}

// Three times the chance deviation of a count: seldom wrong, and soon enough.
const SPREAD = 3;
