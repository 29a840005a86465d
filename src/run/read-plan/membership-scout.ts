import { createIdSet } from '../../core/tenant/id-set.ts';
import type { User, UserId } from '../../core/tenant/records.ts';
import { decideMemberships, type MembershipDecision } from './decide-memberships.ts';
import { createJobPool } from './job-pool.ts';
import type { ReadWay } from './read-plan.ts';
import type { Course } from './streams.ts';
import { RECORDS_PER_PAGE, SIDE_BY_SIDE } from './way-costs.ts';

/** Looks at users as they come, and asks for the memberships of those who are elsewhere by default. */
export type MembershipScout = {
  /** Looks at users. Before all organizations came they are only remembered. */
  readonly look: (users: readonly User[]) => void;
  /** Looks at everybody who was remembered: all organizations and all users came. */
  readonly lookAtAll: () => void;
  readonly decision: () => MembershipDecision;
  /** The part of the users that are elsewhere by default; `null` where nobody was looked at. */
  readonly share: () => number | null;
  /** Returns when everybody was asked for who has to be. */
  readonly idle: () => Promise<void>;
};

/** @param usersWay by which users come */
export function createMembershipScout(course: Course, usersWay: ReadWay | null): MembershipScout {
  const { reader, sink, facts, judge, usersPerPage } = course.reading;
  const pool = createJobPool<UserId>(SIDE_BY_SIDE, async (id) => {
    if (course.isGivenUp()) return;
    sink.memberships({ records: await reader.membershipsOfUser(id), unreadable: [] });
  });
  const seen = createIdSet();
  const early: User[] = [];
  const state = { unexpected: 0, decision: 'undecided' as MembershipDecision };
  let isUnexpected: ((user: User) => boolean) | null = null;
  course.organizations.then(
    () => {
      isUnexpected = judge();
    },
    () => undefined,
  );

  const weigh = (isElsewhere: (user: User) => boolean): void => {
    // An export that began again repeats records, and nobody is asked for twice.
    for (const user of early.splice(0)) {
      if (!seen.add(user.id) || !isElsewhere(user)) continue;
      state.unexpected += 1;
      pool.add(user.id);
    }
  };
  const decide = (areUsersComplete: boolean): void => {
    if (isWhole(state.decision)) return;
    const isSearched = usersWay === 'users_search' && !course.refused.has('users_search');
    const decision = decideMemberships({
      usersInAll: facts.counts.users,
      usersRead: seen.size(),
      areUsersComplete,
      unexpected: state.unexpected,
      asked: pool.begun(),
      usersPerPage: isSearched ? usersPerPage : RECORDS_PER_PAGE,
      hasSideload: isSearched && !course.refused.has('memberships_with_users'),
    });
    const isRefused = isWhole(decision) && course.refused.has('memberships_list');
    state.decision = isRefused ? 'memberships_where_unexpected' : decision;
    if (isWhole(state.decision)) pool.drop();
    if (state.decision === 'memberships_where_unexpected') pool.start();
  };

  return {
    look: (users) => {
      early.push(...users);
      if (isUnexpected === null) return;
      weigh(isUnexpected);
      // How many users of the reference there are nobody knows before the last one came.
      if (usersWay !== 'users_of_reference') decide(false);
    },
    lookAtAll: () => {
      weigh(isUnexpected ?? judge());
      decide(true);
    },
    decision: () => state.decision,
    share: () => (seen.size() === 0 ? null : state.unexpected / seen.size()),
    idle: pool.idle,
  };
}

function isWhole(decision: MembershipDecision): boolean {
  return decision === 'memberships_list' || decision === 'memberships_with_users';
}
