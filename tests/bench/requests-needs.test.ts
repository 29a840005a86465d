import { expect, test } from 'vitest';
import type { RequestsSize } from './requests-account.ts';
import { fewestRequests, needsOf } from './requests-needs.ts';

const LARGE: RequestsSize = {
  organizations: 10_000,
  users: 200_000,
  tickets: 28_000,
  multipleOrganizations: true,
  elsewhere: 0,
};
const PAGES = { ticketsPerPage: 1_000, usersPerPage: 1_000 };

test.each([
  [
    'users by search, where one organization is all they have',
    { multipleOrganizations: false },
    328,
  ],
  ['few elsewhere: their memberships one by one', { elsewhere: 0.002 }, 328 + 400],
  ['many elsewhere: memberships with their users', { elsewhere: 0.01 }, 128 + 2_020 + 1],
  ['more elsewhere: more memberships', { elsewhere: 0.05 }, 128 + 2_100 + 1],
  ['an empty list takes a request', { multipleOrganizations: false, tickets: 0 }, 301],
])('%s', (_, differs, requests) => {
  expect(fewestRequests({ ...LARGE, ...differs }, PAGES)).toBe(requests);
});

test('smaller pages take more requests', () => {
  const size = { ...LARGE, multipleOrganizations: false };
  expect(fewestRequests(size, { ticketsPerPage: 300, usersPerPage: 500 })).toBe(100 + 400 + 94);
});

test('a list is read page after page, single records all at once', () => {
  const size = { ...LARGE, elsewhere: 0.01 };
  expect(needsOf('memberships_list', size, PAGES)).toEqual([
    { requests: 2_020, bucket: 'ordinary', sideBySide: 1 },
  ]);
  expect(needsOf('memberships_where_unexpected', size, PAGES)).toEqual([
    { requests: 2_000, bucket: 'ordinary', sideBySide: Infinity },
  ]);
  expect(needsOf('users_of_reference', size, PAGES)).toEqual([
    { requests: 10_000, bucket: 'ordinary', sideBySide: Infinity },
    { requests: 10_000, bucket: 'search_export', sideBySide: Infinity },
  ]);
});
