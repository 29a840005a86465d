import { expect, test } from 'vitest';
import { organizationIds, ticketIds, toInstant } from '../../core/tenant/ids.ts';
import type { Organization, Ticket, TicketStatus } from '../../core/tenant/records.ts';
import { DriftError } from '../../core/problem.ts';
import type { Page, Reader } from '../../zendesk/reader.ts';
import type { ReadingBase } from '../reading-base.ts';
import { breakingPages, pagesOf, readerWith } from '../run.builders.ts';
import { followPlan } from './follow-plan.ts';
import { APP, readFacts } from './plan.builders.ts';
import { planReading } from './plan-reading.ts';
import type { ReadFacts } from './read-plan.ts';

const DAY = 24 * 60 * 60 * 1000;
const READ_AT = Date.parse('2026-11-22T09:00:00Z');
const NOW = READ_AT + DAY;
const WINDOW = toInstant(NOW - 30 * DAY);

function organization(number: number, name = 'As it was'): Organization {
  const id = organizationIds.parse(String(number));
  if (id === null) throw new Error('no id');
  const updatedAt = toInstant(READ_AT - DAY);
  return { id, name, externalId: null, domainNames: [], sharedTickets: false, updatedAt };
}

function ticket(number: number, status: TicketStatus, daysAgo = 2): Ticket {
  const id = ticketIds.parse(String(number));
  if (id === null) throw new Error('no id');
  const updatedAt = toInstant(NOW - daysAgo * DAY);
  return { id, requesterId: null, organizationId: null, status, updatedAt };
}

const BASE: ReadingBase = {
  subdomain: 'acme',
  mode: 'live',
  readAt: READ_AT,
  ticketsSince: toInstant(READ_AT - 30 * DAY),
  organizations: [1, 2, 3].map((id) => organization(id)),
  tickets: [ticket(11, 'open'), ticket(12, 'open'), ticket(13, 'open', 30.5), ticket(14, 'open')],
};

async function read(different: Partial<Reader>, facts: Partial<ReadFacts> = {}) {
  const names = new Map<number, string>();
  const statuses = new Map<number, string>();
  const known = readFacts({ base: { days: 1, ticketShare: 1 / 30 }, ...facts });
  const asked: string[] = [];
  const outcome = await followPlan({
    reader: readerWith({
      countOrganizations: () => Promise.resolve(3),
      organizations: () => {
        asked.push('list');
        return pagesOf([organization(9, 'Listed')]);
      },
      ...different,
    }),
    plan: planReading(known, APP),
    facts: known,
    base: BASE,
    usersPerPage: 1000,
    ticketsSince: WINDOW,
    onLayer: () => undefined,
    sink: {
      organizations: ({ records }) => {
        for (const { id, name } of records) names.set(id, name);
      },
      users: () => undefined,
      memberships: () => undefined,
      tickets: ({ records }) => {
        for (const { id, status } of records) statuses.set(id, status);
      },
    },
    judge: () => () => false,
    ofReference: () => ({ organizations: [], domains: [] }),
  });
  const [organizations, , , tickets] = outcome.layers;
  return { outcome, asked, names, statuses, organizations, tickets };
}

async function* withUnreadable<Item>(id: string | null): AsyncGenerator<Page<Item>> {
  yield await Promise.resolve({ records: [], unreadable: [{ id, why: 'name' }] });
}

test('changes count whatever their date, and what did not change stays', async () => {
  const starts: string[] = [];
  const { names, asked, organizations } = await read({
    organizationsChangedSince: (since) => {
      starts.push(since);
      return pagesOf([organization(2, 'As it is')], [organization(2, 'As it is')]);
    },
  });
  expect(Object.fromEntries(names)).toEqual({ 1: 'As it was', 2: 'As it is', 3: 'As it was' });
  expect(organizations?.ways).toEqual(['organizations_changes']);
  expect(asked).toEqual([]);
  expect(starts).toEqual([toInstant(READ_AT - 15 * 60_000)]);
});

test.each([
  ['one more was created than shows', 4],
  ['one was deleted', 2],
  ['more than can be counted exactly', 100_001],
])('%s: all are listed, and none but these', async (_name, count) => {
  const { names, organizations } = await read({
    countOrganizations: () => Promise.resolve(count),
  });
  expect([...names.values()]).toEqual(['Listed']);
  expect(organizations?.ways).toEqual(['organizations_changes', 'organizations_list']);
});

test('an organization that can no longer be understood is there, but not as it was', async () => {
  const { names, organizations } = await read({
    organizationsChangedSince: () => withUnreadable('2'),
  });
  expect([...names.keys()]).toEqual([1, 3]);
  expect(organizations?.ways).toEqual(['organizations_changes']);
  // Nobody knows which one it is: the number is one too many.
  const unknown = await read({ organizationsChangedSince: () => withUnreadable(null) });
  expect([...unknown.names.values()]).toEqual(['Listed']);
});

test('an account that refuses the export is listed, and that is remembered', async () => {
  const { names, outcome, organizations } = await read({
    organizationsChangedSince: () => breakingPages('zendesk_no_permission'),
  });
  expect([...names.values()]).toEqual(['Listed']);
  expect(organizations?.ways).toEqual(['organizations_list']);
  expect(outcome.refused).toContain('organizations_changes');
});

test('an export that does not get on is given up for the list, and not for ever', async () => {
  const { names, outcome } = await read({
    organizationsChangedSince: () => breakingPages('zendesk_bad_answer', [organization(1)]),
  });
  expect([...names.values()]).toEqual(['Listed']);
  expect(outcome.refused).not.toContain('organizations_changes');
});

test('who is signed out is not asked for the list', async () => {
  const signedOut = read({
    organizationsChangedSince: () => breakingPages('zendesk_not_signed_in'),
  });
  await expect(signedOut).rejects.toThrow(DriftError);
});

test('tickets: deleted ones vanish, also those beyond the window', async () => {
  const { statuses, tickets } = await read({
    ticketsChangedSince: () =>
      pagesOf(
        [ticket(11, 'deleted'), ticket(12, 'solved')],
        [ticket(15, 'new', 0), ticket(16, 'new', 31)],
      ),
  });
  expect(Object.fromEntries(statuses)).toEqual({ 12: 'solved', 14: 'open', 15: 'new' });
  expect(tickets).toMatchObject({ ways: ['tickets_changes'], problem: null });
});

test('tickets: without the export of changes another way is taken, without the earlier ones', async () => {
  const { statuses, tickets, outcome } = await read({
    ticketsChangedSince: () => breakingPages('zendesk_no_permission'),
    ticketsSince: () => pagesOf([ticket(12, 'open')]),
  });
  expect([...statuses.keys()]).toEqual([12]);
  expect(tickets?.ways).toEqual(['tickets_incremental']);
  expect(outcome.refused).toContain('tickets_changes');
});

test('tickets: an export that breaks off leaves the layer partial', async () => {
  const { tickets } = await read({
    ticketsChangedSince: () => breakingPages('zendesk_failed', [ticket(12, 'solved')]),
  });
  expect(tickets).toMatchObject({ problem: { code: 'zendesk_failed' } });
});
