import * as z from 'zod/mini';
import { isInstant } from '../core/tenant/ids.ts';
import type { Instant } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import { toBadAnswer, toProblem, type Asked } from './errors.ts';
import { EXPORT_PAGE_SIZE } from './limits.ts';
import { pageShape, toPage } from './pages.ts';
import type { Page } from './reader.ts';
import type { RecordParser } from './schemas.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';

/** Everything of one type that search finds. */
export type SearchExport<Item> = {
  readonly what: Asked['what'];
  readonly type: 'user' | 'ticket';
  /** Without `type:` and `created`. */
  readonly query: string;
  readonly parse: RecordParser<Item>;
  /** Records a page; where absent, the most that Zendesk allows. */
  readonly pageSize?: number;
};

const PATH = '/api/v2/search/export.json';

const position = z.object({
  meta: z.object({
    has_more: z.boolean(),
    after_cursor: z.optional(z.nullable(z.string())),
  }),
});

const dated = z.object({ created_at: z.custom<Instant>((text) => isInstant(String(text))) });

/**
 * Reads what search finds, in the order of creation. Search lags behind by minutes. Its cursor lives
 * for an hour; where Zendesk no longer takes it, the reading goes on from the moment when the last
 * record was created, and then may repeat records.
 *
 * https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/#export-search-results
 * @throws DriftError `zendesk_*`
 */
export async function* readBySearch<Item>(
  transport: ReadTransport,
  list: SearchExport<Item>,
): AsyncGenerator<Page<Item>, void, void> {
  const asked = { what: list.what, path: PATH } as const;
  const seen = new Set<string>();
  let cursor: string | null = null;
  /** Where the export was begun again. */
  let from: Instant | null = null;
  /** When the last record so far was created. */
  let reached: Instant | null = null;
  for (;;) {
    const response: ZendeskResponse = await transport.get(PATH, {
      query: from === null ? list.query : `${list.query} created>=${from}`,
      'filter[type]': list.type,
      'page[size]': list.pageSize ?? EXPORT_PAGE_SIZE,
      'page[after]': cursor ?? undefined,
    });
    if (cursor !== null && mayHaveExpired(response)) {
      // Going on from where this export began would go round in a circle.
      if (reached === null || reached === from) throw toProblem(response, asked);
      [from, cursor] = [reached, null];
      continue;
    }
    const body = readAnswer(response, asked, pageShape('results', position));
    yield toPage(body.records, list.parse);
    reached = lastCreation(body.records) ?? reached;

    const { has_more: hasMore, after_cursor: after } = body.position.meta;
    if (!hasMore) return;
    const next = after ?? '';
    if (next === '' || seen.has(next)) throw toBadAnswer(response, asked, 'meta.after_cursor');
    seen.add(next);
    cursor = next;
  }
}

// How Zendesk refuses a cursor that is too old is not documented; that it took this query before
// leaves little else that it can mean.
function mayHaveExpired({ status }: ZendeskResponse): boolean {
  return status === 400 || status === 404 || status === 410 || status === 422;
}

function lastCreation(records: readonly unknown[]): Instant | null {
  const parsed = dated.safeParse(records.at(-1));
  return parsed.success ? parsed.data.created_at : null;
}
