import { once } from '../once.ts';
import type { Column } from './columns.ts';
import { idFinder, type IdFinder } from './id-finder.ts';
import type { Instant, Table } from './records.ts';

type Dated = { readonly id: number; readonly updatedAt?: Instant };

/** The columns of a table: one of the ids, and others. */
type Columns = Readonly<Record<string, Pick<Column<unknown>, 'arrange' | 'close'>>> & {
  readonly id: Pick<Column<unknown>, 'arrange' | 'close'> & { readonly values: () => Float64Array };
};

/** Records in order of id, each once, field by field: a few dozen bytes each. */
export type CompactTable<Item, Own extends Columns = Columns> = Table<Item> & {
  readonly columns: Own;
  /** Position of the record with an id; -1 where there is none. */
  readonly positionOf: (id: number) => number;
  /** Tells of each wanted id of a record its place among the wanted, and the position of the record. */
  readonly findEach: IdFinder['findEach'];
};

/** A table to which records are added in any order, also more than once. */
export type TableBuilder<Item, Own extends Columns = Columns> = {
  readonly add: (record: Item) => void;
  /** Adds a record that stays, whatever else was or will be added of its id. */
  readonly addNewest: (record: Item) => void;
  /** Records that were added, those of one id counted apart. */
  readonly length: () => number;
  /**
   * The table of what was added. Pages repeat records when Zendesk changes under the reading: of two
   * with one id the later stays; of two equally late, the same one whatever their order. The builder
   * is used up.
   */
  readonly build: () => CompactTable<Item, Own>;
};

/** How records of one kind are laid out in columns. */
export type Layout<Item, Own extends Columns> = {
  readonly columns: Own;
  readonly write: (record: Item) => void;
  readonly read: (row: number) => Item;
};

/** An empty table of records laid out in these columns. */
export function tableBuilder<Item extends Dated, Own extends Columns>(
  layout: Layout<Item, Own>,
): TableBuilder<Item, Own> {
  const newest = new Set<number>();
  let length = 0;
  const add = (record: Item): void => {
    layout.write(record);
    length += 1;
  };
  return {
    add,
    addNewest: (record) => {
      newest.add(length);
      add(record);
    },
    length: () => length,
    build: () => {
      const rows = rowsInOrder(layout, length, newest);
      for (const column of Object.values(layout.columns)) {
        if (rows) column.arrange(rows);
        else column.close();
      }
      return tableOver(layout, rows?.length ?? length);
    },
  };
}

function tableOver<Item, Own extends Columns>(
  { columns, read }: Layout<Item, Own>,
  length: number,
): CompactTable<Item, Own> {
  const finder = once(() => idFinder(columns.id.values(), length));
  return {
    columns,
    length,
    at: (position) => (position >= 0 && position < length ? read(position) : undefined),
    positionOf: (id) => finder().find(id),
    findEach: (...wish) => {
      finder().findEach(...wish);
    },
    *[Symbol.iterator]() {
      for (let position = 0; position < length; position += 1) yield read(position);
    },
  };
}

/** The rows in order of id, each id once; `null` where they are that already. */
function rowsInOrder<Item extends Dated, Own extends Columns>(
  layout: Layout<Item, Own>,
  length: number,
  newest: ReadonlySet<number>,
): Uint32Array | null {
  const ids = layout.columns.id.values();
  if (isAscending(ids, length)) return null;
  const idOf = (row: number) => ids[row] ?? 0;
  const staysOver = (row: number, other: number) =>
    newest.has(row) === newest.has(other)
      ? isLater(layout.read(row), layout.read(other))
      : newest.has(row);
  const rows = Uint32Array.from({ length }, (_, row) => row).sort((a, b) => idOf(a) - idOf(b));
  let kept = 0;
  for (const row of rows) {
    const last = rows[kept - 1];
    if (last === undefined || idOf(last) !== idOf(row)) {
      rows[kept] = row;
      kept += 1;
    } else if (staysOver(row, last)) rows[kept - 1] = row;
  }
  return rows.slice(0, kept);
}

function isAscending(ids: Float64Array, length: number): boolean {
  for (let row = 1; row < length; row += 1)
    if ((ids[row] ?? 0) <= (ids[row - 1] ?? 0)) return false;
  return true;
}

function isLater(a: Dated, b: Dated): boolean {
  const [left, right] = [a.updatedAt ?? '', b.updatedAt ?? ''];
  return left === right ? JSON.stringify(a) > JSON.stringify(b) : left > right;
}
