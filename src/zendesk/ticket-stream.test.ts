import { expect, test } from 'vitest';
import { toInstant } from '../core/tenant/ids.ts';
import { rawTicket } from './records.builders.ts';
import { readTicketChanges, readTicketsSince } from './ticket-stream.ts';
import { collect, json, scripted } from './transport.builders.ts';

const SINCE = toInstant(Date.UTC(2026, 8, 1));
const PATH = '/api/v2/incremental/tickets/cursor.json';

function pageOf(tickets: readonly unknown[], after: string | null, isEnd: boolean) {
  return json({
    tickets,
    after_url: 'https://elsewhere.example/',
    after_cursor: after,
    before_cursor: null,
    end_of_stream: isEnd,
  });
}

test('starts two minutes early and goes on by cursor to the end of the stream', async () => {
  const transport = scripted(
    pageOf([rawTicket({ id: 1 })], 'c1', false),
    pageOf([], 'c2', false),
    pageOf([rawTicket({ id: 2 })], 'c3', true),
  );
  const pages = await collect(readTicketsSince(transport, SINCE));

  expect(pages.map((page) => page.records.map(({ id }) => id))).toStrictEqual([[1], [], [2]]);
  const rest = { per_page: 1000, exclude_deleted: true };
  expect(transport.sent).toStrictEqual([
    { path: PATH, query: { start_time: Date.UTC(2026, 7, 31, 23, 58) / 1000, ...rest } },
    { path: PATH, query: { cursor: 'c1', ...rest } },
    { path: PATH, query: { cursor: 'c2', ...rest } },
  ]);
});

test('never asks for a time before 1970', async () => {
  const transport = scripted(pageOf([], null, true));
  await collect(readTicketsSince(transport, toInstant(5_000)));
  expect(transport.sent[0]?.query['start_time']).toBe(0);
});

test('drops tickets of before, which the export sends because of its own timestamp', async () => {
  const tickets = [
    rawTicket({ id: 1, updated_at: '2026-08-31T23:59:59Z' }),
    rawTicket({ id: 2, updated_at: '2026-09-01T00:00:00Z' }),
  ];
  const [page] = await collect(readTicketsSince(scripted(pageOf(tickets, null, true)), SINCE));
  expect(page?.records.map(({ id }) => id)).toStrictEqual([2]);
});

test('drops deleted tickets and keeps closed ones', async () => {
  const tickets = [rawTicket({ id: 1, status: 'deleted' }), rawTicket({ id: 2, status: 'closed' })];
  const [page] = await collect(readTicketsSince(scripted(pageOf(tickets, null, true)), SINCE));
  expect(page?.records.map(({ id }) => id)).toStrictEqual([2]);
  expect(page?.unreadable).toStrictEqual([]);
});

test('changes hold deleted tickets and those that were not touched by anybody', async () => {
  const tickets = [
    rawTicket({ id: 1, status: 'deleted' }),
    rawTicket({ id: 2, updated_at: '2024-08-31T23:59:59Z' }),
  ];
  const transport = scripted(pageOf(tickets, null, true));
  const [page] = await collect(readTicketChanges(transport, SINCE));
  expect(page?.records.map(({ id, status }) => [id, status])).toStrictEqual([
    [1, 'deleted'],
    [2, 'open'],
  ]);
  expect(transport.sent[0]?.query).toStrictEqual({
    start_time: Date.UTC(2026, 7, 31, 23, 58) / 1000,
    per_page: 1000,
  });
});

test('a repeated ticket is handed on: who keeps them knows best which one is newer', async () => {
  const transport = scripted(
    pageOf([rawTicket()], 'c1', false),
    pageOf([rawTicket({ status: 'solved' })], 'c2', true),
  );
  const pages = await collect(readTicketsSince(transport, SINCE));
  expect(pages.flatMap((page) => page.records).map(({ status }) => status)).toStrictEqual([
    'open',
    'solved',
  ]);
});

test.each([
  ['comes again', [pageOf([], 'c1', false), pageOf([], 'c1', false)]],
  ['is missing', [pageOf([], null, false)]],
])('a cursor that %s before the end is a bad answer', async (_name, pages) => {
  await expect(collect(readTicketsSince(scripted(...pages), SINCE))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'tickets', text: 'after_cursor' },
  });
});

test('an answer that does not say whether it is the end is a bad answer', async () => {
  const silent = json({ tickets: [], after_cursor: null });
  await expect(collect(readTicketsSince(scripted(silent), SINCE))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { text: 'end_of_stream' },
  });
});

test('who is no admin may not read it', async () => {
  const refusal = json({ error: { title: 'Forbidden', message: 'Admins only' } }, 403);
  await expect(collect(readTicketsSince(scripted(refusal), SINCE))).rejects.toMatchObject({
    code: 'zendesk_no_permission',
    values: { what: 'tickets', status: 403, text: 'Forbidden: Admins only' },
  });
});
