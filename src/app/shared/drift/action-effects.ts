import type { Action } from '../../../core/plan/plan-format.ts';
import type { Words } from '../../../words/words.ts';

/** What is foreseen to follow from an action besides what it sends: a sentence each, none where nothing is. */
export function effectSentences(
  { effects }: Pick<Action, 'effects'>,
  words: Words,
): readonly string[] {
  const counts = [
    ['enrolls_now', effects.enrolls_now],
    ['enrolls_later', effects.enrolls_later],
    ['first_membership', effects.users_with_open_tickets_and_no_membership],
    ['other_organization', effects.users_with_other_organization],
    ['tickets_staying_behind', effects.tickets_staying_behind],
    ['ticket_access', effects.users_gaining_ticket_access],
  ] as const;
  return [
    ...counts
      .filter(([, count]) => count > 0)
      .map(([effect, count]) => words.say(`page.effects.${effect}`, { count })),
    ...(effects.agents_choose_organization ? [words.say('page.effects.agents_choose')] : []),
    ...(effects.will_need_move ? [words.say('page.effects.will_need_move')] : []),
  ];
}
