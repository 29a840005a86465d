import {
  BLOCKED_REASON_CATALOGUE,
  GUARD_CATALOGUE,
  ISSUE_CATALOGUE,
  ISSUE_CODES,
} from '../core/detect/catalogue.ts';
import { ACTION_TYPES, BLOCKED_REASONS, GUARD_REASONS } from '../core/plan/plan-format.ts';
import { reasonWords } from '../words/reason-words.ts';
import type { Words } from '../words/words.ts';

/** Everything that an audit can say, with its words: what `drift codes --json` prints. */
export type CodeList = ReturnType<typeof codeList>;

/** The catalogue of codes, actions, blocked reasons and guards, in catalogue order, in words. */
export function codeList(words: Words) {
  return {
    issues: ISSUE_CODES.map((code) => {
      const { layer, risk, disposition, subject, action, alwaysBlocked } = ISSUE_CATALOGUE[code];
      return {
        code,
        layer,
        risk,
        disposition,
        subject,
        action,
        always_blocked: alwaysBlocked,
        title: words.say(`issues.${code}.title`),
        meaning: words.say(`issues.${code}.meaning`),
        todo: words.say(`issues.${code}.todo`),
      };
    }),
    actions: ACTION_TYPES.map((type) => ({
      type,
      label: words.say(`actions.${type}.label`),
      does: words.say(`actions.${type}.does`),
    })),
    blocked_reasons: BLOCKED_REASONS.map((reason) => {
      const { label, explanation, byHand } = reasonWords(reason, words);
      const { blocks } = BLOCKED_REASON_CATALOGUE[reason];
      return { reason, blocks, label, explanation, by_hand: byHand };
    }),
    guards: GUARD_REASONS.map((guard) => {
      const { label, explanation, byHand } = reasonWords(guard, words);
      const { blocks, liftable } = GUARD_CATALOGUE[guard];
      return { guard, blocks, liftable, label, explanation, by_hand: byHand };
    }),
  };
}
