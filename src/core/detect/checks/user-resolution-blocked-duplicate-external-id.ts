import { organizationFact, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** An audited user of an account with duplicate linked organizations: nobody can say which is right. */
export function userResolutionBlockedDuplicateExternalId(
  userCase: UserCase,
  situation: Situation,
): Verdict {
  const { standing } = userCase;
  const { resolution } = situation;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { place } = standing;
  if (resolution.linksAt(place) < 2) return silent('account_has_no_duplicates');
  return found(
    'user_resolution_blocked_duplicate_external_id',
    userCase.id,
    resolution.accountAt(place),
    () => ({
      user: userFact(userCase, situation),
      linked: resolution.caseAt(place).linked.map(organizationFact),
    }),
  );
}
