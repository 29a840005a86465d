/** Rows of a table, by a group that each belongs to. */
export type GroupedRows = {
  /** In order. */
  readonly rowsOf: (group: number) => Int32Array;
  readonly has: (group: number, isWanted: (row: number) => boolean) => boolean;
};

/**
 * Groups rows by numbers from 0: two passes and eight bytes a row. A row in group -1 belongs to none.
 */
export function groupRows(
  rows: number,
  groups: number,
  groupOf: (row: number) => number,
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
    laidOut[place] = row;
    next[own] = place + 1;
  }
  const from = (own: number) => start[own] ?? laidOut.length;
  return {
    has: (own, isWanted) => {
      for (let place = from(own); place < from(own + 1); place += 1)
        if (isWanted(laidOut[place] ?? -1)) return true;
      return false;
    },
    rowsOf: (own) => (own < 0 ? EMPTY : laidOut.subarray(from(own), from(own + 1))),
  };
}

const EMPTY = new Int32Array(0);
