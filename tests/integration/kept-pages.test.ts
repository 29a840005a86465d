import { expect, test } from 'vitest';
import { toInstant } from '../../src/core/tenant/ids.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import type { Page, Reader } from '../../src/zendesk/reader.ts';
import { createRecallingTransport } from '../../src/zendesk/recalling-transport.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import { memoryOfPages } from '../support/page-memory.ts';
import { all, SEED, SINCE } from './reading.builders.ts';

const HOUR = 60 * 60_000;
const MINUTES = 60 * 24;
const LONG_AGO = toInstant(Date.parse(SEED.pinnedStart) - 60 * 24 * HOUR);

/** Customers and tickets that were created one a minute, so that an export can go on from a moment. */
const GROWN: AccountSeed = {
  ...SEED,
  // Exports leave out the last minute.
  organizations: SEED.organizations.map((one) => ({ ...one, age: one.age + 60 })),
  users: SEED.users.map((user, at) => ({ ...user, age: 40 * MINUTES - at })),
  tickets: SEED.tickets.slice(0, 300).map((ticket, at) => ({ ...ticket, age: 20 * MINUTES - at })),
};

class Killed extends Error {}

/** Passes so many requests on; then the program is gone. */
function dyingAfter(requests: number, transport: ReadTransport): ReadTransport {
  let sent = 0;
  return {
    get: async (path, query) => {
      sent += 1;
      if (sent > requests) throw new Killed();
      return await transport.get(path, query);
    },
  };
}

type Record = { readonly id: number };

test.each<readonly [string, number, (reader: Reader) => AsyncIterable<Page<Record>>]>([
  ['users by search', 60, (reader) => reader.endUsersBySearch()],
  ['users of one domain', 1, (reader) => reader.usersOnDomain('customer-1.example')],
  ['tickets by search', 60, (reader) => reader.ticketsBySearch(SINCE)],
  ['tickets by the incremental export', 60, (reader) => reader.ticketsSince(SINCE)],
  ['changed users', 60, (reader) => reader.usersChangedSince(LONG_AGO)],
  ['changed tickets', 60, (reader) => reader.ticketsChangedSince(LONG_AGO)],
  ['changed organizations', 20, (reader) => reader.organizationsChangedSince(LONG_AGO)],
  ['users', 100, (reader) => reader.endUsers()],
])(
  '%s go on where the reading broke off, though cursors of searches expired',
  async (_, pageSize, list) => {
    const clock = { now: Date.parse(SEED.pinnedStart) };
    const fake = createFakeZendesk(GROWN, { now: () => clock.now });
    const straight = createMemoryTransport(fake);
    const paging = { exportPageSize: pageSize, userExportPageSize: pageSize };
    const undisturbed = await all(list(createReader(straight, paging)));
    const pages = fake.requestLog.length;
    expect(pages).toBeGreaterThan(1);
    for (let kept = 0; kept < pages; kept += 1) {
      const memory = memoryOfPages();
      const dying = createRecallingTransport(dyingAfter(kept, straight), memory);
      await expect(all(list(createReader(dying, paging)))).rejects.toThrow(Killed);
      const finished = [...memory.pages.keys()];
      expect(finished).toHaveLength(kept);

      clock.now += HOUR + 1;
      const before = fake.requestLog.length;
      const resumed = createReader(createRecallingTransport(straight, memory), paging);
      expect(idsOf(await all(list(resumed)))).toStrictEqual(idsOf(undisturbed));
      const asked = fake.requestLog.slice(before).map(({ path }) => path);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.filter((path) => finished.includes(path))).toEqual([]);
    }
    const isSearch = fake.requestLog.some(({ path }) => path.includes('/search/'));
    expect(fake.requestLog.some(({ status }) => status === 400)).toBe(isSearch);
  },
);

function idsOf(records: readonly Record[]): readonly number[] {
  return [...new Set(records.map(({ id }) => id))].sort((one, other) => one - other);
}
