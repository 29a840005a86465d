/** Rows of a table, by a group that each belongs to. */
export type GroupedRows = {
  /** In order of the rows. */
  readonly rowsOf: (group: number) => Int32Array;
  readonly countOf: (group: number) => number;
  /** The row at a place among those of a group; -1 where there is none. */
  readonly rowAt: (group: number, place: number) => number;
  readonly has: (group: number, isWanted: (row: number) => boolean) => boolean;
};

/**
 * Groups rows by numbers from 0: two passes and eight bytes a row. A row in group -1 belongs to none.
 * @param valueOf what stands for a row in its group: the row itself, if nothing else is said
 */
export function groupRows(
  rows: number,
  groups: number,
  groupOf: (row: number) => number,
  valueOf: (row: number) => number = (row) => row,
): GroupedRows {
  const start = new Int32Array(groups + 1);
  const group = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const own = groupOf(row);
    group[row] = own;
    if (own >= 0) start[own + 1] = (start[own + 1] ?? 0) + 1;
  }
  for (let own = 0; own < groups; own += 1)
    start[own + 1] = (start[own + 1] ?? 0) + (start[own] ?? 0);
  const next = start.slice();
  const laidOut = new Int32Array(start[groups] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const own = group[row] ?? -1;
    if (own < 0) continue;
    const place = next[own] ?? 0;
    laidOut[place] = valueOf(row);
    next[own] = place + 1;
  }
  const from = (own: number) => start[own] ?? laidOut.length;
  const countOf = (own: number) => (own < 0 ? 0 : from(own + 1) - from(own));
  return {
    countOf,
    rowAt: (own, place) => (place < countOf(own) ? (laidOut[from(own) + place] ?? -1) : -1),
    has: (own, isWanted) => {
      if (own < 0) return false;
      for (let place = from(own); place < from(own + 1); place += 1)
        if (isWanted(laidOut[place] ?? -1)) return true;
      return false;
    },
    rowsOf: (own) => (own < 0 ? EMPTY : laidOut.subarray(from(own), from(own + 1))),
  };
}

/** The same where most groups have no rows: what it takes grows with the rows, hardly with the groups. */
export function groupFewRows(
  rows: number,
  groups: number,
  groupOf: (row: number) => number,
): GroupedRows {
  // Groups that have rows are numbered anew, from 1.
  const numberOf = new Int32Array(groups);
  const numbers = new Int32Array(rows);
  let used = 0;
  for (let row = 0; row < rows; row += 1) {
    const group = groupOf(row);
    if (group < 0) continue;
    numbers[row] = numberOf[group] ||= used += 1;
  }
  const { countOf, rowAt, has, rowsOf } = groupRows(rows, used, (row) => (numbers[row] ?? 0) - 1);
  const own = (group: number) => (numberOf[group] ?? 0) - 1;
  return {
    countOf: (group) => countOf(own(group)),
    rowAt: (group, place) => rowAt(own(group), place),
    has: (group, isWanted) => has(own(group), isWanted),
    rowsOf: (group) => rowsOf(own(group)),
  };
}

const EMPTY = new Int32Array(0);
