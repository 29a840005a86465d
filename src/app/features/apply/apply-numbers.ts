import { settleCaps, type Caps } from '../../../core/apply/caps.ts';
import type { Receipt } from '../../../core/apply/receipt-format.ts';
import { ACTION_TYPES, type ActionType, type Plan } from '../../../core/plan/plan-format.ts';

/** What an apply would write, in numbers, by what the dry run found. */
export type ApplyNumbers = {
  /** Actions that the dry run would apply and that fit under the caps. */
  readonly writes: number;
  readonly byType: readonly { readonly type: ActionType; readonly count: number }[];
  readonly accounts: number;
  /** Left for the next run by a cap. */
  readonly overCaps: number;
  /** Users whom Zendesk may add by itself, at once or later: lower bounds. */
  readonly mayEnroll: number;
};

/** The numbers of an apply of this plan right after this dry run. */
export function applyNumbers(plan: Plan, dryRun: Receipt, caps: Caps): ApplyNumbers {
  const wouldApply = new Set(
    dryRun.entries.filter(({ outcome }) => outcome === 'would_apply').map((one) => one.action_id),
  );
  const candidates = plan.actions.filter(({ id }) => wouldApply.has(id));
  const over = settleCaps(candidates, caps);
  const written = candidates.filter(({ id }) => !over.has(id));
  return {
    writes: written.length,
    byType: ACTION_TYPES.map((type) => ({
      type,
      count: written.filter((action) => action.type === type).length,
    })).filter(({ count }) => count > 0),
    accounts: new Set(written.map((action) => action.sf_account_id)).size,
    overCaps: over.size,
    mayEnroll: written.reduce(
      (sum, { effects }) => sum + effects.enrolls_now + effects.enrolls_later,
      0,
    ),
  };
}
