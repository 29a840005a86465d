import { DriftError } from '../problem.ts';
import { findColumns, type Column, type Columns } from './columns.ts';
import { footerStart, isBlank } from './footer.ts';
import { parseRecords, type Cells } from './records.ts';
import type { RowRejection } from './reference.ts';
import { findSeparator, type Separator } from './separator.ts';

/** A cell with text, and the column it stands in. */
export type Cell = { readonly column: Column; readonly text: string };

/** A row whose cells have found their columns. Texts are as the file has them. */
export type AccountRow = {
  readonly kind: 'account';
  readonly row: number;
  readonly id: string;
  readonly name: string;
  /** Cells of all columns of domains that are not empty. */
  readonly domains: readonly Cell[];
  readonly websites: readonly Cell[];
  readonly storedOrganizationId: string;
  readonly parentId: string;
  readonly owner: string;
  readonly value: string;
};

/** A row whose cells cannot be told to columns. */
export type BrokenRow = {
  readonly kind: 'broken';
  readonly row: number;
  readonly reason: Extract<RowRejection, 'too_many_cells' | 'too_few_cells' | 'broken_quotes'>;
  readonly id: string;
  readonly name: string;
  readonly cells: Cells;
};

/** A row of the file, mapped by its header. */
export type MappedRow = AccountRow | BrokenRow;

/** The rows of a file, mapped by their header. */
export type MappedRows = {
  /** In the order of the file, without blank and footer rows. */
  readonly rows: readonly MappedRow[];
  readonly columns: Columns;
  readonly separator: Separator;
  /** Number of the header's row: 1, unless blank rows stand before it. */
  readonly headerRow: number;
  readonly footerRows: number;
  readonly blankRows: number;
};

/**
 * Maps text to rows by its header. Rows are numbered as a spreadsheet numbers them: by record, so
 * that a cell with line breaks is one row, and blank rows count; the header's is 1.
 * @param text lines ended by a line feed, as `decodeText` gives them
 * @throws DriftError `reference_empty` (file) for text without any row, and the errors of `findColumns`
 */
export function mapRows(text: string, file: string): MappedRows {
  const separated = findSeparator(text);
  const { rows: records, broken } = parseRecords(separated.text, separated.separator);
  const headerAt = records.findIndex((record) => !isBlank(record));
  const header = records[headerAt];
  if (header === undefined) throw new DriftError('reference_empty', { file });
  const columns = findColumns(header, file, headerAt + 1);
  const body = records.slice(headerAt + 1);
  const end = footerStart(body);
  const toRow = rowMapper(columns);
  const rows: MappedRow[] = [];
  for (let at = 0; at < end; at += 1) {
    const record = body[at];
    if (record === undefined || isBlankRecord(record)) continue;
    const position = headerAt + 1 + at;
    rows.push(toRow(record, position + 1, broken.has(position)));
  }
  const footerRows = body.slice(end).filter((record) => !isBlank(record)).length;
  return {
    rows,
    columns,
    separator: separated.separator,
    headerRow: headerAt + 1,
    footerRows,
    blankRows: body.length - rows.length - footerRows - (endsWithLineFeed(body) ? 1 : 0),
  };
}

function rowMapper(columns: Columns): (cells: Cells, row: number, isBroken: boolean) => MappedRow {
  const { width, domain, website } = columns;
  const [id, name] = [positionOf(columns.id), positionOf(columns.name)];
  const [stored, parent] = [
    positionOf(columns.stored_organization_id),
    positionOf(columns.parent_id),
  ];
  const [owner, value] = [positionOf(columns.owner), positionOf(columns.value)];
  return (cells, row, isBroken) => {
    const reason = isBroken ? 'broken_quotes' : widthProblem(cells, width);
    if (reason !== null)
      return { kind: 'broken', row, reason, id: cells[id] ?? '', name: cells[name] ?? '', cells };
    return {
      kind: 'account',
      row,
      id: cells[id] ?? '',
      name: cells[name] ?? '',
      domains: filledCells(domain, cells),
      websites: filledCells(website, cells),
      storedOrganizationId: cells[stored] ?? '',
      parentId: cells[parent] ?? '',
      owner: cells[owner] ?? '',
      value: cells[value] ?? '',
    };
  };
}

function positionOf(columns: readonly Column[]): number {
  return columns[0]?.at ?? -1;
}

function widthProblem(cells: Cells, width: number): 'too_many_cells' | 'too_few_cells' | null {
  if (cells.length === width) return null;
  if (cells.length < width) return 'too_few_cells';
  return isBlank(cells.slice(width)) ? null : 'too_many_cells';
}

function filledCells(columns: readonly Column[], cells: Cells): readonly Cell[] {
  const [first] = columns;
  if (first === undefined) return NO_CELLS;
  if (columns.length > 1) return columns.flatMap((column) => filledCells([column], cells));
  const text = cells[first.at] ?? '';
  return text === '' ? NO_CELLS : [{ column: first, text }];
}

const NO_CELLS: readonly Cell[] = [];

/** Cheap for the rows that matter: almost all have something in one of their first two cells. */
function isBlankRecord(record: Cells): boolean {
  return (record[0] ?? '').trim() === '' && isBlank(record);
}

/** The parser reads a line feed at the end of the text as the beginning of one more, empty row. */
function endsWithLineFeed(body: readonly Cells[]): boolean {
  const last = body.at(-1);
  return last?.length === 1 && last[0] === '';
}
