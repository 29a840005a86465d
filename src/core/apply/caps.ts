import type { Action } from '../plan/plan-format.ts';

/** The most actions of one run, and of one account in it. */
export type Caps = {
  readonly maxActions: number;
  readonly maxPerAccount: number;
};

/** The caps where a person names none. */
export const DEFAULT_CAPS: Caps = { maxActions: 25, maxPerAccount: 3 };

/** Caps that a person wants, where each is at most the one that is allowed. */
export function capsWithin(wanted: Caps, most: Caps): Caps {
  return {
    maxActions: Math.min(wanted.maxActions, most.maxActions),
    maxPerAccount: Math.min(wanted.maxPerAccount, most.maxPerAccount),
  };
}

/** Why an action is over a cap. */
export type CapReason = 'cap_max_actions' | 'cap_max_per_account';

/**
 * Which of the actions that would be applied are over a cap, in plan order: the first ones are in,
 * the others come first in the next run. An action that its account's cap keeps out takes no place
 * of the run's.
 */
export function settleCaps(
  wouldApply: readonly Pick<Action, 'id' | 'sf_account_id'>[],
  { maxActions, maxPerAccount }: Caps,
): ReadonlyMap<string, CapReason> {
  const over = new Map<string, CapReason>();
  const perAccount = new Map<string | null, number>();
  let admitted = 0;
  for (const { id, sf_account_id } of wouldApply) {
    const ofAccount = perAccount.get(sf_account_id) ?? 0;
    if (ofAccount >= maxPerAccount) over.set(id, 'cap_max_per_account');
    else if (admitted >= maxActions) over.set(id, 'cap_max_actions');
    else {
      admitted += 1;
      perAccount.set(sf_account_id, ofAccount + 1);
    }
  }
  return over;
}
