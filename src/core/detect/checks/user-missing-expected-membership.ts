import { expectedFactAt, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** An audited user of the account is not a member of its expected organization. */
export function userMissingExpectedMembership(userCase: UserCase, situation: Situation): Verdict {
  const { standing, position } = userCase;
  const { users, resolution } = situation;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { place } = standing;
  const id = resolution.expectedIdAt(place);
  if (id === null) return silent('no_expected_organization');
  if (users.isMemberAt(position, id)) return silent('already_a_member');
  return found(
    'user_missing_expected_membership',
    userCase.id,
    resolution.accountAt(place),
    () => ({
      user: userFact(userCase, situation),
      expected: expectedFactAt(place, situation),
    }),
  );
}
