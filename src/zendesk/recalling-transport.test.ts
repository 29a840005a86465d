import { expect, test } from 'vitest';
import { createReader } from './create-reader.ts';
import { createRecallingTransport, type PageMemory } from './recalling-transport.ts';
import { json, text } from './transport.builders.ts';
import type { Query, ReadTransport, ZendeskResponse } from './transport.ts';

function remembering(): PageMemory & { readonly pages: Map<string, string> } {
  const pages = new Map<string, string>();
  return {
    pages,
    recall: (request) => Promise.resolve(pages.get(request) ?? null),
    keep: (request, page) => Promise.resolve(void pages.set(request, page)),
  };
}

function scripted(answer: (path: string, query: Query) => ZendeskResponse) {
  const asked: string[] = [];
  const transport: ReadTransport = {
    get: (path, query = {}) => {
      asked.push(path);
      return Promise.resolve(answer(path, query));
    },
  };
  return { transport, asked };
}

const ORGANIZATION = {
  id: 7,
  name: 'Acme',
  external_id: null,
  domain_names: ['acme.example'],
  shared_tickets: false,
  updated_at: '2026-11-22T09:00:00Z',
  notes: 'call Kim about the invoice',
};

const pageOf = (after: string | null, ...organizations: readonly unknown[]) =>
  json({
    organizations,
    meta: { has_more: after !== null, after_cursor: after },
    links: { next: 'https://acme.zendesk.com/next' },
  });

async function readAll(transport: ReadTransport) {
  const pages = [];
  for await (const page of createReader(transport).organizations()) pages.push(page);
  return pages;
}

test('a list is asked for once, and read the same again', async () => {
  const { transport, asked } = scripted((_, query) =>
    query['page[after]'] === undefined ? pageOf('next', ORGANIZATION, { id: 8 }) : pageOf(null),
  );
  const memory = remembering();
  const first = await readAll(createRecallingTransport(transport, memory));
  expect(asked).toHaveLength(2);
  const second = await readAll(createRecallingTransport(transport, memory));
  expect(asked).toHaveLength(2);
  expect(second).toEqual(first);
  expect(second[0]?.unreadable).toHaveLength(1);
});

test('what nobody reads from a record is not kept', async () => {
  const { transport } = scripted(() => pageOf(null, ORGANIZATION));
  const memory = remembering();
  await readAll(createRecallingTransport(transport, memory));
  const kept = [...memory.pages.values()].join();
  expect(kept).toContain('acme.example');
  expect(kept).not.toContain('Kim');
  expect(kept).not.toContain('links');
});

test('a reading that broke off goes on where it was', async () => {
  let isBroken = true;
  const { transport, asked } = scripted((_, query) => {
    if (query['page[after]'] === undefined) return pageOf('next', ORGANIZATION);
    return isBroken ? text('', 503) : pageOf(null, { ...ORGANIZATION, id: 9 });
  });
  const memory = remembering();
  await expect(readAll(createRecallingTransport(transport, memory))).rejects.toMatchObject({
    code: 'zendesk_failed',
  });
  isBroken = false;
  const pages = await readAll(createRecallingTransport(transport, memory));
  expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual([7, 9]);
  expect(asked).toHaveLength(3);
});

test.each([
  ['an organization for a check', '/api/v2/organizations/7.json'],
  ['who is signed in', '/api/v2/users/me.json'],
  ['a search of a page of numbers', '/api/v2/search.json'],
  ['a list for a check', '/api/v2/users/7/tickets/requested.json'],
])('%s is asked for each time', async (_, path) => {
  const { transport, asked } = scripted(() => json({ organization: ORGANIZATION }));
  const recalling = createRecallingTransport(transport, remembering());
  await recalling.get(path);
  await recalling.get(path);
  expect(asked).toHaveLength(2);
});

test.each([
  ['no page', json({ error: 'x' })],
  ['no JSON', text('<html>', 200)],
  ['a list of anything but records', json({ organizations: [1] })],
])('an answer that is %s is passed on and not kept', async (_, answer) => {
  const { transport } = scripted(() => answer);
  const memory = remembering();
  const recalling = createRecallingTransport(transport, memory);
  expect(await recalling.get('/api/v2/organizations.json')).toEqual(answer);
  expect(memory.pages.size).toBe(0);
});

test('a refusal is told of, and asked for again', async () => {
  const { transport, asked } = scripted(() => json({ error: 'Forbidden' }, 403));
  const memory = remembering();
  const noted: unknown[] = [];
  const noteRefusal = (request: string, { status }: Pick<ZendeskResponse, 'status'>) => {
    noted.push([request, status]);
  };
  const recalling = createRecallingTransport(transport, { ...memory, noteRefusal });
  const query = { 'page[size]': 100 };
  await recalling.get('/api/v2/users.json', query);
  await recalling.get('/api/v2/users.json', query);
  const [request] = ['/api/v2/users.json?page%5Bsize%5D=100'];
  expect(noted).toEqual([
    [request, 403],
    [request, 403],
  ]);
  expect(asked).toHaveLength(2);
  expect(memory.pages.size).toBe(0);
});
