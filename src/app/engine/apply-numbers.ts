import { settleCaps, type Caps } from '../../core/apply/caps.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import { ACTION_TYPES, type Plan } from '../../core/plan/plan-format.ts';
import type { ApplyNumbers } from './engine-views.ts';

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
