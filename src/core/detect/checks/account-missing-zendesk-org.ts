import type { AccountCase } from '../resolve.ts';
import type { Situation } from '../situation.ts';
import { userCaseAt } from '../subjects.ts';
import { fired, issueOf, silent, type Verdict } from '../verdict.ts';

/** The account has neither a linked organization nor a candidate. */
export function accountMissingZendeskOrg(
  { account, linked, candidates, soleDomains }: AccountCase,
  situation: Situation,
): Verdict {
  if (linked.length > 0) return silent('an_organization_is_linked');
  if (candidates.length > 0) return silent('a_candidate_exists');
  const onDomains = soleDomains.flatMap(({ domain }) => situation.users.onDomain(domain));
  const auditedUsers = onDomains.filter(
    (position) => typeof userCaseAt(situation, position) !== 'string',
  ).length;
  return fired(
    issueOf('account_missing_zendesk_org', account.id, account, {
      domains: account.domains.map(({ domain }) => domain),
      auditedUsers,
    }),
  );
}
