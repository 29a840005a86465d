import { organizationFact, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/** An audited user of an account with duplicate linked organizations: nobody can say which is right. */
export function userResolutionBlockedDuplicateExternalId(userCase: UserCase): Verdict {
  const { standing, user } = userCase;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { account, linked } = standing.accountCase;
  if (linked.length < 2) return silent('account_has_no_duplicates');
  return fired(
    issueOf('user_resolution_blocked_duplicate_external_id', user.id, account, {
      user: userFact(userCase),
      linked: linked.map(organizationFact),
    }),
  );
}
