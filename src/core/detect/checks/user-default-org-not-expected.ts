import { expectedFact, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/** A member of the expected organization whose default is another one. */
export function userDefaultOrgNotExpected(userCase: UserCase): Verdict {
  const { standing, user } = userCase;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { account, expected } = standing.accountCase;
  if (!expected) return silent('no_expected_organization');
  const { id } = expected.organization;
  if (user.organizationId === id) return silent('default_is_expected');
  if (!userCase.organizationIds.includes(id)) return silent('not_a_member');
  return fired(
    issueOf('user_default_org_not_expected', user.id, account, {
      user: userFact(userCase),
      expected: expectedFact(expected),
      membershipId:
        userCase.memberships.find(({ organizationId }) => organizationId === id)?.id ?? null,
    }),
  );
}
