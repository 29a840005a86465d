import type { AccountCase } from '../account-case.ts';
import type { Situation } from '../situation.ts';
import { auditedOn } from '../standings.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** The account has neither a linked organization nor a candidate. */
export function accountMissingZendeskOrg(
  { account, linked, candidates, soleDomains }: AccountCase,
  situation: Situation,
): Verdict {
  if (linked.length > 0) return silent('an_organization_is_linked');
  if (candidates.length > 0) return silent('a_candidate_exists');
  return found('account_missing_zendesk_org', account.id, account, () => ({
    domains: account.domains.map(({ domain }) => domain),
    auditedUsers: auditedOn(soleDomains, situation),
  }));
}
