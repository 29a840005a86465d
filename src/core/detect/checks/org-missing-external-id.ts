import { candidateFact } from '../facts.ts';
import type { AccountCase } from '../account-case.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** No organization is linked, and at least one candidate has a blank external id. */
export function orgMissingExternalId({ account, linked, candidates }: AccountCase): Verdict {
  if (linked.length > 0) return silent('an_organization_is_linked');
  if (candidates.length === 0) return silent('no_candidate');
  if (!candidates.some(({ isBlank }) => isBlank)) return silent('no_blank_candidate');
  return found('org_missing_external_id', account.id, account, () => ({
    candidates: candidates.map(candidateFact),
  }));
}
