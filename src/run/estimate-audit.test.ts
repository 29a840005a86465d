import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateReading, type RequestRates } from './estimate-audit.ts';

const APP: RequestRates = {
  recordsPerPage: 100,
  ticketsPerPage: 300,
  requestsPerMinute: 100,
  exportsPerMinute: 10,
};

test('a large account takes as long as its requests at the limit of an app', () => {
  const counts = { organizations: 10_000, users: 200_000, tickets: 28_000 };
  const estimate = estimateReading(counts, APP);
  expect(estimate.layers.map(({ layer, requests }) => [layer, requests])).toEqual([
    ['organizations', 100],
    ['users', 2_000],
    ['memberships', 2_000],
    ['tickets', 94],
  ]);
  expect(estimate.requests).toBe(4_194);
  expect(estimate.minutes).toBeCloseTo(41.94);
});

test('where tickets are many, the export takes longest', () => {
  const estimate = estimateReading({ organizations: 10, users: 100, tickets: 60_000 }, APP);
  expect(estimate.minutes).toBe(20);
});

test('an empty account takes a request a layer', () => {
  expect(estimateReading({ organizations: 0, users: 0, tickets: 0 }, APP).requests).toBe(4);
});

test('a page that is full takes one request, one record more takes two', () => {
  const requestsFor = (tickets: number) =>
    estimateReading({ organizations: 0, users: 0, tickets }, APP).layers.at(-1)?.requests;
  expect([requestsFor(300), requestsFor(301)]).toEqual([1, 2]);
});

test('tickets that nobody could count are taken to be one a user', () => {
  const counts = { organizations: 5, users: 900 };
  expect(estimateReading({ ...counts, tickets: null }, APP)).toEqual(
    estimateReading({ ...counts, tickets: 900 }, APP),
  );
});

test('more records never take fewer requests or less time', () => {
  const size = fc.nat(1_000_000);
  const counts = fc.record({ organizations: size, users: size, tickets: size });
  fc.assert(
    fc.property(counts, counts, (some, more) => {
      const sum = {
        organizations: some.organizations + more.organizations,
        users: some.users + more.users,
        tickets: some.tickets + more.tickets,
      };
      const [less, all] = [estimateReading(some, APP), estimateReading(sum, APP)];
      expect(all.requests).toBeGreaterThanOrEqual(less.requests);
      expect(all.minutes).toBeGreaterThanOrEqual(less.minutes);
      expect(all.minutes).toBeGreaterThanOrEqual(Math.max(...all.layers.map((l) => l.minutes)));
    }),
  );
});
