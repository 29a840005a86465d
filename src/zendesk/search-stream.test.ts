import { expect, test } from 'vitest';
import { createReader } from './create-reader.ts';
import { rawTicket, rawUser } from './records.builders.ts';
import { parseUser } from './schemas.ts';
import { readBySearch } from './search-stream.ts';
import { collect, json, scripted } from './transport.builders.ts';
import { isInstant } from '../core/tenant/ids.ts';

const LIST = { what: 'users', type: 'user', query: 'role:end-user', parse: parseUser } as const;
const LAST = { has_more: false, after_cursor: null };
const EXPIRED = json({ error: { title: 'Invalid attribute', message: 'has expired' } }, 400);

function pageOf(cursor: string | null, ...created: readonly string[]) {
  return json({
    results: created.map((created_at, at) => rawUser({ id: 100 + at, created_at })),
    meta: cursor === null ? LAST : { has_more: true, after_cursor: cursor },
  });
}

const MAY = '2026-05-01T08:00:00Z';
const JUNE = '2026-06-01T08:00:00Z';

test('asks for a thousand of one type, and goes on by cursor', async () => {
  const transport = scripted(pageOf('c1', MAY), pageOf(null, JUNE));
  const pages = await collect(readBySearch(transport, LIST));
  expect(pages.map(({ records }) => records.length)).toStrictEqual([1, 1]);
  const query = { query: 'role:end-user', 'filter[type]': 'user', 'page[size]': 1000 };
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/search/export.json', query },
    { path: '/api/v2/search/export.json', query: { ...query, 'page[after]': 'c1' } },
  ]);
});

test.each([400, 404, 410, 422])(
  'goes on by creation where a cursor is refused with %i, and again',
  async (status) => {
    const refused = { ...EXPIRED, status };
    const transport = scripted(
      pageOf('c1', '2026-04-01T08:00:00Z', MAY),
      refused,
      pageOf('c2', MAY, JUNE),
      refused,
      pageOf(null, JUNE),
    );
    expect(await collect(readBySearch(transport, LIST))).toHaveLength(3);
    expect(transport.sent.map(({ query }) => [query['query'], query['page[after]']])).toStrictEqual(
      [
        ['role:end-user', undefined],
        ['role:end-user', 'c1'],
        [`role:end-user created>=${MAY}`, undefined],
        [`role:end-user created>=${MAY}`, 'c2'],
        [`role:end-user created>=${JUNE}`, undefined],
      ],
    );
  },
);

test('a first page that is refused is refused', async () => {
  await expect(collect(readBySearch(scripted(EXPIRED), LIST))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });
  const again = scripted(pageOf('c1', MAY), EXPIRED, EXPIRED);
  await expect(collect(readBySearch(again, LIST))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });
});

test('never goes round in a circle', async () => {
  const transport = scripted(pageOf('c1', MAY), EXPIRED, pageOf('c2', MAY), EXPIRED);
  await expect(collect(readBySearch(transport, LIST))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });
  const undated = json({ results: [{ id: 1 }], meta: { has_more: true, after_cursor: 'c1' } });
  await expect(collect(readBySearch(scripted(undated, EXPIRED), LIST))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });
  const same = scripted(pageOf('c1', MAY), pageOf('c1', JUNE));
  await expect(collect(readBySearch(same, LIST))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
  });
});

test.each([403, 500])('%i is no expired cursor', async (status) => {
  const transport = scripted(pageOf('c1', MAY), json({}, status));
  await expect(collect(readBySearch(transport, LIST))).rejects.toMatchObject({
    code: status === 403 ? 'zendesk_no_permission' : 'zendesk_failed',
  });
});

test('what the reader searches for', async () => {
  const since = '2026-10-01T00:00:00Z';
  if (!isInstant(since)) throw new Error('an instant');
  const tickets = [rawTicket(), rawTicket({ id: 42, updated_at: '2026-09-30T23:59:59Z' })];
  const transport = scripted(
    pageOf(null, MAY),
    pageOf(null, MAY),
    json({ results: tickets, meta: LAST }),
  );
  const reader = createReader(transport, { exportPageSize: 300, userExportPageSize: 900 });
  await collect(reader.endUsersBySearch());
  await collect(reader.endUsersWithoutOrganization());
  const [page] = await collect(reader.ticketsBySearch(since));
  expect(page?.records.map(({ id }) => id)).toStrictEqual([41]);
  expect(
    transport.sent.map(({ query }) => [query['filter[type]'], query['query'], query['page[size]']]),
  ).toStrictEqual([
    ['user', 'role:end-user', 900],
    ['user', 'role:end-user organization:none', 900],
    ['ticket', 'updated>=2026-10-01T00:00:00Z', 300],
  ]);
});
