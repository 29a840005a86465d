import { expect, test } from 'vitest';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import { all, openAccount, SEED, SINCE, TOKEN } from './reading.builders.ts';

const AS_ADMIN = { authorization: `Bearer ${TOKEN}` };
const HOUR = 60 * 60_000;

const idsOf = (items: readonly { readonly id: number }[]): readonly number[] =>
  [...new Set(items.map(({ id }) => id))].sort((a, b) => a - b);

test('every way to users, memberships and tickets brings the same records', async () => {
  const { fake } = openAccount();
  const reader = createReader(createMemoryTransport(fake, AS_ADMIN));
  const users = await all(reader.endUsers());
  const memberships = await all(reader.memberships());
  const tickets = await all(reader.ticketsSince(SINCE));

  const searched = await all(reader.endUsersBySearch());
  expect([...searched].sort((a, b) => a.id - b.id)).toStrictEqual(users);
  expect(idsOf(await all(reader.ticketsBySearch(SINCE)))).toStrictEqual(idsOf(tickets));

  const found = { memberships: [...memberships.slice(0, 0)], users: [...users.slice(0, 0)] };
  for await (const page of reader.membershipsWithUsers()) {
    found.memberships.push(...page.memberships.records);
    found.users.push(...(page.users?.records ?? []));
  }
  found.users.push(...(await all(reader.endUsersWithoutOrganization())));
  expect(found.memberships).toStrictEqual(memberships);
  expect(idsOf(found.users.filter(({ role }) => role === 'end-user'))).toStrictEqual(idsOf(users));
});

test('an account without the sideload says so, and still gives the memberships', async () => {
  const { fake } = openAccount({ membershipSideload: false });
  const reader = createReader(createMemoryTransport(fake, AS_ADMIN));
  const expected = await all(reader.memberships());
  const pages = [];
  for await (const page of reader.membershipsWithUsers()) pages.push(page);
  expect(pages.flatMap(({ memberships }) => memberships.records)).toStrictEqual(expected);
  expect(pages.every(({ users }) => users === null)).toBe(true);
});

/** Customers that were created one a minute, in the order of their ids. */
const GROWN: AccountSeed = {
  ...SEED,
  users: SEED.users.map((user, at) => ({ ...user, age: 1_000 - at })),
};

test.each([1, 2, 3])(
  'an export whose cursor expires after %i pages loses nobody',
  async (pages) => {
    const clock = { now: Date.parse(SEED.pinnedStart) };
    const fake = createFakeZendesk(GROWN, { now: () => clock.now, tokens: new Map([[TOKEN, 1]]) });
    const straight = createMemoryTransport(fake, AS_ADMIN);
    let asked = 0;
    const slow: ReadTransport = {
      get: async (path, query) => {
        asked += 1;
        if (asked % (pages + 1) === 0) clock.now += HOUR + 1;
        return await straight.get(path, query);
      },
    };
    const expected = await all(createReader(straight).endUsers());
    const found = await all(createReader(slow, { userExportPageSize: 60 }).endUsersBySearch());
    expect(fake.requestLog.some(({ status }) => status === 400)).toBe(true);
    expect(idsOf(found)).toStrictEqual(idsOf(expected));
  },
);
