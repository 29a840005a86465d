import { expectedFact, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/** An audited user of the account is not a member of its expected organization. */
export function userMissingExpectedMembership(userCase: UserCase): Verdict {
  const { standing, user } = userCase;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { account, expected } = standing.accountCase;
  if (!expected) return silent('no_expected_organization');
  const { id } = expected.organization;
  // The default organization is always one of the user's: no membership has to be looked up.
  if (user.organizationId === id || userCase.organizationIds.includes(id))
    return silent('already_a_member');
  return fired(
    issueOf('user_missing_expected_membership', user.id, account, {
      user: userFact(userCase),
      expected: expectedFact(expected),
    }),
  );
}
