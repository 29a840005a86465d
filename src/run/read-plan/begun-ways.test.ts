import { expect, test } from 'vitest';
import { begunWays, keepToWays } from './begun-ways.ts';
import { readFacts } from './plan.builders.ts';
import type { ReadFacts, ReadPlan } from './read-plan.ts';

const COUNT = '/api/v2/users/count.json?role=end-user';
const SINGLE = '/api/v2/users/7/organization_memberships.json?page%5Bsize%5D=100';
const LIST = '/api/v2/organization_memberships.json?page%5Bsize%5D=100';
const TOGETHER = '/api/v2/organization_memberships.json?include=users&page%5Bsize%5D=100';
const CHANGES = '/api/v2/incremental/tickets/cursor.json?start_time=7&per_page=1000';
const WINDOW = `${CHANGES}&exclude_deleted=true`;
const CUSTOMERS = '/api/v2/incremental/organizations.json?start_time=7&per_page=1000';
const BOTH = { users: 'users_with_memberships', memberships: 'memberships_with_users' };

test.each([
  ['nothing of memberships', [COUNT], {}],
  ['memberships of single users', [COUNT, SINGLE], {}],
  ['an export of a window of tickets', [WINDOW], {}],
  ['an export of changed tickets', [COUNT, CHANGES], { tickets: 'tickets_changes' }],
  ['an export of organizations', [CUSTOMERS], { organizations: 'organizations_changes' }],
  ['the list', [COUNT, SINGLE, LIST], { memberships: 'memberships_list' }],
  ['the list with its users', [COUNT, TOGETHER], BOTH],
  // An account that does not bring users along is asked for both.
  ['both', [LIST, TOGETHER, LIST], BOTH],
])('where %s was read, that way was begun', (_, requests, begun) => {
  expect(begunWays(requests)).toEqual(begun);
});

const PLAN: ReadPlan = {
  layers: [
    { layer: 'organizations', way: 'organizations_list', requests: 1, minutes: 1 },
    { layer: 'users', way: 'users_search', requests: 2, minutes: 1 },
    { layer: 'memberships', way: 'memberships_where_unexpected', requests: 3, minutes: 1 },
    { layer: 'tickets', way: null, requests: 0, minutes: 0 },
  ],
  lanes: [],
  requests: 6,
  minutes: 1,
  floor: 6,
};

test('a plan keeps to what was begun, and else stays as it is', () => {
  expect(keepToWays(PLAN, {}, readFacts())).toEqual(PLAN);
  const begun = { memberships: 'memberships_list', tickets: 'tickets_search' } as const;
  const kept = keepToWays(PLAN, begun, readFacts());
  expect(kept.layers.map(({ way }) => way)).toEqual([
    'organizations_list',
    'users_search',
    'memberships_list',
    'tickets_search',
  ]);
  expect(kept).toMatchObject({ requests: 6, layers: [{}, {}, { requests: 3 }, {}] });
});

test('a way that builds on an earlier reading is kept to only where there is one', () => {
  const begun = { organizations: 'organizations_changes', tickets: 'tickets_changes' } as const;
  const wayOfEach = (base: ReadFacts['base']) =>
    keepToWays(PLAN, begun, readFacts({ base })).layers.map(({ way }) => way);
  expect(wayOfEach(null)).toEqual(PLAN.layers.map(({ way }) => way));
  expect(wayOfEach({ days: 1, ticketShare: null })).toEqual([
    'organizations_changes',
    'users_search',
    'memberships_where_unexpected',
    null,
  ]);
  expect(wayOfEach({ days: 1, ticketShare: 0.1 }).at(-1)).toBe('tickets_changes');
});
