import { expect, test } from 'vitest';
import zendesk from 'node-zendesk';
import { toInstant } from '../../src/core/tenant/ids.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { FakeOptions } from '../../src/fake-zendesk/options.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import type { Page } from '../../src/zendesk/reader.ts';
import { createVirtualClock } from '../../src/zendesk/virtual-clock.builders.ts';
import { findMisfiledUsers } from './node-zendesk.ts';
import { runNodeZendesk } from './node-zendesk-run.ts';
import { requestsSeed } from './requests-account.ts';

const WINDOW_MS = 30 * 24 * 60 * 60_000;
const SMALL = {
  organizations: 120,
  users: 1_150,
  tickets: 2_300,
  multipleOrganizations: true,
  elsewhere: 0.01,
} as const;

test('node-zendesk lists the records that the reader reads, page after page', async () => {
  const seed = requestsSeed(SMALL);
  const { listed, requests, refused } = await runNodeZendesk(seed, WINDOW_MS);

  const clock = createVirtualClock();
  const fake = createFakeZendesk(seed, { now: clock.now });
  const reader = createReader(createMemoryTransport(fake));
  const since = toInstant(clock.now() - WINDOW_MS);
  const [organizations, users, memberships, tickets] = await Promise.all([
    all(reader.organizations()),
    all(reader.endUsers()),
    all(reader.memberships()),
    all(reader.ticketsSince(since)),
  ]);
  expect(ids(listed.organizations)).toEqual(ids(organizations));
  expect(ids(listed.users)).toEqual(ids(users));
  expect(ids(listed.tickets)).toEqual(ids(tickets));
  expect(listed.memberships.map((one) => `${one.user_id} ${one.organization_id}`).sort()).toEqual(
    memberships.map((one) => `${one.userId} ${one.organizationId}`).sort(),
  );
  expect(findMisfiledUsers(listed)).toEqual({
    notMembers: [],
    elsewhere: users
      .filter(({ email, organizationId }) => {
        const home = organizations.find(({ id }) => id === organizationId);
        return email?.split('@')[1] !== home?.domainNames[0];
      })
      .map(({ id }) => id),
  });
  expect(listed.users).toHaveLength(SMALL.users);
  expect({ requests, refused }).toEqual({ requests: 2 + 12 + 12 + 3, refused: 0 });
});

test('when it is told to wait it waits, and lists everything once', async () => {
  const seed = requestsSeed({ ...SMALL, tickets: 12_500 });
  const { listed, refused, minutes } = await runNodeZendesk(seed, WINDOW_MS);
  expect(refused).toBeGreaterThan(0);
  expect(minutes).toBeGreaterThan(1);
  expect(listed.tickets).toHaveLength(12_500);
  expect(ids(listed.tickets)).toHaveLength(12_500);
  expect(ids(listed.users)).toHaveLength(SMALL.users);
});

test('users who are no members are told from those who are elsewhere by default', () => {
  const user = (id: number, email: string | null, organization_id: number | null) => ({
    id,
    email,
    organization_id,
  });
  const found = findMisfiledUsers({
    organizations: [
      { id: 1, domain_names: ['one.example'] },
      { id: 2, domain_names: ['two.example'] },
    ],
    users: [
      user(10, 'home@one.example', 1),
      user(11, 'away@one.example', 2),
      user(12, 'stray@one.example', 2),
      user(13, 'nowhere@two.example', null),
      user(14, 'unknown@three.example', 1),
      user(15, null, 1),
    ],
    memberships: [
      { user_id: 10, organization_id: 1 },
      { user_id: 11, organization_id: 2 },
      { user_id: 11, organization_id: 1 },
      { user_id: 12, organization_id: 2 },
    ],
  });
  expect(found).toEqual({ notMembers: [12, 13], elsewhere: [11] });
});

// What the program works around: the client by itself, so that its comments need not be believed.

test('by itself, the client cannot list more than 10,000 memberships', async () => {
  const size = { ...SMALL, organizations: 100, users: 10_001, tickets: 1, elsewhere: 0 };
  await withClient(requestsSeed(size), {}, async ({ organizationmemberships }) => {
    await expect(organizationmemberships.list()).rejects.toThrow('400');
  });
});

test('by itself, the client ends a list with an error in it when it is told to wait', async () => {
  await withClient(requestsSeed(SMALL), { requestsPerMinute: 5 }, async ({ users }) => {
    const listed: readonly unknown[] = await users.listWithFilter('role', 'end-user');
    expect(listed).toHaveLength(5 * 100 + 1);
    expect(listed.at(-1)).toBeInstanceOf(Error);
  });
});

test('by itself, the client ends an incremental export after its first page', async () => {
  const { organizations, ...seed } = requestsSeed({ ...SMALL, organizations: 1_100 });
  const apart = organizations.map((one, at) => ({ ...one, age: 2_000 - at }));
  await withClient({ ...seed, organizations: apart }, {}, async ({ organizations }) => {
    const since = Math.floor((createVirtualClock().now() - WINDOW_MS) / 1000);
    expect(await organizations.incremental(String(since))).toHaveLength(1_000);
    expect(await organizations.list()).toHaveLength(1_100);
  });
});

test('by itself, the client begins an export with a cursor that nobody gave', async () => {
  const paths: string[] = [];
  const onRequest = ({ path }: { readonly path: string }) => paths.push(path);
  await withClient(requestsSeed(SMALL), { onRequest }, async ({ ticketexport }) => {
    await expect(ticketexport.exportCursor(1)).rejects.toThrow();
  });
  expect(paths).toEqual([expect.stringContaining('cursor=undefined')]);
});

async function withClient(
  seed: AccountSeed,
  options: Partial<FakeOptions>,
  job: (client: ReturnType<typeof zendesk.createClient>) => Promise<void>,
): Promise<void> {
  const { now } = createVirtualClock();
  const tokens = new Map([['sample-token', 1]]);
  const served = await serveFake(createFakeZendesk(seed, { now, tokens, ...options }));
  try {
    const endpointUri = `${served.url}/api/v2`;
    await job(zendesk.createClient({ endpointUri, oauth: true, token: 'sample-token' }));
  } finally {
    await served.close();
  }
}

async function all<Item>(pages: AsyncIterable<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const { records } of pages) items.push(...records);
  return items;
}

function ids(records: readonly { readonly id: number }[]): readonly number[] {
  return [...new Set(records.map(({ id }) => id))].sort((a, b) => a - b);
}
