import { expect, test } from 'vitest';
import { openAccount, organization, pick, pickAll, ticket, user } from './fake.builders.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const three = () => openAccount({ organizations: [30, 10, 20].map((id) => organization(id)) });

test('a cursor leads through the whole list and ends', async () => {
  const { get } = three();
  const first = await get('organizations.json?page[size]=2');
  expect(pickAll(first.json, 'organizations')).toEqual([10, 20]);
  expect(pick(first.json, 'meta', 'has_more')).toBe(true);
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  expect(cursor).not.toContain('20');
  const second = await get(`organizations.json?page[size]=2&page[after]=${cursor}`);
  expect(pickAll(second.json, 'organizations')).toEqual([30]);
  expect(pick(second.json, 'meta', 'has_more')).toBe(false);
  expect(pick(second.json, 'links', 'next')).toBeNull();
});

test('the link to the next page is an address of the account that works', async () => {
  const { get } = three();
  const first = await get('organizations?page[size]=2');
  const next = String(pick(first.json, 'links', 'next'));
  expect(next).toMatch(/^https:\/\/sample\.zendesk\.com\/api\/v2\/organizations\.json\?/);
  const path = next.slice('https://sample.zendesk.com/api/v2/'.length);
  expect(pickAll((await get(path)).json, 'organizations')).toEqual([30]);
});

test('a record that appears behind the cursor is found, one before it is not', async () => {
  const { get, fake } = three();
  const first = await get('organizations?page[size]=3');
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  const made = fake.colleague.createOrganization({ name: 'Late' });
  const second = await get(`organizations?page[size]=3&page[after]=${cursor}`);
  expect(pickAll(second.json, 'organizations')).toEqual([made]);
});

test('a cursor goes on where its record was deleted', async () => {
  const { get, fake } = three();
  const first = await get('organizations?page[size]=2');
  fake.colleague.deleteOrganization(20);
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  const second = await get(`organizations?page[size]=2&page[after]=${cursor}`);
  expect(pickAll(second.json, 'organizations')).toEqual([30]);
});

test('page[before] leads back', async () => {
  const { get } = three();
  const first = await get('organizations?page[size]=2');
  const after = String(pick(first.json, 'meta', 'after_cursor'));
  const second = await get(`organizations?page[size]=2&page[after]=${after}`);
  const before = String(pick(second.json, 'meta', 'before_cursor'));
  const back = await get(`organizations?page[size]=1&page[before]=${before}`);
  expect(pickAll(back.json, 'organizations')).toEqual([20]);
  expect(pick(back.json, 'meta', 'has_more')).toBe(true);
});

test.each(['page[size]=101', 'page[size]=0', 'page[size]=ten', 'page[after]=nonsense'])(
  'refuses %s',
  async (query) => {
    const answer = await three().get(`organizations?${query}`);
    expect(answer.status).toBe(400);
    expect(pick(answer.json, 'error', 'title')).toBe('Invalid attribute');
  },
);

test('page numbers come with a count and end', async () => {
  const { get } = three();
  const last = await get('organizations?page=2&per_page=2');
  expect(pickAll(last.json, 'organizations')).toEqual([30]);
  expect(pick(last.json, 'count')).toBe(3);
  expect(pick(last.json, 'next_page')).toBeNull();
  expect(pick(last.json, 'previous_page')).toContain('page=1');
});

test('page numbers end at ten thousand records', async () => {
  const { get } = openAccount({ organizations: range(1, 10_050).map((id) => organization(id)) });
  const last = await get('organizations?page=100');
  expect(last.status).toBe(200);
  expect(pick(last.json, 'next_page')).toContain('page=101');
  const beyond = await get('organizations?page=101');
  expect(beyond.status).toBe(400);
  expect(pick(beyond.json, 'errors', 0, 'code')).toBe('InvalidPaginationDepth');
  expect((await get('organizations?page=1001&per_page=10')).status).toBe(400);
});

const oldAndNew = () =>
  openAccount({
    users: [user(10)],
    tickets: [ticket(5, 10, { age: 300 }), ticket(6, 10, { age: 9000 }), ticket(7, 10)],
  });

test('sort_by counts with page numbers', async () => {
  const { json } = await oldAndNew().get('tickets?sort_by=updated_at&sort_order=desc');
  expect(pickAll(json, 'tickets')).toEqual([5, 7, 6]);
});

test('sort_by beside page[size] is dropped without a word', async () => {
  const answer = await oldAndNew().get('tickets?page[size]=10&sort_by=updated_at&sort_order=desc');
  expect(answer.status).toBe(200);
  expect(pickAll(answer.json, 'tickets')).toEqual([5, 6, 7]);
});

test('sort counts with a cursor, also from page to page', async () => {
  const { get } = oldAndNew();
  const first = await get('tickets?page[size]=2&sort=-updated_at');
  expect(pickAll(first.json, 'tickets')).toEqual([5, 7]);
  const cursor = String(pick(first.json, 'meta', 'after_cursor'));
  const second = await get(`tickets?page[size]=2&sort=-updated_at&page[after]=${cursor}`);
  expect(pickAll(second.json, 'tickets')).toEqual([6]);
});

test('a cursor cannot sort by everything', async () => {
  const answer = await oldAndNew().get('tickets?page[size]=2&sort=created_at');
  expect(answer.status).toBe(400);
  expect(pick(answer.json, 'errors', 0, 'code')).toBe('InvalidPaginationParameter');
});
