import * as z from 'zod/mini';
import type { Instant } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import { toBadAnswer } from './errors.ts';
import { startTime, type IncrementalExport } from './incremental-stream.ts';
import { EXPORT_PAGE_SIZE } from './limits.ts';
import { pageShape, toPage } from './pages.ts';
import type { Page } from './reader.ts';
import type { ReadTransport } from './transport.ts';

const position = z.object({
  end_of_stream: z.optional(z.boolean()),
  end_time: z.optional(z.nullable(z.number().check(z.int()))),
});

/**
 * Reads an incremental export that goes on by time from a moment to its end. Each page ends with a
 * second, and the next one begins with that second again, so records repeat. The last minute is left
 * out.
 *
 * https://developer.zendesk.com/documentation/api-basics/working-with-data/using-the-incremental-export-api/#time-based-incremental-exports
 * @throws DriftError `zendesk_*`; `zendesk_no_permission` for anybody but admins, `zendesk_bad_answer`
 * also where more records share a second than a page holds, for then the export does not get past it
 */
export async function* readByTime<Item>(
  transport: ReadTransport,
  list: IncrementalExport<Item>,
  since: Instant,
): AsyncGenerator<Page<Item>, void, void> {
  const pageSize = list.pageSize ?? EXPORT_PAGE_SIZE;
  let start = startTime(since);
  for (;;) {
    const query = { start_time: start, per_page: pageSize, ...list.query };
    const response = await transport.get(list.path, query);
    const body = readAnswer(response, list, pageShape(list.key, position));
    yield toPage(body.records, list.parse);

    const { end_of_stream: isEnd, end_time: end = null } = body.position;
    // Where the answer does not say, a page that is not full is the last one.
    if (isEnd ?? body.records.length < pageSize) return;
    if (end === null || end <= start) throw toBadAnswer(response, list, 'end_time');
    start = end;
  }
}
