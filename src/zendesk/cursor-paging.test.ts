import { expect, test } from 'vitest';
import { readCursorPages, type CursorList } from './cursor-paging.ts';
import type { Membership } from '../core/tenant/records.ts';
import { rawMembership } from './records.builders.ts';
import { parseMembership } from './schemas.ts';
import { collect, json, scripted, text } from './transport.builders.ts';

const LIST: CursorList<Membership> = {
  what: 'memberships',
  path: '/api/v2/organization_memberships.json',
  key: 'organization_memberships',
  parse: parseMembership,
};

function pageOf(ids: readonly unknown[], after: string | null, hasMore = after !== null) {
  return json({
    organization_memberships: ids.map((id) => rawMembership({ id })),
    meta: { has_more: hasMore, after_cursor: after, before_cursor: 'b' },
    links: { next: 'https://elsewhere.example/api/v2/organization_memberships.json?page[after]=x' },
  });
}

test('reads page by page to the end, by cursor and never by a link', async () => {
  const transport = scripted(pageOf([1, 2], 'c1'), pageOf([3], 'c2'), pageOf([], 'c3', false));
  const pages = await collect(readCursorPages(transport, LIST));

  expect(pages.map((page) => page.records.map(({ id }) => id))).toStrictEqual([[1, 2], [3], []]);
  expect(transport.sent).toStrictEqual([
    { path: LIST.path, query: { 'page[size]': 100 } },
    { path: LIST.path, query: { 'page[size]': 100, 'page[after]': 'c1' } },
    { path: LIST.path, query: { 'page[size]': 100, 'page[after]': 'c2' } },
  ]);
});

test('keeps the query of the list on every page', async () => {
  const transport = scripted(pageOf([1], 'c1'), pageOf([2], null));
  await collect(readCursorPages(transport, { ...LIST, query: { role: 'end-user' } }));
  expect(transport.sent.map(({ query }) => query['role'])).toStrictEqual(['end-user', 'end-user']);
});

test('reads the next page only when it is asked for', async () => {
  const transport = scripted(pageOf([1], 'c1'), pageOf([2], null));
  for await (const page of readCursorPages(transport, LIST)) {
    expect(page.records).toHaveLength(1);
    break;
  }
  expect(transport.sent).toHaveLength(1);
});

test('a record that cannot be understood does not cost its page', async () => {
  const [page] = await collect(readCursorPages(scripted(pageOf([1, 'x', 3], null)), LIST));
  expect(page?.records.map(({ id }) => id)).toStrictEqual([1, 3]);
  expect(page?.unreadable).toStrictEqual([{ id: 'x', why: 'id' }]);
});

test.each([
  ['a cursor that comes again', [pageOf([1], 'c1'), pageOf([2], 'c1')]],
  ['a circle of cursors', [pageOf([1], 'c1'), pageOf([2], 'c2'), pageOf([3], 'c1')]],
  ['no cursor although there is more', [pageOf([1], null, true)]],
  ['an empty cursor although there is more', [pageOf([1], '', true)]],
])('%s ends the reading', async (_name, pages) => {
  await expect(collect(readCursorPages(scripted(...pages), LIST))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'memberships', address: LIST.path, text: 'meta.after_cursor' },
  });
});

test.each([
  ['no list', json({ meta: { has_more: false } }), 'organization_memberships'],
  [
    'a list that is none',
    json({ organization_memberships: {}, meta: {} }),
    'organization_memberships',
  ],
  ['pages by number', json({ organization_memberships: [], next_page: null, count: 0 }), 'meta'],
  [
    'a text for has_more',
    json({ organization_memberships: [], meta: { has_more: 'no' } }),
    'meta.has_more',
  ],
  ['a list at the top', json([]), 'body'],
  ['half a body', text('{"organization_memberships":[{"id":1'), 'json'],
  ['no body', text(''), 'json'],
])('%s is a bad answer', async (_name, response, why) => {
  await expect(collect(readCursorPages(scripted(response), LIST))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { text: why },
  });
});

test('a page for people is not Zendesk', async () => {
  const response = text('<!doctype html><title>Proxy  says hello</title>');
  await expect(collect(readCursorPages(scripted(response), LIST))).rejects.toMatchObject({
    code: 'zendesk_not_zendesk',
    values: { text: 'Proxy says hello' },
  });
});

test('a list on a record that is gone is empty only where the list says so', async () => {
  const gone = json({ error: 'RecordNotFound', description: 'Not found' }, 404);
  const own = { ...LIST, hangsOnRecord: true } as const;
  expect(await collect(readCursorPages(scripted(gone), own))).toStrictEqual([
    { records: [], unreadable: [] },
  ]);
  await expect(collect(readCursorPages(scripted(gone), LIST))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });

  const goneHalfway = scripted(pageOf([1], 'c1'), gone);
  await expect(collect(readCursorPages(goneHalfway, own))).rejects.toMatchObject({
    code: 'zendesk_refused',
  });
});
