import { expect, test } from 'vitest';
import {
  AGENT,
  openAccount,
  organization,
  pick,
  pickAll,
  START,
  ticket,
  user,
} from '../fake.builders.ts';

const SECOND = 1000;
const since = (secondsAgo: number): string => String(START / SECOND - secondsAgo);
const MONTH = 30 * 24 * 60 * 60;

const open = (options = {}) =>
  openAccount(
    {
      organizations: [10, 11, 12].map((id) => organization(id, { age: 20 - id })),
      users: [user(20), user(21, { active: false, age: 5 })],
      tickets: [40, 41, 42, 43].map((id) => ticket(id, 20, { age: 100 - id })),
    },
    options,
  );

test('pages repeat the last record of the page before', async () => {
  const { get } = open();
  const first = await get(`incremental/tickets/cursor?start_time=${since(MONTH)}&per_page=2`);
  expect(pickAll(first.json, 'tickets')).toEqual([40, 41]);
  expect(pick(first.json, 'end_of_stream')).toBe(false);
  const cursor = String(pick(first.json, 'after_cursor'));
  const second = await get(`incremental/tickets/cursor?cursor=${cursor}&per_page=2`);
  expect(pickAll(second.json, 'tickets')).toEqual([41, 42]);
});

test('a reader that follows the cursor to the end sees everything', async () => {
  const { get } = open();
  const seen = new Set<unknown>();
  let path = `incremental/tickets/cursor?start_time=${since(MONTH)}&per_page=1`;
  for (let page = 0; page < 10; page += 1) {
    const { json } = await get(path);
    for (const id of pickAll(json, 'tickets')) seen.add(id);
    if (pick(json, 'end_of_stream') === true) break;
    path = `incremental/tickets/cursor?cursor=${String(pick(json, 'after_cursor'))}&per_page=1`;
  }
  expect([...seen]).toEqual([40, 41, 42, 43]);
});

test('only what changed since the start time', async () => {
  const { json } = await open().get(`incremental/tickets/cursor?start_time=${since(58 * 60)}`);
  expect(pickAll(json, 'tickets')).toEqual([42, 43]);
});

test('the last minute is left out, then comes', async () => {
  const { get, put, pass } = open();
  await put('tickets/40', { ticket: { subject: 'Changed' } });
  const path = `incremental/tickets/cursor?start_time=${since(120)}`;
  pass(59);
  const early = await get(path);
  expect(pickAll(early.json, 'tickets')).toEqual([]);
  expect(pick(early.json, 'end_of_stream')).toBe(true);
  pass(1);
  expect(pickAll((await get(path)).json, 'tickets')).toEqual([40]);
});

test('work of Zendesk itself shows, with an older updated_at', async () => {
  const { get, pass, fake } = open();
  fake.colleague.addMembership(20, 10);
  pass(100);
  const { json } = await get(`incremental/tickets/cursor?start_time=${since(0)}`);
  expect(pickAll(json, 'tickets')).toEqual([40, 41, 42, 43]);
  expect(Date.parse(String(pick(json, 'tickets', 0, 'updated_at')))).toBeLessThan(START);
});

test('deleted tickets come unless they are excluded', async () => {
  const { get, fake, pass } = open();
  fake.colleague.setTicketStatus(40, 'deleted');
  pass(60);
  const path = `incremental/tickets/cursor?start_time=${since(MONTH)}`;
  expect(pickAll((await get(path)).json, 'tickets')).toEqual([41, 42, 43, 40]);
  expect(pickAll((await get(`${path}&exclude_deleted=true`)).json, 'tickets')).toEqual([
    41, 42, 43,
  ]);
});

test('deleted users come as not active', async () => {
  const { json } = await open().get(`incremental/users/cursor?start_time=${since(MONTH * 3)}`);
  expect(pickAll(json, 'users', 'active')).toEqual([true, true, true, false]);
});

test.each(['incremental/tickets/cursor', 'incremental/users/cursor', 'incremental/organizations'])(
  '%s wants an admin and a start time at least a minute old',
  async (path) => {
    const admin = open();
    expect((await admin.get(`${path}?start_time=${since(59)}`)).status).toBe(422);
    expect((await admin.get(`${path}?start_time=${since(60)}`)).status).toBe(200);
    expect((await admin.get(path)).status).toBe(400);
    const agent = open({ signedInAs: AGENT });
    expect((await agent.get(`${path}?start_time=${since(60)}`)).status).toBe(403);
  },
);

test('organizations go by time: the next page begins with the last second again', async () => {
  const { get } = open();
  const first = await get(`incremental/organizations?start_time=${since(MONTH)}&per_page=2`);
  expect(pickAll(first.json, 'organizations')).toEqual([10, 11]);
  expect(pick(first.json, 'end_of_stream')).toBe(false);
  const next = String(pick(first.json, 'end_time'));
  const second = await get(`incremental/organizations?start_time=${next}&per_page=2`);
  expect(pickAll(second.json, 'organizations')).toEqual([11, 12]);
  expect(pick(second.json, 'end_of_stream')).toBe(true);
});

test('a page by time holds the whole of its last second', async () => {
  const { get } = openAccount({
    organizations: [10, 11, 12, 13].map((id) => organization(id, { age: id === 13 ? 5 : 9 })),
  });
  const { json } = await get(`incremental/organizations?start_time=${since(MONTH)}&per_page=2`);
  expect(pickAll(json, 'organizations')).toEqual([10, 11, 12, 13]);
});

test('a deleted organization does not come', async () => {
  const { get, fake, pass } = open();
  fake.colleague.deleteOrganization(11);
  pass(60);
  const { json } = await get(`incremental/organizations?start_time=${since(MONTH)}`);
  expect(pickAll(json, 'organizations')).toEqual([10, 12]);
});

test('nothing since then is an empty end', async () => {
  const { json } = await open().get(`incremental/organizations?start_time=${since(60)}`);
  expect(json).toMatchObject({ organizations: [], count: 0, end_of_stream: true, end_time: null });
});
