/** Text as a terminal can show it: what would move the cursor or change its colours becomes a blank. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

/** How many columns of a terminal text takes. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  return symbolsOf(text).reduce((width, symbol) => width + symbolWidth(symbol), 0);
}

/** Breaks text into lines of at most so many columns, at blanks where there are any. No symbol is lost but blanks at the breaks. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => chop(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** Breaks a line as `wrap` does and sets what follows in by two more than its beginning; `null` leaves it whole. */
export function wrapIndented(line: string, width: number | null): readonly string[] {
  if (width === null || widthOf(line) <= width) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...rest] = wrap(
    line.slice(indent.length),
    Math.max(20, width - indent.length - 2),
  );
  return [`${indent}${first}`, ...rest.map((part) => `${indent}  ${part}`)];
}

/** The beginning of text that fits into so many columns. */
export function fit(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${chop(text, Math.max(1, width - 1))[0] ?? ''}…`;
}

function chop(text: string, width: number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const symbol of symbolsOf(text)) {
    if (piece !== '' && widthOf(piece + symbol) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += symbol;
  }
  return [...pieces, piece];
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

function symbolsOf(text: string): readonly string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

function symbolWidth(symbol: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(symbol)) return 0;
  return WIDE.test(symbol) ? 2 : 1;
}

const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
