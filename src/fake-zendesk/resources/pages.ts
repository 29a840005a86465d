import type { Answer } from '../api-errors.ts';
import type { Call } from '../call.ts';
import { listById, pageOf, type Listing } from '../paging.ts';

/** A page of a list under its name, for example `{"organizations": [...], "meta": …}`. */
export function answerPage<Row>(
  call: Call,
  name: string,
  listing: Listing<Row>,
  render: (row: Row) => unknown,
): Answer {
  const page = pageOf(call, listing);
  return { status: 200, json: { [name]: page.rows.map(render), ...page.keys } };
}

/** A page of records given as a list sorted by id. */
export function answerRows<Row extends { readonly id: number }>(
  call: Call,
  name: string,
  rows: readonly Row[],
  render: (row: Row) => unknown,
): Answer {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return answerPage(
    call,
    name,
    listById([...byId.keys()], (id) => byId.get(id)),
    render,
  );
}
