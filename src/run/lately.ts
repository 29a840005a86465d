import type { Receipt } from '../core/apply/receipt-format.ts';
import { userIds } from '../core/tenant/ids.ts';
import type { UserId } from '../core/tenant/records.ts';
import { SEARCH_LAG_MS } from './catch-up.ts';

/** As much of a receipt as tells what was written lately. */
type Written = Pick<Receipt, 'kind' | 'source' | 'finished_at'> & {
  readonly entries: readonly Pick<Receipt['entries'][number], 'outcome' | 'target'>[];
};

/**
 * The users of an account whom receipts of the last quarter of an hour name as written to: search may
 * still show them as they were, and an audit must not contradict the receipt.
 * @param at milliseconds since 1970
 */
export function usersWrittenLately(
  receipts: readonly Written[],
  { subdomain, mode }: { readonly subdomain: string; readonly mode: 'demo' | 'live' },
  at: number,
): readonly UserId[] {
  const written = receipts
    .filter(
      ({ kind, source }) =>
        kind === 'apply' && source.subdomain === subdomain && source.mode === mode,
    )
    .filter(({ finished_at }) => at - Date.parse(finished_at) <= SEARCH_LAG_MS)
    .flatMap(({ entries }) => entries)
    .filter(({ outcome }) => WRITTEN.has(outcome))
    .flatMap(({ target }) => (target.kind === 'user' ? (userIds.parse(target.id) ?? []) : []));
  return [...new Set(written)].sort((a, b) => a - b);
}

// Of an unknown outcome nobody knows whether it was written.
const WRITTEN: ReadonlySet<string> = new Set(['applied', 'unknown']);
