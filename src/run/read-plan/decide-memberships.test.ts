import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideMemberships, type MembershipProgress } from './decide-memberships.ts';

function progress(different: Partial<MembershipProgress> = {}): MembershipProgress {
  return {
    usersInAll: 200_000,
    usersRead: 20_000,
    areUsersComplete: false,
    unexpected: 40,
    asked: 0,
    usersPerPage: 1000,
    hasSideload: true,
    ...different,
  };
}

test.each<[string, Partial<MembershipProgress>, ReturnType<typeof decideMemberships>]>([
  ['nobody was looked at', { usersRead: 0, unexpected: 0 }, 'undecided'],
  ['few are elsewhere', {}, 'memberships_where_unexpected'],
  ['few of few: it could be chance', { usersRead: 1_000, unexpected: 3 }, 'undecided'],
  ['about as many as the list has pages', { unexpected: 180 }, 'undecided'],
  ['clearly too many', { unexpected: 1_000 }, 'memberships_with_users'],
  [
    'clearly too many, users not brought',
    { unexpected: 1_000, hasSideload: false },
    'memberships_list',
  ],
  [
    'clearly too many, one page of users left',
    { usersRead: 199_500, unexpected: 9_000 },
    'memberships_list',
  ],
  [
    'at the end, as many as pages',
    { usersRead: 200_000, areUsersComplete: true, unexpected: 2_000 },
    'memberships_where_unexpected',
  ],
  [
    'at the end, one more',
    { usersRead: 200_000, areUsersComplete: true, unexpected: 2_001 },
    'memberships_list',
  ],
  [
    'at the end, one more, of whom some were asked for',
    { usersRead: 200_000, areUsersComplete: true, unexpected: 2_001, asked: 1 },
    'memberships_where_unexpected',
  ],
  [
    'nobody in the account',
    { usersInAll: 0, usersRead: 0, areUsersComplete: true, unexpected: 0 },
    'memberships_where_unexpected',
  ],
])('%s', (_name, different, decision) => {
  expect(decideMemberships(progress(different))).toBe(decision);
});

test('with all users known it is never undecided, and takes the cheaper', () => {
  const count = fc.integer({ min: 0, max: 50_000 });
  fc.assert(
    fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (users, more, part) => {
      const unexpected = Math.floor(users * part);
      const asked = Math.min(more, unexpected);
      const decision = decideMemberships(
        progress({
          usersInAll: users,
          usersRead: users,
          areUsersComplete: true,
          unexpected,
          asked,
        }),
      );
      const list = Math.max(1, Math.ceil(users / 100));
      expect(decision).toBe(
        unexpected - asked <= list ? 'memberships_where_unexpected' : 'memberships_list',
      );
    }),
  );
});

test('more users elsewhere never speak for asking for each of them', () => {
  const order = ['memberships_where_unexpected', 'undecided', 'memberships_with_users'];
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 150_000 }),
      fc.nat(5_000),
      fc.nat(5_000),
      (usersRead, unexpected, more) => {
        const of = (count: number) =>
          order.indexOf(decideMemberships(progress({ usersRead, unexpected: count })));
        expect(of(unexpected + more)).toBeGreaterThanOrEqual(of(unexpected));
      },
    ),
  );
});
