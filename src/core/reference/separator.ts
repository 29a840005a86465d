import { countKnownHeaders } from './columns.ts';
import { parseFirstRecord } from './records.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** A character that separates cells. */
export type Separator = (typeof SEPARATORS)[number] | '|';

/** Text of rows, and what separates their cells. */
export type SeparatedText = { readonly text: string; readonly separator: Separator };

/** No header is longer. */
const LONGEST_HEADER = 65_536;

/**
 * Finds what separates the cells: what a first line `sep=;` says (written by and for spreadsheets,
 * which do not count it as a row, so it is cut), else the one of comma, semicolon and tab that makes
 * most known headers of the first row; the most cells decide between equals, then the order given.
 */
export function findSeparator(text: string): SeparatedText {
  const told = /^"?sep=([,;|\t])"?[,;|\t]*\n/i.exec(text);
  if (told) return { text: text.slice(told[0].length), separator: toSeparator(told[1]) };
  const head = /\S[^]*/.exec(text.slice(0, LONGEST_HEADER))?.[0] ?? '';
  const [best] = SEPARATORS.map((separator) => ({ separator, ...score(head, separator) })).sort(
    (a, b) => b.known - a.known || b.cells - a.cells,
  );
  return { text, separator: best?.separator ?? ',' };
}

function score(
  head: string,
  separator: string,
): { readonly known: number; readonly cells: number } {
  const header = parseFirstRecord(head, separator);
  return { known: countKnownHeaders(header), cells: header.length };
}

function toSeparator(text: string | undefined): Separator {
  return text === '|' ? text : (SEPARATORS.find((separator) => separator === text) ?? ',');
}
