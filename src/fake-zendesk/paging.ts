import { ApiError, errorList, invalidAttribute } from './api-errors.ts';
import type { Call } from './call.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { lowerBound } from './sorted-list.ts';
import type { Place } from './table.ts';

/** A list that can be paged: places in ascending order and the records at them. */
export type Listing<Row> = {
  readonly size: number;
  readonly placeAt: (position: number) => Place;
  /** Position of the first place that does not stand before the given one. */
  readonly positionOf: (place: Place) => number;
  /** The record, `undefined` where it does not belong to the list. */
  readonly rowAt: (position: number) => Row | undefined;
  readonly descending?: boolean;
  /** Some positions hold no record of the list. */
  readonly hasGaps?: boolean;
};

/** One page, with the keys that tell how to go on. */
export type PageAnswer<Row> = {
  readonly rows: readonly Row[];
  readonly keys: Readonly<Record<string, unknown>>;
};

const PAGE_LIMIT = 100;
const OFFSET_LIMIT = 10_000;

/** A list of the records under these ids, ascending. */
export function listById<Row>(
  ids: readonly number[],
  get: (id: number) => Row | undefined,
): Listing<Row> {
  return {
    size: ids.length,
    placeAt: (position) => ({ at: 0, id: ids[position] ?? 0 }),
    positionOf: (place) => lowerBound(ids, place.id, (left, right) => left - right),
    rowAt: (position) => get(ids[position] ?? 0),
  };
}

/** Whether a request pages by cursor. Sorting by `sort_by` is then dropped without a word. */
export function isCursorPaged(query: URLSearchParams): boolean {
  return query.has('page[size]') || query.has('page[after]') || query.has('page[before]');
}

/** The page a request asks for, by cursor or by number. */
export function pageOf<Row>(
  call: Call,
  listing: Listing<Row>,
  sizeLimit = PAGE_LIMIT,
): PageAnswer<Row> {
  return isCursorPaged(call.query)
    ? cursorPage(call, listing, sizeLimit)
    : offsetPage(call, listing);
}

function cursorPage<Row>(call: Call, listing: Listing<Row>, sizeLimit: number): PageAnswer<Row> {
  const size = integerOf(call.query, 'page[size]', 'page.size', PAGE_LIMIT);
  if (size > sizeLimit)
    throw new ApiError(invalidAttribute('page.size', `must be between 1 and ${sizeLimit}`));
  const before = call.query.get('page[before]');
  const after = call.query.get('page[after]');
  const backwards = before !== null;
  const cursor = placeOfCursor(before ?? after);
  const entries = walk(listing, cursor, backwards, size + 1);
  const kept = entries.slice(0, size);
  if (backwards) kept.reverse();
  const first = kept[0];
  const last = kept.at(-1);
  const afterCursor = last === undefined ? null : encodeCursor([last.place.at, last.place.id]);
  const beforeCursor = first === undefined ? null : encodeCursor([first.place.at, first.place.id]);
  const hasMore = entries.length > size;
  return {
    rows: kept.map((entry) => entry.row),
    keys: {
      meta: { has_more: hasMore, after_cursor: afterCursor, before_cursor: beforeCursor },
      links: {
        next: hasMore || backwards ? linkWith(call, 'page[after]', afterCursor) : null,
        prev: cursor === null ? null : linkWith(call, 'page[before]', beforeCursor),
      },
    },
  };
}

type Entry<Row> = { readonly place: Place; readonly row: Row };

/** Up to `limit` records that come after the cursor, or before it, nearest first. */
function walk<Row>(
  listing: Listing<Row>,
  cursor: Place | null,
  backwards: boolean,
  limit: number,
): Entry<Row>[] {
  const goesDown = (listing.descending ?? false) !== backwards;
  const step = goesDown ? -1 : 1;
  const entries: Entry<Row>[] = [];
  let position = startOf(listing, cursor, goesDown);
  while (entries.length < limit && position >= 0 && position < listing.size) {
    const row = listing.rowAt(position);
    if (row !== undefined) entries.push({ place: listing.placeAt(position), row });
    position += step;
  }
  return entries;
}

function startOf<Row>(listing: Listing<Row>, cursor: Place | null, goesDown: boolean): number {
  if (cursor === null) return goesDown ? listing.size - 1 : 0;
  const position = listing.positionOf(cursor);
  if (goesDown) return position - 1;
  if (position >= listing.size) return position;
  const at = listing.placeAt(position);
  return at.at === cursor.at && at.id === cursor.id ? position + 1 : position;
}

function offsetPage<Row>(call: Call, listing: Listing<Row>): PageAnswer<Row> {
  const size = Math.min(integerOf(call.query, 'per_page', 'per_page', PAGE_LIMIT), PAGE_LIMIT);
  const page = integerOf(call.query, 'page', 'page', 1);
  if (page * size > OFFSET_LIMIT)
    throw new ApiError(
      errorList(
        400,
        'InvalidPaginationDepth',
        'Offset pagination ends at 10000 records (page * per_page)',
        'Use cursor pagination for what lies beyond.',
      ),
    );
  const { rows, count } = sliceOf(listing, (page - 1) * size, size);
  return {
    rows,
    keys: {
      next_page: page * size < count ? pageLink(call, page + 1) : null,
      previous_page: page > 1 ? pageLink(call, page - 1) : null,
      count,
    },
  };
}

function sliceOf<Row>(
  listing: Listing<Row>,
  start: number,
  size: number,
): { readonly rows: Row[]; readonly count: number } {
  const rows: Row[] = [];
  let count = listing.hasGaps === true ? 0 : start;
  const end = listing.hasGaps === true ? listing.size : Math.min(start + size, listing.size);
  for (let step = count; step < end; step += 1) {
    const row = listing.rowAt(listing.descending === true ? listing.size - 1 - step : step);
    if (row === undefined) continue;
    if (count >= start && count < start + size) rows.push(row);
    count += 1;
  }
  return { rows, count: listing.hasGaps === true ? count : listing.size };
}

/** A whole number from the query, from 1 on. */
export function integerOf(
  query: URLSearchParams,
  key: string,
  shown: string,
  fallback: number,
): number {
  const text = query.get(key);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw new ApiError(invalidAttribute(shown, 'must be an integer'));
  return Number(text);
}

/** The address of another page of the same list. */
export function linkWith(call: Call, key: string, value: string | null): string {
  const query = new URLSearchParams(call.query);
  for (const cursor of ['page[after]', 'page[before]', 'cursor', 'start_time'])
    query.delete(cursor);
  if (value !== null) query.set(key, value);
  return `${call.origin}${call.path}.json?${query.toString()}`;
}

/** The address of another page of a list that is paged by number. */
export function pageLink(call: Call, page: number): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  return `${call.origin}${call.path}.json?${query.toString()}`;
}

function placeOfCursor(text: string | null): Place | null {
  if (text === null) return null;
  const [at, id] = decodeCursor(text) ?? [];
  if (at === undefined || id === undefined)
    throw new ApiError(invalidAttribute('page.after', 'must be a cursor of this list'));
  return { at, id };
}
