import { defaultDomainLists, type DomainLists } from '../identity/domain-lists.ts';
import { DriftError } from '../problem.ts';
import { toAccounts, type Accounts } from './accounts.ts';
import type { Columns, IgnoredColumn } from './columns.ts';
import { decodeText, type Encoding } from './decode.ts';
import { digestOf } from './digest.ts';
import { readRows } from './read-rows.ts';
import type { Reference } from './reference.ts';
import { rolesInOrder, type ColumnRole } from './roles.ts';
import { mapRows, type MappedRows } from './rows.ts';
import type { Separator } from './separator.ts';

/** How a file was understood, to be shown to the person who gave it. */
export type ColumnReport = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Row in which the header was found: 1, unless blank rows stand before it. */
  readonly headerRow: number;
  /** Which header was taken for what, in the order of the file. */
  readonly taken: readonly { readonly header: string; readonly role: ColumnRole }[];
  /** Headers that were left aside, in the order of the file. */
  readonly ignored: readonly IgnoredColumn[];
  /** Rows that were read, those set aside included. */
  readonly rows: number;
  /** Rows of a report's footer, which are no accounts. */
  readonly footerRows: number;
  /** Rows without any text below the header. */
  readonly blankRows: number;
};

/** A reference, and how its file was understood. */
export type ReadReference = { readonly reference: Reference; readonly columns: ColumnReport };

/**
 * Reads a list of Salesforce accounts: bytes → text → rows → accounts.
 *
 * Every row ends up in an account or in `setAsideRows`, every value in its account or in
 * `setAsideValues`. The same rows in another order give the same accounts and digest.
 *
 * @param options.file name of the file, for messages
 * @param options.lists lists of domains that say nothing about a customer; the product's own by default
 * @throws DriftError
 *   `reference_not_text` (file, seems),
 *   `reference_empty` (file),
 *   `reference_missing_column` (file, row, missing, columns),
 *   `reference_ambiguous_column` (file, row, role, columns),
 *   `reference_no_rows` (file, row of the header),
 *   `reference_no_usable_account` (file, rows, row of the first that was set aside, reasons with counts)
 */
export function readReference(
  bytes: Uint8Array,
  options: { readonly file: string; readonly lists?: DomainLists },
): ReadReference {
  const { file, lists = defaultDomainLists() } = options;
  if (bytes.length === 0) throw new DriftError('reference_empty', { file });
  const { text, encoding } = decodeText(bytes, file);
  const mapped = mapRows(text, file);
  if (mapped.rows.length === 0)
    throw new DriftError('reference_no_rows', { file, row: mapped.headerRow });
  const accounts = toAccounts(readRows(mapped.rows, lists), mapped.columns);
  if (accounts.accounts.length === 0) throw noUsableAccount(file, accounts);
  const decisions = { inForce: [], setAside: [] };
  const reference = { ...accounts, decisions, digest: digestOf(accounts) };
  return { reference, columns: toColumnReport(mapped, encoding) };
}

function toColumnReport(mapped: MappedRows, encoding: Encoding): ColumnReport {
  return {
    encoding,
    separator: mapped.separator,
    headerRow: mapped.headerRow,
    taken: takenColumns(mapped.columns),
    ignored: mapped.columns.ignored,
    rows: mapped.rows.length,
    footerRows: mapped.footerRows,
    blankRows: mapped.blankRows,
  };
}

function takenColumns(columns: Columns): ColumnReport['taken'] {
  return rolesInOrder()
    .flatMap((role) => columns[role].map(({ at, header }) => ({ at, header, role })))
    .sort((a, b) => a.at - b.at)
    .map(({ header, role }) => ({ header, role }));
}

function noUsableAccount(file: string, { setAsideRows }: Accounts): DriftError {
  const counts = new Map<string, number>();
  for (const { reason } of setAsideRows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const reasons = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  const row = setAsideRows.reduce((first, set) => Math.min(first, set.row), Infinity);
  return new DriftError('reference_no_usable_account', {
    file,
    row,
    rows: setAsideRows.length,
    reasons,
  });
}
