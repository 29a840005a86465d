import fc from 'fast-check';
import { expect, test } from 'vitest';
import { organizationId } from '../../../tests/support/tenant.builders.ts';
import { suggestSurvivor, type Rival } from './suggest-survivor.ts';

function rival(id: number, different: Partial<Rival> = {}): Rival {
  const nothing = { domainNames: [], members: 0, openTickets: 0, lastTicketAt: null };
  return { id: organizationId(id), ...nothing, ...different };
}

test.each<[string, readonly Rival[], number, readonly string[]]>([
  ['most members', [rival(1), rival(2, { members: 3 })], 2, ['members']],
  [
    'members before tickets',
    [rival(1, { members: 2 }), rival(2, { members: 1, openTickets: 9 })],
    1,
    ['members'],
  ],
  [
    'tickets where members are as many',
    [rival(1, { members: 2 }), rival(2, { members: 2, openTickets: 1 })],
    2,
    ['open_tickets'],
  ],
  ['most domains', [rival(1), rival(2, { domainNames: ['a.example'] })], 2, ['domains']],
  [
    'the latest ticket',
    [
      rival(1, { lastTicketAt: '2026-01-01T00:00:00Z' }),
      rival(2, { lastTicketAt: '2026-02-01T00:00:00Z' }),
    ],
    2,
    ['last_ticket'],
  ],
  ['the oldest of equals', [rival(3), rival(2), rival(4)], 2, ['oldest']],
  [
    'every reason in which it is ahead of all',
    [rival(1, { domainNames: ['a.example'] }), rival(2, { members: 2, openTickets: 1 })],
    2,
    ['members', 'open_tickets'],
  ],
  [
    'no reason in which another is as good',
    [
      rival(1, { members: 1 }),
      rival(2, { members: 2, openTickets: 1 }),
      rival(3, { openTickets: 1 }),
    ],
    2,
    ['members'],
  ],
  [
    'age where nothing was read',
    [{ id: organizationId(9), domainNames: [] }, rival(8)],
    8,
    ['oldest'],
  ],
])('%s', (_, rivals, id, because) => {
  expect(suggestSurvivor(rivals)).toEqual({ id, because });
});

test('of one or none nothing is suggested', () => {
  expect(suggestSurvivor([])).toBeNull();
  expect(suggestSurvivor([rival(1)])).toBeNull();
});

test('the order of the organizations does not matter, and there is always a reason', () => {
  const any = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 50 }).map(organizationId),
      domainNames: fc.subarray(['a.example', 'b.example']),
      members: fc.nat(2),
      openTickets: fc.nat(2),
      lastTicketAt: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
    }),
    { minLength: 2, maxLength: 4, selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(any, (rivals) => {
      const survivor = suggestSurvivor(rivals);
      expect(suggestSurvivor(rivals.toReversed())).toEqual(survivor);
      expect(survivor?.because.length).toBeGreaterThan(0);
    }),
  );
});
