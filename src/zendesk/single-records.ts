import * as z from 'zod/mini';
import type { Organization } from '../core/tenant/records.ts';
import { readAnswer } from './answers.ts';
import { readCursorPages, type CursorList } from './cursor-paging.ts';
import { isMissingRecord, toBadAnswer, toUnreadableRecord, type Asked } from './errors.ts';
import { pageShape, toPage } from './pages.ts';
import type { Page } from './reader.ts';
import { parseOrganization, type RecordParser } from './schemas.ts';
import type { ReadTransport } from './transport.ts';

/** A record that Zendesk answers alone, under `key`. */
type OneRecord<Item> = Asked & {
  readonly key: string;
  readonly parse: RecordParser<Item>;
};

const anyBody = z.record(z.string(), z.unknown());

/**
 * One record by its id, or `null` where Zendesk has none.
 * @throws DriftError `zendesk_*`; a record that cannot be understood is a `zendesk_bad_answer`
 */
export async function readRecord<Item>(
  transport: ReadTransport,
  asked: OneRecord<Item>,
): Promise<Item | null> {
  const response = await transport.get(asked.path);
  if (isMissingRecord(response)) return null;
  const body = readAnswer(response, asked, anyBody);
  if (!(asked.key in body)) throw toBadAnswer(response, asked, asked.key);
  const parsed = asked.parse(body[asked.key]);
  if (parsed.ok) return parsed.record;
  throw toUnreadableRecord(asked, parsed.id, parsed.why);
}

/**
 * A whole list. Decisions about single records rest on it, so one item that cannot be understood
 * fails it all.
 * @throws DriftError `zendesk_*`
 */
export async function readList<Item>(
  transport: ReadTransport,
  list: CursorList<Item>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of readCursorPages(transport, list)) {
    for (const item of understood(page, list)) items.push(item);
  }
  return items;
}

const FOUND = {
  what: 'organizations',
  path: '/api/v2/organizations/search.json',
} as const satisfies Asked;

const foundShape = pageShape(
  'organizations',
  z.object({ next_page: z.optional(z.nullable(z.string())) }),
);

/**
 * The organizations with an external id, which Zendesk compares exactly but for case. More than one
 * page of them is none of the answers this question can have: a `zendesk_bad_answer`.
 *
 * https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/#search-organizations-by-external-id
 * @throws DriftError `zendesk_*`
 */
export async function findOrganizations(
  transport: ReadTransport,
  externalId: string,
): Promise<readonly Organization[]> {
  const response = await transport.get(FOUND.path, { external_id: externalId });
  const body = readAnswer(response, FOUND, foundShape);
  if ((body.position.next_page ?? null) !== null) {
    throw toBadAnswer(response, FOUND, 'next_page');
  }
  return understood(toPage(body.records, parseOrganization), FOUND);
}

/**
 * The records of a page of which every one has to be understood.
 * @throws DriftError `zendesk_bad_answer`
 */
export function understood<Item>(page: Page<Item>, asked: Asked): readonly Item[] {
  const [first] = page.unreadable;
  if (first !== undefined) throw toUnreadableRecord(asked, first.id, first.why);
  return page.records;
}
