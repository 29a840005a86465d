import { sealPlan } from './make-plan.ts';
import type { Plan } from './plan-format.ts';

/** Which part of a plan a person wants. */
export type SelectionChoice = {
  /** Only actions of these accounts; all accounts where absent. */
  readonly onlyAccounts?: ReadonlySet<string>;
  /** Actions left out one by one. */
  readonly withoutActions?: ReadonlySet<string>;
};

/**
 * A part of a plan as a plan of its own: with its own hash, the hash of the plan it was taken from,
 * and what it leaves out. A choice that leaves nothing out gives the plan itself. Of a selection
 * taken from a selection, both omissions are listed under the first plan's hash.
 */
export function selectFromPlan(plan: Plan, choice: SelectionChoice): Plan {
  const { onlyAccounts, withoutActions } = choice;
  const isWanted = ({ id, sf_account_id }: Plan['actions'][number]) =>
    (onlyAccounts === undefined || (sf_account_id !== null && onlyAccounts.has(sf_account_id))) &&
    !withoutActions?.has(id);
  const leftOut = plan.actions.filter((action) => !isWanted(action)).map(({ id }) => id);
  if (leftOut.length === 0) return plan;
  return sealPlan({
    ...plan,
    actions: plan.actions.filter(isWanted),
    selection: {
      of_plan_hash: plan.selection?.of_plan_hash ?? plan.plan_hash,
      left_out_action_ids: [...(plan.selection?.left_out_action_ids ?? []), ...leftOut].sort(),
    },
  });
}
