import type { Action } from '../../../core/plan/plan-format.ts';
import type { Selection } from '../../engine/engine-views.ts';

/** Whether an action is in the plan: neither it nor its account is left out. */
export function isActionKept(
  { withoutAccounts, withoutActions }: Selection,
  { id, sf_account_id }: Pick<Action, 'id' | 'sf_account_id'>,
): boolean {
  const isAccountLeftOut = sf_account_id !== null && withoutAccounts.includes(sf_account_id);
  return !isAccountLeftOut && !withoutActions.includes(id);
}

/** A selection with an action left out of the plan, or taken in again. */
export function keepAction(selection: Selection, id: string, isKept: boolean): Selection {
  const others = selection.withoutActions.filter((one) => one !== id);
  return { ...selection, withoutActions: isKept ? others : [...others, id].sort() };
}
