import Papa from 'papaparse';

/** Columns of a bundled account's reference. */
const REFERENCE_COLUMNS = [
  'sf_account_id',
  'account_name',
  'domains',
  'website',
  'zendesk_org_id',
  'owner',
  'arr',
] as const;

/** A row as a Salesforce export would have it: every cell is text. */
export type ReferenceRow = Readonly<Record<(typeof REFERENCE_COLUMNS)[number], string>>;

/** The rows as a CSV: comma, LF, a header. */
export function writeReferenceCsv(rows: readonly ReferenceRow[]): string {
  const data = rows.map((row) => REFERENCE_COLUMNS.map((column) => row[column]));
  return `${Papa.unparse({ fields: [...REFERENCE_COLUMNS], data }, { newline: '\n' })}\n`;
}
