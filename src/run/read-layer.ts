import { DriftError, type ProblemCode } from '../core/problem.ts';
import type { Reading, RecordLayer } from '../core/tenant/records.ts';
import type { Page } from '../zendesk/reader.ts';

/** The records of one layer, and how far it was read. */
export type LayerRead<Item> = { readonly records: readonly Item[]; readonly reading: Reading };

/** What is told after each page. Answering `false` stops the reading. */
export type OnPage = (records: number) => boolean;

/**
 * Reads one layer page by page. Where Zendesk refuses the layer or fails in the middle of it, what
 * was read stays, and the reading says that it is `partial` or `not_read` and why (the problem's code).
 *
 * @throws DriftError where the problem concerns more than the layer, and for organizations always:
 * without all of them every verdict would be a guess
 */
export async function readLayer<Item>(
  layer: RecordLayer,
  pages: AsyncIterable<Page<Item>>,
  onPage: OnPage,
): Promise<LayerRead<Item>> {
  const records: Item[] = [];
  const unreadable: Page<Item>['unreadable'][number][] = [];
  const read = (state: Reading['state'], why: ProblemCode | null) => ({
    records,
    reading: { state, records: records.length, unreadable, why },
  });
  try {
    for await (const page of pages) {
      for (const record of page.records) records.push(record);
      unreadable.push(...page.unreadable);
      if (!onPage(records.length)) return read('partial', null);
    }
  } catch (error) {
    if (!(error instanceof DriftError) || endsTheAudit(layer, error.code)) throw error;
    return read(records.length + unreadable.length > 0 ? 'partial' : 'not_read', error.code);
  }
  return read('complete', null);
}

/** Whether a problem met while reading a layer ends the audit instead of leaving the layer partial. */
export function endsTheAudit(layer: RecordLayer, code: ProblemCode): boolean {
  return layer === 'organizations' || !LAYER_PROBLEMS.has(code);
}

const LAYER_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'zendesk_no_permission',
  'zendesk_refused',
  'zendesk_rate_limited',
  'zendesk_failed',
  'zendesk_bad_answer',
]);
