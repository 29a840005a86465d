import { widthOf, wrap } from './text-width.ts';

/** A column: its head, and to which side its cells keep. */
export type Column = { readonly head: string; readonly side: 'left' | 'right' };

const GAP = '  ';
const NARROWEST = 8;

/** A table that was set: the line of heads, and the lines of each row. */
export type SetTable = { readonly head: string; readonly rows: readonly (readonly string[])[] };

/** Puts a style on a cell after it was set, so that it takes no room. */
export type PaintCell = (text: string, row: number, column: number) => string;

/**
 * Sets cells as a table. Where the width does not do, the widest columns are made narrower and their
 * text goes on in further lines: nothing is cut.
 *
 * @param width columns of the terminal; `null` for as wide as the text is
 */
export function setTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
  paintCell: PaintCell = (text) => text,
): SetTable {
  const heads = columns.map(({ head }) => head);
  const natural = columns.map((_, at) =>
    Math.max(...[heads, ...rows].map((cells) => widthOf(cells[at] ?? ''))),
  );
  const available = width === null ? Infinity : width - GAP.length * (columns.length - 1);
  const widths = narrowed(natural, available);
  return {
    head: rowLines(heads, columns, widths, (text) => text).join('\n'),
    rows: rows.map((cells, row) =>
      rowLines(cells, columns, widths, (text, column) => paintCell(text, row, column)),
    ),
  };
}

function narrowed(widths: readonly number[], available: number): readonly number[] {
  const narrow = [...widths];
  let excess = narrow.reduce((sum, width) => sum + width, 0) - available;
  while (excess > 0) {
    const widest = Math.max(...narrow);
    if (widest <= NARROWEST) break;
    narrow[narrow.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return narrow;
}

function rowLines(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  paint: (text: string, column: number) => string,
): readonly string[] {
  const wrapped = widths.map((width, at) => wrap(cells[at] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ side }, at) => paint(padded(wrapped[at]?.[line] ?? '', widths[at] ?? 0, side), at))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number, side: Column['side']): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + blanks : blanks + text;
}
