import type { HistoryEntry } from '../../engine/engine-views.ts';

/** How many issues an audit found. */
export type DriftPoint = { readonly at: string; readonly issues: number };

/** The most points a small chart can show apart from each other. */
const MOST_POINTS = 30;

/**
 * The audits to be drawn together, oldest first: the newest ones of the account that was audited
 * last. What the demo found and what a real account holds are different stories.
 */
export function driftOverTime(entries: readonly HistoryEntry[]): readonly DriftPoint[] {
  const audits = entries.flatMap((entry) => (entry.kind === 'audit' ? [entry] : []));
  const mode = audits.at(-1)?.mode;
  return audits
    .filter((audit) => audit.mode === mode)
    .slice(-MOST_POINTS)
    .map(({ at, issues }) => ({ at, issues }));
}
