import { GUARD_CATALOGUE } from '../core/detect/catalogue.ts';
import type { BlockedReason, GuardReason } from '../core/plan/plan-format.ts';
import type { Words } from './words.ts';

/** What a person reads of a reason for blocking. */
export type ReasonWords = {
  readonly label: string;
  readonly explanation: string;
  /** How a person can do it by hand. */
  readonly byHand: string;
};

/** The words of one of the seven reasons or of a guard. */
export function reasonWords(reason: BlockedReason | GuardReason, words: Words): ReasonWords {
  const key = isGuard(reason)
    ? (`guards.${reason}` as const)
    : (`blocked_reasons.${reason}` as const);
  return {
    label: words.say(`${key}.label`),
    explanation: words.say(`${key}.explanation`),
    byHand: words.say(`${key}.by_hand`),
  };
}

/** Whether a reason is a guard's, and not one of the seven. */
export function isGuard(reason: BlockedReason | GuardReason): reason is GuardReason {
  return Object.hasOwn(GUARD_CATALOGUE, reason);
}
