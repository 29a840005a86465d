import type { Outcome, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import { entryReason } from '../../words/receipt-words.ts';
import type { Words } from '../../words/words.ts';
import type { Paint } from './paint.ts';
import { setTable, type Column } from './table.ts';
import { harmless, widthOf, wrapIndented } from './text-width.ts';

const COLUMNS = ['outcome', 'account', 'action', 'target', 'detail', 'why'] as const;

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Every action with what became of it. Where the terminal has no room for all columns, the last ones
 * stand below their row, so that no id is broken.
 *
 * @param width columns of the terminal; `null` for as wide as the text is
 */
export function receiptTable(
  entries: readonly ReceiptEntry[],
  width: number | null,
  words: Words,
  paint: Paint,
): readonly string[] {
  const rows = entries.map((entry) => cellsOf(entry, words));
  const shown = COLUMNS.slice(0, columnsThatFit(rows, width, words));
  const heads: readonly Column[] = shown.map((name) => ({
    head: headOf(name, words),
    side: 'left',
  }));
  const cells = rows.map((row) => shown.map((name) => row[name]));
  const table = setTable(heads, cells, width, (text, row, column) =>
    column === 0 ? paint(COLOURS[entries[row]?.outcome ?? 'blocked'], text) : text,
  );
  return [
    paint('bold', table.head),
    ...rows.flatMap((row, at) => [...(table.rows[at] ?? []), ...below(row, shown.length, width)]),
  ];
}

/** All columns, all but the reason, or those that say what was done for which account. */
function columnsThatFit(rows: readonly Cells[], width: number | null, words: Words): number {
  const widths = COLUMNS.map((name) =>
    Math.max(widthOf(headOf(name, words)), ...rows.map((row) => widthOf(row[name]))),
  );
  const needed = (count: number) =>
    widths.slice(0, count).reduce((sum, one) => sum + one, 0) + GAP * (count - 1);
  const fitting = [COLUMNS.length, 5].find((count) => width === null || needed(count) <= width);
  return fitting ?? 3;
}

const GAP = 2;

function below(
  { target, detail, why }: Cells,
  shown: number,
  width: number | null,
): readonly string[] {
  const what = detail === '' ? target : `${target}: ${detail}`;
  const lines = [...(shown < 5 ? [what] : []), ...(shown < COLUMNS.length ? [why] : [])];
  return lines.filter((line) => line !== '').flatMap((line) => wrapIndented(`    ${line}`, width));
}

function headOf(name: (typeof COLUMNS)[number], words: Words): string {
  return words.say(`cli.apply.${name}`);
}

function cellsOf(entry: ReceiptEntry, words: Words): Cells {
  const { outcome, sf_account_id, type, target, detail } = entry;
  return {
    outcome: words.say(`outcomes.${outcome}`),
    account: harmless(sf_account_id ?? words.say('phrases.no_single_account')),
    action: type,
    target: harmless(target.kind === 'user' ? target.label : `${target.label} (${target.id})`),
    detail: harmless(detail),
    why: harmless(entryReason(entry, words)),
  };
}

const COLOURS: Readonly<Record<Outcome, Parameters<Paint>[0]>> = {
  would_apply: 'green',
  applied: 'green',
  already_applied: 'green',
  skipped: 'yellow',
  blocked: 'yellow',
  not_attempted: 'yellow',
  failed: 'red',
  unknown: 'red',
};
