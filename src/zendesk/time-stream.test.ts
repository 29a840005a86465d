import { expect, test } from 'vitest';
import { toInstant } from '../core/tenant/ids.ts';
import { createReader } from './create-reader.ts';
import { rawOrganization } from './records.builders.ts';
import { collect, json, scripted, type ScriptedTransport } from './transport.builders.ts';

const SINCE = toInstant(Date.UTC(2026, 10, 22, 9, 0, 0));
const START = Date.UTC(2026, 10, 22, 8, 58, 0) / 1000;
const PATH = '/api/v2/incremental/organizations.json';

type Position = { readonly end_of_stream?: boolean; readonly end_time?: number | null };

function pageOf(ids: readonly number[], position: Position) {
  return json({
    organizations: ids.map((id) => rawOrganization({ id })),
    count: ids.length,
    next_page: 'https://elsewhere.example/',
    ...position,
  });
}

const read = async (transport: ScriptedTransport, userExportPageSize = 2) => {
  const reader = createReader(transport, { userExportPageSize });
  const pages = await collect(reader.organizationsChangedSince(SINCE));
  return pages.map((page) => page.records.map(({ id }) => id));
};

test('starts two minutes early and goes on from the last second of each page', async () => {
  const transport = scripted(
    pageOf([1, 2], { end_of_stream: false, end_time: START + 60 }),
    pageOf([2, 3], { end_of_stream: false, end_time: START + 90 }),
    pageOf([3], { end_of_stream: true, end_time: START + 90 }),
  );
  expect(await read(transport)).toStrictEqual([[1, 2], [2, 3], [3]]);
  expect(transport.sent).toStrictEqual([
    { path: PATH, query: { start_time: START, per_page: 2 } },
    { path: PATH, query: { start_time: START + 60, per_page: 2 } },
    { path: PATH, query: { start_time: START + 90, per_page: 2 } },
  ]);
});

test('nothing changed', async () => {
  const transport = scripted(pageOf([], { end_of_stream: true, end_time: null }));
  expect(await read(transport)).toStrictEqual([[]]);
});

test('a page that is not full is the last one where the answer does not say', async () => {
  const transport = scripted(
    pageOf([1, 2], { end_time: START + 60 }),
    pageOf([2], { end_time: START + 61 }),
  );
  expect(await read(transport)).toStrictEqual([[1, 2], [2]]);
});

test.each([
  ['does not move on', START],
  ['goes back', START - 1],
  ['is missing', null],
  ['is no whole second', START + 0.5],
])('a time that %s is a bad answer', async (_name, end) => {
  const transport = scripted(pageOf([1, 2], { end_of_stream: false, end_time: end }));
  await expect(read(transport)).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'organizations', text: 'end_time' },
  });
});

test('who is no admin may not read it', async () => {
  const refusal = json({ error: { title: 'Forbidden', message: 'Admins only' } }, 403);
  await expect(read(scripted(refusal))).rejects.toMatchObject({ code: 'zendesk_no_permission' });
});
