import { userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/**
 * The user's domain is claimed by several accounts, and the default organization is the expected one
 * of none of them.
 */
export function userDomainAmbiguous(userCase: UserCase, situation: Situation): Verdict {
  const { standing, organizationId } = userCase;
  if (standing.kind !== 'shared') return silent('domain_not_shared');
  const isDecided = standing.cases.some(
    ({ expected }) => expected !== null && expected.organization.id === organizationId,
  );
  if (isDecided) return silent('default_is_expected_of_a_claimant');
  return found('user_domain_ambiguous', userCase.id, null, () => ({
    user: userFact(userCase, situation),
    claimants: standing.claim.accounts.map(({ id }) => id),
    setAsideClaims: standing.claim.setAsideClaims,
  }));
}
