import Papa from 'papaparse';

/** A row of cells as it stands in the file. */
export type Cells = readonly string[];

/** The rows of a text, and which of them have quotes that do not pair up. */
export type Records = {
  readonly rows: readonly Cells[];
  /** Positions in `rows`. The cells of such a row were split at every separator. */
  readonly broken: ReadonlySet<number>;
};

/** A cell may hold line breaks. One that seems to hold more than this has lost its closing quote. */
const MOST_LINES = 50;

/**
 * Splits text into rows and cells (RFC 4180, lines ended by a line feed). A quote that is never
 * closed costs its own line only, not everything after it.
 */
export function parseRecords(text: string, separator: string): Records {
  const { data, errors } = parse(text, separator);
  return errors === 0 ? { rows: data, broken: new Set() } : parseLineByLine(text, separator);
}

/** The first row of a text. */
export function parseFirstRecord(text: string, separator: string): Cells {
  return parse(text, separator, 1).data[0] ?? [];
}

function parseLineByLine(text: string, separator: string): Records {
  const lines = text.split('\n');
  const rows: Cells[] = [];
  const broken = new Set<number>();
  for (let at = 0; at < lines.length;) {
    const record = readRecord(lines, at, separator);
    if (record === null) {
      broken.add(rows.length);
      rows.push((lines[at] ?? '').replaceAll('"', '').split(separator));
      at += 1;
    } else {
      rows.push(record.cells);
      at += record.lines;
    }
  }
  return { rows, broken };
}

function readRecord(
  lines: readonly string[],
  from: number,
  separator: string,
): { readonly cells: Cells; readonly lines: number } | null {
  const first = lines[from] ?? '';
  if (!first.includes('"')) return { cells: first.split(separator), lines: 1 };
  const last = Math.min(from + MOST_LINES, lines.length);
  let text = '';
  for (let at = from; at < last; at += 1) {
    const line = lines[at] ?? '';
    text = at === from ? line : `${text}\n${line}`;
    // Only a line with a quote can close what another line opened.
    if (!line.includes('"')) continue;
    const { data, errors } = parse(text, separator);
    const cells = data[0];
    if (errors === 0 && cells !== undefined) return { cells, lines: at - from + 1 };
    if (errors === 'malformed') return null;
  }
  return null;
}

/** Errors: none, only a quote still open at the end, or a quote where none may stand. */
function parse(
  text: string,
  separator: string,
  preview = 0,
): { readonly data: string[][]; readonly errors: 0 | 'open' | 'malformed' } {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    preview,
  });
  const quotes = errors.filter(({ type }) => type === 'Quotes');
  if (quotes.length === 0) return { data, errors: 0 };
  return {
    data,
    errors: quotes.some(({ code }) => code === 'InvalidQuotes') ? 'malformed' : 'open',
  };
}
