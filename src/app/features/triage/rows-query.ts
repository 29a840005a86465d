import type { RowsQuery } from '../../engine/engine-views.ts';

/** All rows that somebody writes from, as the triage sorts them. */
export const FIRST_QUERY: RowsQuery = {
  text: '',
  states: [],
  codes: [],
  reasons: [],
  risks: [],
  hidesWithoutWriters: true,
  sort: { by: 'risk', isDescending: false },
};

/** The parts of a query that hold several values, any of which a row may have. */
export type ChoiceName = 'states' | 'codes' | 'reasons' | 'risks';

/** A query with one value of a part put in, or taken out where it was in. */
export function toggleChoice<Name extends ChoiceName>(
  query: RowsQuery,
  name: Name,
  value: RowsQuery[Name][number],
): RowsQuery {
  const chosen: readonly unknown[] = query[name];
  const others = query[name].filter((one) => one !== value);
  return { ...query, [name]: chosen.includes(value) ? others : [...query[name], value] };
}

/** A query sorted by a column: the other way round where it is sorted by it already. */
export function sortBy(query: RowsQuery, by: RowsQuery['sort']['by']): RowsQuery {
  const isSame = query.sort.by === by;
  return { ...query, sort: { by, isDescending: isSame && !query.sort.isDescending } };
}

/** Whether a query leaves rows out for something other than their writers. */
export function isNarrowed({ text, states, codes, reasons, risks }: RowsQuery): boolean {
  return text.trim() !== '' || [states, codes, reasons, risks].some((part) => part.length > 0);
}

/** A query that shows everything again, in the order it has. */
export function widen(query: RowsQuery): RowsQuery {
  return { ...FIRST_QUERY, hidesWithoutWriters: query.hidesWithoutWriters, sort: query.sort };
}
