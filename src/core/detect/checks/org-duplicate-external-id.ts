import { organizationFact } from '../facts.ts';
import type { AccountCase } from '../account-case.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** Two or more organizations carry the account's id, in any spelling. */
export function orgDuplicateExternalId({ account, linked }: AccountCase): Verdict {
  if (linked.length < 2) return silent('at_most_one_organization_is_linked');
  return found('org_duplicate_external_id', account.id, account, () => ({
    linked: linked.map(organizationFact),
  }));
}
