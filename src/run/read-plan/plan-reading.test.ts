import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD_LAYERS } from '../../core/tenant/records.ts';
import { planReading } from './plan-reading.ts';
import { ACCOUNT, APP, readFacts, waysOf } from './plan.builders.ts';
import { READ_WAYS, type ReadFacts, type ReadWay } from './read-plan.ts';

const refusing = (...ways: readonly ReadWay[]) => ({ refused: new Set(ways) });

test.each<[string, Partial<ReadFacts>, readonly (ReadWay | null)[]]>([
  [
    'one organization a user',
    { multipleOrganizations: false },
    ['organizations_list', 'users_search', 'memberships_not_needed', 'tickets_search'],
  ],
  [
    'several, nobody knows how many are elsewhere',
    {},
    ['organizations_list', 'users_search', 'memberships_where_unexpected', 'tickets_search'],
  ],
  [
    'settings that cannot be read count as several',
    { multipleOrganizations: null },
    ['organizations_list', 'users_search', 'memberships_where_unexpected', 'tickets_search'],
  ],
  [
    'just few enough elsewhere',
    { unexpectedShare: 0.009 },
    ['organizations_list', 'users_search', 'memberships_where_unexpected', 'tickets_incremental'],
  ],
  [
    'too many elsewhere',
    { unexpectedShare: 0.011 },
    [
      'organizations_list',
      'users_with_memberships',
      'memberships_with_users',
      'tickets_incremental',
    ],
  ],
  [
    'too many elsewhere, and no sideload',
    { unexpectedShare: 0.05, ...refusing('memberships_with_users') },
    ['organizations_list', 'users_search', 'memberships_list', 'tickets_incremental'],
  ],
  [
    'no search',
    refusing('users_search', 'tickets_search'),
    ['organizations_list', 'users_list', 'memberships_where_unexpected', 'tickets_incremental'],
  ],
  [
    'no exports at all',
    refusing('users_search', 'tickets_search', 'tickets_incremental'),
    ['organizations_list', 'users_list', 'memberships_where_unexpected', null],
  ],
  [
    'a reference of few accounts',
    { reference: { organizations: 40, domains: 60, decidedElsewhere: 0 } },
    ['organizations_list', 'users_of_reference', 'memberships_where_unexpected', 'tickets_search'],
  ],
  [
    'a reference of few accounts, and no search',
    {
      reference: { organizations: 40, domains: 60, decidedElsewhere: 0 },
      ...refusing('users_search'),
    },
    ['organizations_list', 'users_list', 'memberships_where_unexpected', 'tickets_incremental'],
  ],
])('in an app: %s', (_name, facts, ways) => {
  expect(waysOf(planReading(readFacts(facts), APP))).toStrictEqual(ways);
});

test('tickets come from the incremental export where its limit is not what takes longest', () => {
  expect(waysOf(planReading(readFacts(), ACCOUNT)).at(-1)).toBe('tickets_incremental');
  const small = { organizations: 10, users: 50, tickets: 200 };
  expect(waysOf(planReading(readFacts({ counts: small }), APP)).at(-1)).toBe('tickets_incremental');
});

test('changes are read where there is an earlier reading and they take fewer requests', () => {
  const base = { days: 2, ticketShare: 0.1 };
  const plan = planReading(readFacts({ base }), APP);
  expect(waysOf(plan)).toStrictEqual([
    'organizations_changes',
    'users_search',
    'memberships_where_unexpected',
    'tickets_changes',
  ]);
  // A page of those that changed, and their count; a tenth of the tickets.
  expect(plan.layers[0]?.requests).toBe(2);
  expect(plan.layers[3]?.requests).toBe(10);
  const young = planReading(readFacts({ base: { days: 2, ticketShare: null } }), APP);
  expect([waysOf(young)[0], waysOf(young)[3]]).toStrictEqual([
    'organizations_changes',
    'tickets_search',
  ]);
});

test('organizations that nobody can count exactly are listed', () => {
  const counts = { organizations: 100_000, users: 200_000, tickets: 28_000 };
  const base = { days: 2, ticketShare: 0.1 };
  const wayOf = (organizations: number) =>
    waysOf(planReading(readFacts({ counts: { ...counts, organizations }, base }), APP))[0];
  expect(wayOf(100_000)).toBe('organizations_changes');
  expect(wayOf(100_001)).toBe('organizations_list');
});

test('a small account is listed: the list lags behind by nothing', () => {
  const small = { organizations: 10, users: 90, tickets: 200 };
  const facts = readFacts({ counts: small, multipleOrganizations: false });
  expect(waysOf(planReading(facts, APP))[1]).toBe('users_list');
});

test('tells requests and minutes of each layer, each limit and the whole', () => {
  const plan = planReading(readFacts({ multipleOrganizations: false }), APP);
  expect(plan.layers.map(({ layer, requests }) => [layer, requests])).toStrictEqual([
    ['organizations', 100],
    ['users', 200],
    ['memberships', 0],
    ['tickets', 94],
  ]);
  expect([plan.requests, plan.floor]).toStrictEqual([394, 394]);
  expect(plan.lanes.map(({ limit, requests }) => [limit, requests])).toStrictEqual([
    ['app_minute', 394],
    ['app_five_minutes', 394],
    ['account', 394],
    ['incremental', 0],
    ['search_export', 294],
  ]);
  // Three windows of 61 seconds until the last 94 may go.
  expect(plan.minutes).toBeCloseTo((3 * 61 + 94 * 0.4) / 60, 5);
});

test('a layer without a way costs nothing, and the others are read', () => {
  const plan = planReading(readFacts(refusing(...READ_WAYS.users)), APP);
  expect(waysOf(plan)).toStrictEqual([
    'organizations_list',
    null,
    'memberships_list',
    'tickets_incremental',
  ]);
  expect(plan.layers[1]).toMatchObject({ requests: 0, minutes: 0 });
});

const FACTS = fc.record({
  counts: fc.record({
    organizations: fc.integer({ min: 0, max: 200_000 }),
    users: fc.integer({ min: 0, max: 3_000_000 }),
    tickets: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
  }),
  multipleOrganizations: fc.constantFrom(true, false, null),
  reference: fc.record({
    organizations: fc.integer({ min: 0, max: 200_000 }),
    domains: fc.integer({ min: 0, max: 200_000 }),
    decidedElsewhere: fc.constant(0),
  }),
  unexpectedShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  refused: fc
    .subarray([...new Set(Object.values(READ_WAYS).flat())] as ReadWay[])
    .map((ways): ReadonlySet<ReadWay> => new Set(ways)),
  base: fc.option(
    fc.record({
      days: fc.double({ min: 0, max: 28, noNaN: true }),
      ticketShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
  ),
});
const RATES = fc.constantFrom(APP, ACCOUNT);

/** Everything but the way that lists is refused. */
const LISTING: ReadonlySet<ReadWay> = new Set<ReadWay>(
  Object.values(READ_WAYS)
    .flat()
    .filter((way) => !/_list$|not_needed|incremental/.test(way)),
);

test('never more requests than listing everything, nor a twentieth more than the floor', () => {
  fc.assert(
    fc.property(FACTS, RATES, (facts, rates) => {
      const open = { ...facts, refused: new Set<ReadWay>() };
      const plan = planReading(open, rates);
      const listing = planReading({ ...open, refused: LISTING }, rates);
      expect(plan.requests).toBeLessThanOrEqual(listing.requests);
      expect(plan.requests).toBeLessThanOrEqual(plan.floor * 1.05);
      expect(plan.floor).toBeLessThanOrEqual(plan.requests);
    }),
  );
});

test('takes no way that was refused, and leaves out a layer only where nothing is left', () => {
  fc.assert(
    fc.property(FACTS, RATES, (facts, rates) => {
      const { layers, requests } = planReading(facts, rates);
      expect(layers.map(({ layer }) => layer)).toStrictEqual([...RECORD_LAYERS]);
      for (const { layer, way } of layers) {
        if (way !== null) expect(facts.refused.has(way)).toBe(false);
        const simple = READ_WAYS[layer].filter((one) => /_list$|search|incremental/.test(one));
        if (way === null && simple.some((one) => !facts.refused.has(one)))
          // With one organization a user, nobody needs memberships that cannot be told from users.
          expect([layer, facts.multipleOrganizations]).toStrictEqual(['memberships', false]);
      }
      expect(requests).toBe(layers.reduce((sum, layer) => sum + layer.requests, 0));
    }),
  );
});

test('where an address was decided that the reference does not lead to, all users are read', () => {
  fc.assert(
    fc.property(FACTS, RATES, (facts, rates) => {
      const reference = { ...facts.reference, decidedElsewhere: 1 };
      const { layers } = planReading({ ...facts, reference }, rates);
      expect(layers.map(({ way }) => way)).not.toContain('users_of_reference');
    }),
  );
});
