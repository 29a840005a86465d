import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tenant, type TenantWish } from '../../../tests/support/tenant.builders.ts';
import type { Ticket } from '../tenant/records.ts';
import { joinWatches, movedTickets, proofOfWatch, watchTickets } from './ticket-watch.ts';

const { users, organizations } = tenant({
  users: [{ id: 21 }, { id: 22 }],
  organizations: [{ id: 11 }],
});
const [kim, lee] = users.map(({ id }) => id);

function ticketsOf(wishes: NonNullable<TenantWish['tickets']>): readonly Ticket[] {
  return tenant({ tickets: wishes }).tickets;
}

const WATCH = watchTickets(
  kim ? [kim] : [],
  ticketsOf([
    { id: 32, organizationId: 11 },
    { id: 31, organizationId: null },
  ]),
);

test('a ticket that stays is no finding', () => {
  const now = ticketsOf([{ id: 31 }, { id: 32, organizationId: 11, status: 'closed' }]);
  expect(movedTickets(WATCH, now)).toEqual([]);
});

test('another organization is one, and so are none before and none after, in order of id', () => {
  const now = ticketsOf([{ id: 32 }, { id: 31, organizationId: 12 }]);
  expect(movedTickets(WATCH, now)).toEqual([
    { ticket_id: '31', organization_before: null, organization_after: '12' },
    { ticket_id: '32', organization_before: '11', organization_after: null },
  ]);
});

test('new tickets, and watched ones that are not shown any more, are held against nobody', () => {
  expect(movedTickets(WATCH, ticketsOf([{ id: 33, organizationId: 12 }]))).toEqual([]);
  expect(movedTickets(WATCH, [])).toEqual([]);
});

test('of a ticket that is watched twice, the first look counts', () => {
  const later = watchTickets(
    [kim, lee].flatMap((id) => id ?? []),
    ticketsOf([{ id: 32, organizationId: 12 }]),
  );
  const joined = joinWatches([WATCH, later]);
  expect(joined.userIds).toEqual([21, 22]);
  expect([...joined.filedUnder.entries()]).toEqual([
    [32, organizations[0]?.id],
    [31, null],
  ]);
  expect(joined.filedUnder.size).toBe(2);
  expect(joinWatches([]).filedUnder.size).toBe(0);
});

test('the proof says how many were watched, how long, and what changed', () => {
  const moved = movedTickets(WATCH, ticketsOf([{ id: 32, organizationId: 12 }]));
  expect(proofOfWatch(WATCH, 90, moved, true)).toEqual({
    users: 1,
    tickets: 2,
    seconds: 90,
    cut_short: true,
    changed: moved,
  });
});

test('joining watches finds what any of them finds, once', () => {
  const anyOrganization = fc.option(fc.integer({ min: 11, max: 13 }));
  const anyTickets = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 9 }), organizationId: anyOrganization }),
    { selector: ({ id }) => id, maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.array(anyTickets, { maxLength: 4 }), anyTickets, (looks, now) => {
      const watches = looks.map((look) => watchTickets([], ticketsOf(look)));
      const found = movedTickets(joinWatches(watches), ticketsOf(now));
      const expected = now
        .filter(({ id, organizationId: present }) => {
          const first = looks.flat().find((one) => one.id === id);
          return first !== undefined && first.organizationId !== present;
        })
        .map(({ id }) => String(id));
      expect(found.map((one) => one.ticket_id).toSorted()).toEqual(expected.toSorted());
    }),
  );
});
