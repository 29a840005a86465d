import type { Action, GuardReason } from '../core/plan/plan-format.ts';
import type { Words } from './words.ts';

/** What would happen if the guard did not block, in numbers: one sentence. */
export function guardNumbers(
  guard: GuardReason,
  { effects }: Pick<Action, 'effects'>,
  words: Words,
): string {
  return words.say(`guards.${guard}.in_numbers`, {
    enrollsNow: effects.enrolls_now,
    enrollsLater: effects.enrolls_later,
    usersWithOpenTickets: effects.users_with_open_tickets_and_no_membership,
    usersWithOther: effects.users_with_other_organization,
    ticketsBehind: effects.tickets_staying_behind,
    usersGainingAccess: effects.users_gaining_ticket_access,
  });
}
