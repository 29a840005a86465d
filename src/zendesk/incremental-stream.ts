import * as z from 'zod/mini';
import { toMilliseconds } from '../core/tenant/ids.ts';
import type { Instant } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import { toBadAnswer, type Asked } from './errors.ts';
import { EXPORT_PAGE_SIZE } from './limits.ts';
import { pageShape, toPage } from './pages.ts';
import type { Page } from './reader.ts';
import type { RecordParser } from './schemas.ts';
import type { Query, ReadTransport } from './transport.ts';

/** An incremental export. */
export type IncrementalExport<Item> = Asked & {
  readonly query?: Query;
  /** Where the records stand in the answer. */
  readonly key: string;
  readonly parse: RecordParser<Item>;
  /** Records a page; where absent, the most that Zendesk allows. */
  readonly pageSize?: number;
};

// The exports refuse a start within the last minute. Starting earlier than asked is harmless: older
// records are dropped by their own date, and none changes before the time it carries.
const EARLIER_MILLISECONDS = 2 * 60_000;

const position = z.object({
  end_of_stream: z.boolean(),
  after_cursor: z.optional(z.nullable(z.string())),
});

/**
 * Reads an incremental export from a moment to its end. It selects by a timestamp of its own that also
 * moves when nobody touched the record, leaves out the last minute, and may repeat a record.
 *
 * https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/
 * @throws DriftError `zendesk_*`; `zendesk_no_permission` for anybody but admins
 */
export async function* readIncrementally<Item>(
  transport: ReadTransport,
  list: IncrementalExport<Item>,
  since: Instant,
): AsyncGenerator<Page<Item>, void, void> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const { page, next }: StreamPage<Item> = await readPage(transport, list, since, cursor, seen);
    yield page;
    cursor = next;
  } while (cursor !== null);
}

type StreamPage<Item> = { readonly page: Page<Item>; readonly next: string | null };

async function readPage<Item>(
  transport: ReadTransport,
  list: IncrementalExport<Item>,
  since: Instant,
  cursor: string | null,
  seen: Set<string>,
): Promise<StreamPage<Item>> {
  const start: Query = cursor === null ? { start_time: startTime(since) } : { cursor };
  const response = await transport.get(list.path, {
    ...start,
    per_page: list.pageSize ?? EXPORT_PAGE_SIZE,
    ...list.query,
  });
  const body = readAnswer(response, list, pageShape(list.key, position));
  const page = toPage(body.records, list.parse);
  // A page that is not full, or empty, is not the end.
  if (body.position.end_of_stream) return { page, next: null };

  const next = body.position.after_cursor ?? '';
  if (next === '' || seen.has(next)) throw toBadAnswer(response, list, 'after_cursor');
  seen.add(next);
  return { page, next };
}

/** Where an export begins that is to hold everything from a moment on, in seconds since 1970. */
export function startTime(since: Instant): number {
  return Math.max(0, Math.floor((toMilliseconds(since) - EARLIER_MILLISECONDS) / 1000));
}
