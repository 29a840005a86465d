import Papa from 'papaparse';

/**
 * Writes a table as CSV that Excel, Numbers, Sheets and LibreOffice open as it is meant: UTF-8 with a
 * byte order mark (as the character U+FEFF; the caller encodes), CRLF after every line, the last one
 * too, and quoting as in RFC 4180. No cell is run as a formula: see {@link harmlessCell}.
 *
 * @param rows as many cells each as there are columns
 */
export function toCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  // As plain rows: given columns apart and no rows, papaparse writes an empty line.
  const lines = [[...columns], ...rows.map((row) => row.map(toCell))];
  return `\uFEFF${Papa.unparse(lines, { newline: '\r\n' })}\r\n`;
}

/**
 * Text that a spreadsheet shows instead of running it. An apostrophe goes before text that begins
 * with `=`, `+`, `-` or `@` (or the full-width form of one, which Excel runs in Japanese and Chinese
 * settings), with blanks or quotes before it or not, and before text that begins with a control
 * character.
 *
 * The same happens behind a `;`, tab or line break inside of text: where the semicolon is the list
 * separator of the system, Excel splits a comma-separated file there and begins a new cell.
 *
 * Source: OWASP, "CSV Injection". papaparse's own option lets a cell with a line break pass, and
 * knows neither the full-width forms nor other control characters.
 */
export function harmlessCell(text: string): string {
  return text.replace(BEGINNING_OF_COMMAND, "'");
}

const BEGINNING_OF_COMMAND =
  /(?<=^|[;\t\r\n])(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=\p{Cc})/gu;

function toCell(value: string | number): string {
  return typeof value === 'number' ? String(value) : harmlessCell(value);
}
