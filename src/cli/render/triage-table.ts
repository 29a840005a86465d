import type { RowState, TriageRow } from '../../core/report/triage.ts';
import type { Words } from '../../words/words.ts';
import type { Paint, Style } from './paint.ts';
import { setTable, type Column } from './table.ts';
import { harmless, wrap } from './text-width.ts';

/** How the triage is shown. */
export type TriageView = {
  /** Columns of the terminal; `null` where there is none. */
  readonly width: number | null;
  /** At most so many rows are shown; `null` for all. */
  readonly rows: number | null;
};

/**
 * The triage as a table: one row an account, its codes and reasons in last columns where there is
 * room for them, else in lines of their own below the row. Rows that are not shown are counted.
 */
export function triageTable(
  rows: readonly TriageRow[],
  view: TriageView,
  words: Words,
  paint: Paint,
): readonly string[] {
  const shown = rows.slice(0, view.rows ?? rows.length);
  const isWide = view.width === null || view.width >= WIDE;
  const columns = isWide ? [...figureColumns(words), ...codeColumns(words)] : figureColumns(words);
  const cells = shown.map((row) => [...figureCells(row, words), ...(isWide ? codeCells(row) : [])]);
  const table = setTable(columns, cells, view.width, (text, row, column) =>
    column === STATE ? paint(styleOf(shown[row]?.rowState), text) : text,
  );
  const lines = table.rows.flatMap((rowLines, at) => [
    ...rowLines,
    ...(isWide ? [] : codeLines(shown[at], view.width, words).map((line) => paint('dim', line))),
  ]);
  const left = rows.length - shown.length;
  return [
    paint('bold', table.head),
    ...lines,
    ...(left > 0 ? [paint('dim', words.say('cli.triage.more', { rows: left }))] : []),
  ];
}

/** From so many columns on, codes and reasons stand beside the figures. */
const WIDE = 130;
/** Which column shows the state. */
const STATE = 5;

function figureColumns(words: Words): readonly Column[] {
  return [
    { head: words.say('cli.triage.account'), side: 'left' },
    { head: words.say('cli.triage.name'), side: 'left' },
    { head: words.say('cli.triage.issues'), side: 'right' },
    { head: words.say('cli.triage.prepared'), side: 'right' },
    { head: words.say('cli.triage.blocked'), side: 'right' },
    { head: words.say('cli.triage.state'), side: 'left' },
  ];
}

function codeColumns(words: Words): readonly Column[] {
  return [
    { head: words.say('cli.triage.codes'), side: 'left' },
    { head: words.say('cli.triage.reasons'), side: 'left' },
  ];
}

function figureCells(row: TriageRow, words: Words): readonly string[] {
  return [
    harmless(row.accountId ?? ''),
    harmless(row.accountName),
    words.number(row.totalIssueCount),
    words.number(row.preparedActionCount),
    words.number(row.blockedActionCount),
    words.say(`row_states.${row.rowState}`),
  ];
}

function codeCells({ topIssueCodes, topBlockedReasons }: TriageRow): readonly string[] {
  return [topIssueCodes.join('; '), topBlockedReasons.join('; ')];
}

function codeLines(
  row: TriageRow | undefined,
  width: number | null,
  words: Words,
): readonly string[] {
  if (!row) return [];
  const [codes = '', reasons = ''] = codeCells(row);
  const text =
    reasons === '' ? codes : words.say('cli.triage.codes_and_reasons', { codes, reasons });
  return wrap(text, Math.max(20, (width ?? 80) - 4)).map((line) => `    ${line}`);
}

function styleOf(state: RowState | undefined): Style {
  if (state === 'safe') return 'green';
  if (state === 'blocked' || state === 'mixed') return 'yellow';
  return 'cyan';
}
