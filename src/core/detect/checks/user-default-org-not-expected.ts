import { expectedFactAt, userFact } from '../facts.ts';
import type { UserCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** A member of the expected organization whose default is another one. */
export function userDefaultOrgNotExpected(userCase: UserCase, situation: Situation): Verdict {
  const { standing, position, organizationId } = userCase;
  const { users, resolution } = situation;
  if (standing.kind !== 'sole') return silent('domain_not_claimed_by_one_account');
  const { place } = standing;
  const id = resolution.expectedIdAt(place);
  if (id === null) return silent('no_expected_organization');
  if (organizationId === id) return silent('default_is_expected');
  if (!users.isMemberAt(position, id)) return silent('not_a_member');
  return found('user_default_org_not_expected', userCase.id, resolution.accountAt(place), () => ({
    user: userFact(userCase, situation),
    expected: expectedFactAt(place, situation),
    membershipId:
      users.membershipsAt(position).find((one) => one.organizationId === id)?.id ?? null,
  }));
}
