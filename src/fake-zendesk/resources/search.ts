import {
  ApiError,
  invalidAttribute,
  invalidSearch,
  parameterMissing,
  type Answer,
} from '../api-errors.ts';
import type { Call } from '../call.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { integerOf, linkWith, pageLink } from '../paging.ts';
import { renderOrganization } from '../render/organization.ts';
import { renderTicket } from '../render/ticket.ts';
import { renderUser } from '../render/user.ts';
import { documentOf, type DocumentType, type SearchDocument } from '../search/documents.ts';
import { byCreation, inOrderOfCreation, type Place } from '../search/creation-order.ts';
import { candidates, find } from '../search/find.ts';
import { matches } from '../search/match.ts';
import { parseQuery, type Condition } from '../search/query.ts';
import { lowerBound } from '../sorted-list.ts';

const TYPES: readonly DocumentType[] = ['organization', 'user', 'ticket'];
const SEARCH_END = 1000;
const EXPORT_PAGE_LIMIT = 1000;
const CURSOR_LIFE = 60 * 60_000;

/** A page of at most a hundred; nothing beyond the thousandth result. */
export function search(call: Call): Answer {
  const conditions = conditionsOf(call);
  const size = Math.min(integerOf(call.query, 'per_page', 'per_page', 100), 100);
  const page = integerOf(call.query, 'page', 'page', 1);
  if (page * size > SEARCH_END)
    throw new ApiError(
      invalidSearch(
        'Invalid search: Requested response size was greater than Search Response Limits',
      ),
    );
  const all = sorted(call, findAll(call, conditions));
  const shown = all.slice((page - 1) * size, page * size);
  return {
    status: 200,
    json: {
      results: shown.map((document) => render(call, document)),
      facets: null,
      next_page: page * size < all.length ? pageLink(call, page + 1) : null,
      previous_page: page > 1 ? pageLink(call, page - 1) : null,
      count: all.length,
    },
  };
}

export function countSearch(call: Call): Answer {
  return { status: 200, json: { count: findAll(call, conditionsOf(call)).length } };
}

/** Everything of one type, in the order of creation, by a cursor that lives an hour. */
export function exportSearch(call: Call): Answer {
  const conditions = conditionsOf(call);
  const type = TYPES.find((each) => each === call.query.get('filter[type]'));
  if (type === undefined)
    throw new ApiError(invalidAttribute('filter.type', 'must be organization, user or ticket'));
  if (conditions.some((each) => each.field === 'type'))
    throw new ApiError(
      invalidSearch('Invalid search: name the type in filter[type], not in the query'),
    );
  const size = integerOf(call.query, 'page[size]', 'page.size', 100);
  if (size > EXPORT_PAGE_LIMIT)
    throw new ApiError(invalidAttribute('page.size', `must be between 1 and ${EXPORT_PAGE_LIMIT}`));
  const { issued, after } = exportCursor(call);
  const { documents, hasMore } = take(call, type, conditions, after, size);
  const last = documents.at(-1);
  const cursor = last === undefined ? null : encodeCursor([issued, last.row.created, last.row.id]);
  return {
    status: 200,
    json: {
      results: documents.map((document) => render(call, document)),
      facets: null,
      meta: { has_more: hasMore, after_cursor: cursor, before_cursor: null },
      links: { prev: null, next: hasMore ? linkWith(call, 'page[after]', cursor) : null },
    },
  };
}

function take(
  call: Call,
  type: DocumentType,
  conditions: readonly Condition[],
  after: Place,
  size: number,
): { readonly documents: SearchDocument[]; readonly hasMore: boolean } {
  const ids = candidates(call.account, type, conditions);
  const places = inOrderOfCreation(call.account, type, ids);
  const documents: SearchDocument[] = [];
  const next = { ...after, id: after.id + 1 };
  for (let at = lowerBound(places, next, byCreation); at < places.length; at += 1) {
    const document = documentOf(call.account, type, places[at]?.id ?? 0);
    if (document === undefined || !matches(document, conditions, call.at)) continue;
    if (documents.length === size) return { documents, hasMore: true };
    documents.push(document);
  }
  return { documents, hasMore: false };
}

function exportCursor(call: Call): { readonly issued: number; readonly after: Place } {
  const text = call.query.get('page[after]');
  if (text === null) return { issued: call.at, after: { created: -Infinity, id: 0 } };
  const [issued, created, id] = decodeCursor(text) ?? [];
  if (issued === undefined || created === undefined || id === undefined)
    throw new ApiError(invalidAttribute('page.after', 'must be a cursor of this search'));
  if (call.at - issued > CURSOR_LIFE)
    throw new ApiError(invalidAttribute('page.after', 'has expired, start the export again'));
  return { issued, after: { created, id } };
}

function conditionsOf(call: Call): Condition[] {
  const query = call.query.get('query');
  if (query === null) throw new ApiError(parameterMissing('query'));
  return parseQuery(query);
}

function findAll(call: Call, conditions: readonly Condition[]): SearchDocument[] {
  const named = conditions.filter((each) => each.field === 'type').map((each) => each.value);
  const types = named.length === 0 ? TYPES : TYPES.filter((type) => named.includes(type));
  return types.flatMap((type) => find(call.account, type, conditions));
}

function sorted(call: Call, documents: readonly SearchDocument[]): SearchDocument[] {
  const by = call.query.get('sort_by');
  const direction = call.query.get('sort_order') === 'asc' ? 1 : -1;
  const timeOf = ({ row }: SearchDocument): number => {
    if (by === 'created_at') return row.created;
    return by === 'updated_at' ? row.updated : 0;
  };
  return [...documents].sort(
    (left, right) =>
      direction * (timeOf(left) - timeOf(right)) || direction * (left.row.id - right.row.id),
  );
}

function render(call: Call, document: SearchDocument): unknown {
  switch (document.type) {
    case 'organization':
      return { ...renderOrganization(call.account, document.row), result_type: 'organization' };
    case 'user':
      return { ...renderUser(call.account, document.row), result_type: 'user' };
    case 'ticket':
      return { ...renderTicket(call.account, document.row), result_type: 'ticket' };
  }
}
