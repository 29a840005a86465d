import type { Selection } from '../../engine/engine-views.ts';

/** Nothing is left out of the plan. */
export const WHOLE_PLAN: Selection = { withoutAccounts: [], withoutActions: [] };

/** A selection with an account left out of the plan, or taken in again. */
export function keepAccount(selection: Selection, accountId: string, isKept: boolean): Selection {
  return { ...selection, withoutAccounts: keep(selection.withoutAccounts, accountId, isKept) };
}

/** Whether anything is left out. */
export function isPart({ withoutAccounts, withoutActions }: Selection): boolean {
  return withoutAccounts.length > 0 || withoutActions.length > 0;
}

function keep(leftOut: readonly string[], id: string, isKept: boolean): readonly string[] {
  const others = leftOut.filter((one) => one !== id);
  return isKept ? others : [...others, id].sort();
}
