import { expect, test } from 'vitest';
import { ACCOUNT_LIMITS, APP_LIMITS, bucketOf, streamOf } from './limits.ts';

test.each([
  ['/api/v2/incremental/tickets/cursor.json', 'incremental'],
  ['/api/v2/incremental/users/cursor', 'incremental'],
  ['/api/v2/search/export.json', 'search_export'],
  ['/api/v2/search.json', 'ordinary'],
  ['/api/v2/search/count.json', 'ordinary'],
  ['/api/v2/organizations.json', 'ordinary'],
  ['/api/v2/users/1/tickets/requested.json', 'ordinary'],
])('%s counts as %s', (path, bucket) => {
  expect(bucketOf(path)).toBe(bucket);
});

test('an app has its own limits on top of the account', () => {
  expect(APP_LIMITS).toStrictEqual(expect.arrayContaining([...ACCOUNT_LIMITS]));
  expect(APP_LIMITS.map(({ name, max }) => [name, max])).toStrictEqual([
    ['app_minute', 100],
    ['app_five_minutes', 700],
    ['account', 200],
    ['incremental', 10],
    ['search_export', 100],
  ]);
});

test('no window is shorter than the one Zendesk counts', () => {
  for (const { name, windowMs } of APP_LIMITS) {
    const counted = name === 'app_five_minutes' ? 300_000 : 60_000;
    expect(windowMs).toBeGreaterThan(counted);
    expect(windowMs).toBeLessThan(counted * 1.05);
  }
});

test.each([
  ['/api/v2/users.json', {}, '/api/v2/users'],
  [
    '/api/v2/users/21/organization_memberships.json',
    {},
    '/api/v2/users/*/organization_memberships',
  ],
  ['/api/v2/organizations/11.json', {}, '/api/v2/organizations/*'],
  ['/api/v2/search/export.json', { 'filter[type]': 'user' }, '/api/v2/search/export user'],
])('%s is a request of the stream %s', (path, query, stream) => {
  expect(streamOf(path, query)).toBe(stream);
});
