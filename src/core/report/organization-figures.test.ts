import { expect, test } from 'vitest';
import { instant, organizationId, tenant } from '../../../tests/support/tenant.builders.ts';
import { organizationFigures } from './organization-figures.ts';

const READ = tenant({
  organizations: [{ id: 21 }, { id: 22 }],
  users: [
    { id: 1, memberOf: [21, 22] },
    { id: 2, memberOf: [22] },
    // The default organization alone: memberships of this user were not read.
    { id: 3, defaultOrganization: 22 },
  ],
  tickets: [
    { id: 31, organizationId: 21, updatedAt: instant('2026-11-01T00:00:00Z') },
    {
      id: 32,
      organizationId: 21,
      status: 'solved',
      updatedAt: instant('2026-11-03T00:00:00Z'),
    },
    {
      id: 33,
      organizationId: 21,
      status: 'closed',
      updatedAt: instant('2026-11-02T00:00:00Z'),
    },
    { id: 34, organizationId: null },
  ],
});

test('members are counted once, by membership or by default organization', () => {
  const [first, second] = organizationFigures(READ, [organizationId(21), organizationId(22)]);
  expect(first?.members).toBe(1);
  expect(second?.members).toBe(3);
});

test('a solved ticket is not closed, a closed one still tells when it was last used', () => {
  const [first] = organizationFigures(READ, [organizationId(21)]);
  expect(first).toMatchObject({ id: '21', openTickets: 2, lastTicketAt: '2026-11-03T00:00:00Z' });
});

test('an organization without tickets has no last one', () => {
  const [second] = organizationFigures(READ, [organizationId(22)]);
  expect(second).toMatchObject({ openTickets: 0, lastTicketAt: null });
});
