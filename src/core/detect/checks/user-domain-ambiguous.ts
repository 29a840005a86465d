import { userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/**
 * The user's domain is claimed by several accounts, and the default organization is the expected one
 * of none of them.
 */
export function userDomainAmbiguous(userCase: UserCase): Verdict {
  const { standing, user } = userCase;
  if (standing.kind !== 'shared') return silent('domain_not_shared');
  const isDecided = standing.cases.some(
    ({ expected }) => expected !== null && expected.organization.id === user.organizationId,
  );
  if (isDecided) return silent('default_is_expected_of_a_claimant');
  return fired(
    issueOf('user_domain_ambiguous', user.id, null, {
      user: userFact(userCase),
      claimants: standing.claim.accounts.map(({ id }) => id),
      setAsideClaims: standing.claim.setAsideClaims,
    }),
  );
}
