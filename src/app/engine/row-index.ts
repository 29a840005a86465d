import { ISSUE_CATALOGUE, RISKS } from '../../core/detect/catalogue.ts';
import type { Issue } from '../../core/detect/issue.ts';
import { byCodeUnit } from '../../core/order.ts';
import { ROW_STATES, type TriageRow } from '../../core/report/triage.ts';
import type { RowsQuery, RowsWindow } from './engine-views.ts';

/** The rows of an audit, ready to be searched. */
export type RowIndex = {
  /** The rows of a query from one place on. Asking for another window of the same query costs next to nothing. */
  readonly window: (query: RowsQuery, from: number, count: number) => RowsWindow;
};

type SortKey = RowsQuery['sort']['by'];

/**
 * Prepares triage rows for filtering, sorting and searching. Rows that are equal under a sort stay in
 * triage order, either way up; the row of no single account stays last.
 *
 * @param rows in triage order
 * @param issuesOf the issues of an account, for the text that is searched
 */
export function indexRows(
  rows: readonly TriageRow[],
  issuesOf: (accountId: TriageRow['accountId']) => readonly Issue[],
): RowIndex {
  const orders = new Map<string, readonly number[]>();
  let texts: readonly string[] | null = null;
  let last: { readonly key: string; readonly found: readonly number[] } | null = null;

  const orderOf = ({ by, isDescending }: RowsQuery['sort']): readonly number[] => {
    const key = `${by} ${isDescending ? 'down' : 'up'}`;
    const known = orders.get(key);
    if (known) return known;
    const order = sortedPositions(rows, by, isDescending);
    orders.set(key, order);
    return order;
  };
  const textAt = (position: number): string => {
    texts ??= rows.map((row) => searchedText(row, issuesOf(row.accountId)));
    return texts[position] ?? '';
  };
  const find = (query: RowsQuery): readonly number[] => {
    const key = JSON.stringify(query);
    if (last?.key === key) return last.found;
    const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = filterOf(query);
    const found = orderOf(query.sort).filter((position) => {
      const row = rows[position];
      if (!row || !fits(row)) return false;
      return words.every((word) => textAt(position).includes(word));
    });
    last = { key, found };
    return found;
  };
  return {
    window: (query, from, count) => {
      const found = find(query);
      const start = Math.max(0, Math.trunc(from));
      const positions = found.slice(start, start + Math.max(0, Math.trunc(count)));
      return {
        total: found.length,
        from: start,
        rows: positions.flatMap((position) => rows[position] ?? []),
      };
    },
  };
}

/** What a person may look for: the account, and the addresses, domains and ids of its issues. */
function searchedText({ accountId, accountName }: TriageRow, issues: readonly Issue[]): string {
  const parts = new Set<string>([accountId ?? '', accountName]);
  for (const issue of issues) {
    parts.add(issue.subject.id);
    parts.add(issue.detail);
    if ('user' in issue.evidence) parts.add(issue.evidence.user.email);
    if ('ticket' in issue.evidence) parts.add(issue.evidence.ticket.requester.email);
  }
  return [...parts].join('\n').toLowerCase();
}

function filterOf(query: RowsQuery): (row: TriageRow) => boolean {
  const [states, codes, reasons, risks] = [
    new Set(query.states),
    new Set(query.codes),
    new Set(query.reasons),
    new Set(query.risks),
  ];
  return (row) =>
    !(query.hidesWithoutWriters && row.isWithoutWriters) &&
    (states.size === 0 || states.has(row.rowState)) &&
    (codes.size === 0 || row.topIssueCodes.some((code) => codes.has(code))) &&
    (reasons.size === 0 || row.topBlockedReasons.some((reason) => reasons.has(reason))) &&
    (risks.size === 0 || row.topIssueCodes.some((code) => risks.has(ISSUE_CATALOGUE[code].risk)));
}

function sortedPositions(
  rows: readonly TriageRow[],
  by: SortKey,
  isDescending: boolean,
): readonly number[] {
  const keys = rows.map(SORT_KEYS[by]);
  const direction = isDescending ? -1 : 1;
  return rows
    .map((_, position) => position)
    .sort(
      (a, b) =>
        Number(rows[a]?.accountId === null) - Number(rows[b]?.accountId === null) ||
        direction * compareKeys(keys[a] ?? 0, keys[b] ?? 0) ||
        a - b,
    );
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byCodeUnit(String(a), String(b));
}

const SORT_KEYS: Readonly<Record<SortKey, (row: TriageRow, position: number) => string | number>> =
  {
    risk: ({ worstRisk }) => RISKS.indexOf(worstRisk),
    account: ({ accountId }) => accountId ?? '',
    name: ({ accountName }) => accountName.toLowerCase(),
    issues: ({ totalIssueCount }) => totalIssueCount,
    prepared: ({ preparedActionCount }) => preparedActionCount,
    blocked: ({ blockedActionCount }) => blockedActionCount,
    state: ({ rowState }) => ROW_STATES.indexOf(rowState),
  };
