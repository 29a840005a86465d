import { candidateFact, organizationFact } from '../facts.ts';
import type { CandidateFact } from '../issue.ts';
import type { AccountCase } from '../account-case.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/**
 * No organization is linked and every candidate carries some other id; or one is linked, and the
 * reference stores the id of another one.
 */
export function orgExternalIdConflict(accountCase: AccountCase, situation: Situation): Verdict {
  if (accountCase.linked.length === 0) return candidateConflict(accountCase);
  return linkedConflict(accountCase, situation);
}

function linkedConflict(
  { account, linked, stored, unresolved }: AccountCase,
  { ownerOf, resolution }: Situation,
): Verdict {
  const [organization] = linked;
  if (unresolved === 'duplicate_external_id') return silent('account_has_duplicates');
  if (unresolved !== 'stored_id_disagrees' || !organization || !stored)
    return silent('stored_id_agrees');
  const owner = ownerOf(stored.id);
  const storedFact: CandidateFact = {
    ...organizationFact(stored),
    foundBy: 'stored_id',
    claimedBy: owner === null ? [] : [resolution.accountAt(owner).id],
  };
  return found('org_external_id_conflict', account.id, account, () => ({
    candidates: [storedFact],
    linked: organizationFact(organization),
  }));
}

function candidateConflict({ account, candidates }: AccountCase): Verdict {
  if (candidates.length === 0) return silent('no_candidate');
  if (candidates.some(({ isBlank }) => isBlank)) return silent('a_blank_candidate_exists');
  return found('org_external_id_conflict', account.id, account, () => ({
    candidates: candidates.map(candidateFact),
    linked: null,
  }));
}
