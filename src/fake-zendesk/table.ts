import { createSortedList, type SortedList } from './sorted-list.ts';

/** A place in an order: a number to sort by, then the record's id. */
export type Place = { readonly at: number; readonly id: number };

/** A way of sorting a table. */
export type Order<Row> = (row: Row) => number;

/** What became of a record and when: the record before the change, `null` where there was none. */
export type Change<Row> = { readonly id: number; readonly at: number; readonly before: Row | null };

/** Records by id, with the indexes and orders that were asked for, all kept up to date. */
export type Table<Row extends { readonly id: number }> = {
  readonly get: (id: number) => Row | undefined;
  readonly size: () => number;
  /** Adds the record or takes the place of the one with its id. `at`: when, for the history. */
  readonly put: (row: Row, at: number) => void;
  readonly remove: (id: number, at: number) => void;
  readonly ids: () => readonly number[];
  readonly rows: () => Row[];
  /** Ids under a key, ascending. The key function is the index: pass the same one each time. */
  readonly idsBy: (index: IndexOf<Row>, key: string | number) => readonly number[];
  readonly rowsBy: (index: IndexOf<Row>, key: string | number) => Row[];
  /** All records in an order. The order function is its identity: pass the same one each time. */
  readonly inOrder: (order: Order<Row>) => SortedList<Place>;
  /** Changes of the last minutes, oldest first. */
  readonly changes: () => readonly Change<Row>[];
  /** Those of one record. */
  readonly changesOf: (id: number) => readonly Change<Row>[];
};

/** The keys under which a record is found. */
type IndexOf<Row> = (row: Row) => readonly (string | number)[];

const comparePlaces = (left: Place, right: Place): number =>
  left.at - right.at || left.id - right.id;
const compareIds = (left: number, right: number): number => left - right;
const NO_IDS: readonly number[] = [];

/** A table of the given records. Changes older than `historyMs` are forgotten. */
export function createTable<Row extends { readonly id: number }>(
  start: readonly Row[],
  historyMs: number,
  startChanges: readonly Change<Row>[] = [],
): Table<Row> {
  const byId = new Map(start.map((row) => [row.id, row]));
  const ids = createSortedList(compareIds, [...byId.keys()]);
  const indexes = new Map<IndexOf<Row>, Map<string | number, SortedList<number>>>();
  const orders = new Map<Order<Row>, SortedList<Place>>();
  let changes: Change<Row>[] = [...startChanges];
  let changesById = groupById(changes);

  const remember = (change: Change<Row>): void => {
    const oldest = changes[0];
    if (oldest !== undefined && oldest.at < change.at - historyMs) {
      changes = changes.filter((each) => each.at >= change.at - historyMs);
      changesById = groupById(changes);
    }
    changes.push(change);
    const same = changesById.get(change.id);
    if (same === undefined) changesById.set(change.id, [change]);
    else same.push(change);
  };

  const replace = (
    before: Row | undefined,
    after: Row | undefined,
    id: number,
    at: number,
  ): void => {
    if (before === undefined && after === undefined) return;
    for (const [index, lists] of indexes) {
      if (before !== undefined) for (const key of index(before)) lists.get(key)?.remove(id);
      if (after !== undefined) for (const key of index(after)) listUnder(lists, key).insert(id);
    }
    for (const [order, places] of orders) {
      if (before !== undefined) places.remove({ at: order(before), id });
      if (after !== undefined) places.insert({ at: order(after), id });
    }
    if (before === undefined) ids.insert(id);
    if (after === undefined) ids.remove(id);
    if (after === undefined) byId.delete(id);
    else byId.set(id, after);
    remember({ id, at, before: before ?? null });
  };

  const listsOf = (index: IndexOf<Row>): Map<string | number, SortedList<number>> => {
    const known = indexes.get(index);
    if (known !== undefined) return known;
    const lists = new Map<string | number, SortedList<number>>();
    for (const id of ids.items) {
      const row = byId.get(id);
      if (row !== undefined) for (const key of index(row)) listUnder(lists, key).insert(id);
    }
    indexes.set(index, lists);
    return lists;
  };

  const rowsOf = (some: readonly number[]): Row[] =>
    some.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [row];
    });

  const idsBy = (index: IndexOf<Row>, key: string | number): readonly number[] =>
    listsOf(index).get(key)?.items ?? NO_IDS;

  return {
    get: (id) => byId.get(id),
    size: () => byId.size,
    put: (row, at) => {
      replace(byId.get(row.id), row, row.id, at);
    },
    remove: (id, at) => {
      replace(byId.get(id), undefined, id, at);
    },
    ids: () => ids.items,
    rows: () => rowsOf(ids.items),
    idsBy,
    rowsBy: (index, key) => rowsOf(idsBy(index, key)),
    inOrder: (order) => {
      const known = orders.get(order);
      if (known !== undefined) return known;
      const places = createSortedList(
        comparePlaces,
        rowsOf(ids.items).map((row) => ({ at: order(row), id: row.id })),
      );
      orders.set(order, places);
      return places;
    },
    changes: () => changes,
    changesOf: (id) => changesById.get(id) ?? [],
  };
}

function listUnder(
  lists: Map<string | number, SortedList<number>>,
  key: string | number,
): SortedList<number> {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made = createSortedList(compareIds);
  lists.set(key, made);
  return made;
}

function groupById<Row>(changes: readonly Change<Row>[]): Map<number, Change<Row>[]> {
  const groups = new Map<number, Change<Row>[]>();
  for (const change of changes) groups.set(change.id, [...(groups.get(change.id) ?? []), change]);
  return groups;
}
