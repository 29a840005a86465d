import * as z from 'zod/mini';
import { readAnswer } from './answers.ts';
import { isMissingRecord, toBadAnswer, type Asked } from './errors.ts';
import { pageShape, toPage } from './pages.ts';
import type { Page } from './reader.ts';
import type { RecordParser } from './schemas.ts';
import type { Query, ReadTransport } from './transport.ts';

/** A list that Zendesk hands out page by page. */
export type CursorList<Item> = Asked & {
  readonly query?: Query;
  /** Where the records stand in the answer. */
  readonly key: string;
  readonly parse: RecordParser<Item>;
  /** The most records that Zendesk puts on a page of it, where that is not 100. */
  readonly pageSize?: number;
  /** The list hangs on one record, and is empty where Zendesk does not have that record. */
  readonly hangsOnRecord?: true;
};

/** The most records that Zendesk puts on a page of a list. */
const PAGE_SIZE = 100;

const position = z.object({
  meta: z.object({
    has_more: z.boolean(),
    after_cursor: z.optional(z.nullable(z.string())),
  }),
});

/**
 * Reads a list to its end, in Zendesk's order. The next page is asked for by its cursor: an address
 * in an answer is never followed.
 *
 * https://developer.zendesk.com/api-reference/introduction/pagination/
 * @throws DriftError `zendesk_*`; `zendesk_bad_answer` also where a cursor is missing or comes again
 */
export async function* readCursorPages<Item>(
  transport: ReadTransport,
  list: CursorList<Item>,
): AsyncGenerator<Page<Item>, void, void> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const { page, next }: CursorPage<Item> = await readPage(transport, list, cursor, seen);
    yield page;
    cursor = next;
  } while (cursor !== null);
}

/**
 * Reads the first page of a list, and says whether it is all of it.
 * @throws DriftError `zendesk_*`
 */
export async function readFirstPage<Item>(
  transport: ReadTransport,
  list: CursorList<Item>,
): Promise<{ readonly page: Page<Item>; readonly isComplete: boolean }> {
  const { page, next } = await readPage(transport, list, null, new Set());
  return { page, isComplete: next === null };
}

type CursorPage<Item> = { readonly page: Page<Item>; readonly next: string | null };

const NOTHING = { page: { records: [], unreadable: [] }, next: null };

async function readPage<Item>(
  transport: ReadTransport,
  list: CursorList<Item>,
  cursor: string | null,
  seen: Set<string>,
): Promise<CursorPage<Item>> {
  const response = await transport.get(list.path, {
    ...list.query,
    'page[size]': list.pageSize ?? PAGE_SIZE,
    'page[after]': cursor ?? undefined,
  });
  const isFirst = cursor === null;
  if (isFirst && list.hangsOnRecord === true && isMissingRecord(response)) return NOTHING;
  const body = readAnswer(response, list, pageShape(list.key, position));
  const page = toPage(body.records, list.parse);
  const { has_more: hasMore, after_cursor: after } = body.position.meta;
  if (!hasMore) return { page, next: null };

  const next = after ?? '';
  if (next === '' || seen.has(next)) throw toBadAnswer(response, list, 'meta.after_cursor');
  seen.add(next);
  return { page, next };
}
