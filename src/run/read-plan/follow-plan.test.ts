import { expect, test } from 'vitest';
import { DriftError } from '../../core/problem.ts';
import { organizationIds, toInstant } from '../../core/tenant/ids.ts';
import type { User } from '../../core/tenant/records.ts';
import {
  membership,
  openAccount,
  organization,
  ticket,
  user,
} from '../../fake-zendesk/fake.builders.ts';
import type { FakeOptions } from '../../fake-zendesk/options.ts';
import { createReader } from '../../zendesk/create-reader.ts';
import { createMemoryTransport } from '../../zendesk/memory-transport.ts';
import type { ReadTransport } from '../../zendesk/transport.ts';
import { followPlan } from './follow-plan.ts';
import { APP, readFacts } from './plan.builders.ts';
import { planReading } from './plan-reading.ts';
import type { ReadFacts, ReadWay } from './read-plan.ts';

const USERS = 1_200;
const HOME = 10;
const ELSEWHERE = 11;
const count = <Item>(length: number, make: (at: number) => Item): readonly Item[] =>
  Array.from({ length }, (_, at) => make(at));

/** An account of which some users are elsewhere by default, and the last ten belong nowhere. */
function open(elsewhere: number, options: Partial<FakeOptions> = {}) {
  return openAccount(
    {
      organizations: [organization(HOME), organization(ELSEWHERE)],
      users: count(USERS, (at) => user(1_000 + at)),
      memberships: count(USERS - 10, (at) =>
        at < elsewhere
          ? [
              membership(5_000 + at, 1_000 + at, ELSEWHERE),
              membership(9_000 + at, 1_000 + at, HOME, false),
            ]
          : [membership(5_000 + at, 1_000 + at, HOME)],
      ).flat(),
      tickets: count(30, (at) => ticket(100_000 + at, 1_000 + at)),
    },
    options,
  ).fake;
}

const isElsewhere = ({ organizationId }: User): boolean =>
  organizationId !== null && String(organizationId) !== String(HOME);

/** Answers 403 to whatever begins with a path. */
function forbidding(transport: ReadTransport, ...paths: readonly string[]): ReadTransport {
  return {
    get: (path, query) =>
      paths.some((start) => path.startsWith(start))
        ? Promise.resolve({ status: 403, headers: {}, text: '{"error":"Forbidden"}' })
        : transport.get(path, query),
  };
}

async function read(
  transport: ReadTransport,
  different: Partial<ReadFacts> = {},
  usersPerPage = 1000,
) {
  const facts = readFacts({
    counts: { organizations: 2, users: USERS, tickets: 30 },
    reference: { organizations: 5_000, domains: 5_000, decidedElsewhere: 0 },
    ...different,
  });
  const users = new Set<number>();
  const memberships = new Set<number>();
  const tickets = new Set<number>();
  const outcome = await followPlan({
    reader: createReader(transport, { userExportPageSize: usersPerPage }),
    plan: planReading(facts, { ...APP, usersPerPage }),
    facts,
    base: null,
    onLayer: () => undefined,
    usersPerPage,
    ticketsSince: toInstant(Date.parse('2026-10-01T00:00:00Z')),
    sink: {
      organizations: () => undefined,
      users: (page) => {
        for (const { id, role } of page.records) {
          expect(role).toBe('end-user');
          users.add(id);
        }
      },
      memberships: (page) => {
        for (const { id } of page.records) memberships.add(id);
      },
      tickets: (page) => {
        for (const { id } of page.records) tickets.add(id);
      },
    },
    judge: () => isElsewhere,
    ofReference: () => ({
      organizations: [organizationIds.parse(String(ELSEWHERE))].flatMap((id) => id ?? []),
      domains: ['customer.example'],
    }),
  });
  const ways = outcome.layers.map((layer) => layer.ways.join(', '));
  return { outcome, ways, users: users.size, memberships: memberships.size, tickets: tickets.size };
}

const inMemory = (elsewhere: number, options: Partial<FakeOptions> = {}): ReadTransport =>
  createMemoryTransport(open(elsewhere, { requestsPerMinute: 100_000, ...options }));

const refusing = (...ways: readonly ReadWay[]) => ({ refused: new Set(ways) });

test('one organization a user: no membership is read', async () => {
  const taken = await read(inMemory(0), { multipleOrganizations: false });
  expect(taken.ways).toStrictEqual([
    'organizations_list',
    'users_search',
    'memberships_not_needed',
    'tickets_incremental',
  ]);
  expect(taken).toMatchObject({ users: USERS, memberships: 0, tickets: 30 });
});

test('few elsewhere: only their memberships are read', async () => {
  const taken = await read(inMemory(3));
  expect(taken.ways[2]).toBe('memberships_where_unexpected');
  expect(taken).toMatchObject({ users: USERS, memberships: 6 });
  expect(taken.outcome.unexpectedShare).toBeCloseTo(3 / USERS);
});

test('many elsewhere: the reading switches to the whole list, with users where that spares some', async () => {
  const together = await read(inMemory(600), refusing('users_list'), 200);
  expect(together.ways.slice(1, 3)).toStrictEqual([
    'users_with_memberships',
    'memberships_with_users',
  ]);
  expect(together).toMatchObject({ users: USERS, memberships: USERS - 10 + 600 });
  const apart = await read(inMemory(600), refusing('users_search'));
  expect(apart.ways.slice(1, 3)).toStrictEqual(['users_list', 'memberships_list']);
  expect(apart).toMatchObject({ users: USERS, memberships: USERS - 10 + 600 });
});

test('an account that brings no users along: they are read apart, and that is remembered', async () => {
  const facts = { unexpectedShare: 0.9, ...refusing('memberships_list') };
  const taken = await read(inMemory(600, { membershipSideload: false }), facts);
  expect(taken).toMatchObject({ users: USERS, memberships: USERS - 10 + 600 });
  expect(taken.ways[1]).toBe('users_search');
  expect(taken.outcome.refused).toContain('memberships_with_users');
});

test.each([
  ['search', ['/api/v2/search/export'], 'users_list', 'tickets_incremental'],
  ['incremental exports', ['/api/v2/incremental'], 'users_search', 'tickets_search'],
])('without %s the next way is taken', async (_name, paths, usersWay, ticketsWay) => {
  const taken = await read(forbidding(inMemory(3), ...paths));
  expect([taken.ways[1], taken.ways[3]]).toStrictEqual([usersWay, ticketsWay]);
  expect(taken).toMatchObject({ users: USERS, memberships: 6, tickets: 30 });
});

test('where every way is refused the layer says so, and the others are read', async () => {
  const paths = ['/api/v2/search/export', '/api/v2/incremental'];
  const { outcome, tickets, users } = await read(forbidding(inMemory(3), ...paths));
  expect([users, tickets]).toStrictEqual([USERS, 0]);
  expect(outcome.layers[3]).toMatchObject({
    ways: [],
    problem: { code: 'zendesk_no_permission' },
  });
});

test('users of the reference alone', async () => {
  const taken = await read(
    inMemory(3),
    { reference: { organizations: 1, domains: 1, decidedElsewhere: 0 } },
    100,
  );
  expect(taken.ways[1]).toBe('users_of_reference');
  expect(taken).toMatchObject({ users: USERS, memberships: 6 });
});

test('a problem in the middle leaves the layer partial, and is no refusal', async () => {
  const transport = inMemory(3);
  const failing: ReadTransport = {
    get: (path, query) =>
      path === '/api/v2/users.json' && query?.['page[after]'] !== undefined
        ? Promise.resolve({ status: 403, headers: {}, text: '{"error":"Forbidden"}' })
        : transport.get(path, query),
  };
  const { outcome, users } = await read(failing, refusing('users_search'));
  expect(outcome.layers[1]).toMatchObject({
    ways: ['users_list'],
    problem: { code: 'zendesk_no_permission' },
  });
  expect(users).toBe(100);
  expect(outcome.refused).not.toContain('users_list');
});

test.each([
  ['organizations', '/api/v2/organizations.json', 403, 'zendesk_no_permission'],
  ['anything, signed out', '/api/v2/users.json', 401, 'zendesk_not_signed_in'],
])('%s: the reading ends, and all streams with it', async (_name, path, status, code) => {
  const transport = inMemory(3);
  let underWay = 0;
  const failing: ReadTransport = {
    get: async (asked, query) => {
      underWay += 1;
      const response =
        asked === path
          ? { status, headers: {}, text: '{"error":"no"}' }
          : await transport.get(asked, query);
      underWay -= 1;
      return response;
    },
  };
  const error: unknown = await read(failing, refusing('users_search')).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DriftError);
  expect(error).toMatchObject({ code });
  expect(underWay).toBe(0);
});
