import type { IssueAmong, OrganizationFact } from '../detect/issue.ts';
import {
  commonParts,
  guardFor,
  notLinked,
  organizationTarget,
  seen,
  type PlanningContext,
} from './action-parts.ts';
import { effectsOfDomain, NO_EFFECTS } from './effects.ts';
import { concernedUsersOn, mayEnroll } from './concerned-user.ts';
import type { Action } from './plan-format.ts';
import { hasAuditedUser } from './proof.ts';

/** The expected organization gets the domain, where no other organization (`holders`) has it. */
export function planDomain(
  issue: IssueAmong<'org_missing_expected_domain' | 'org_domain_attached_elsewhere'>,
  holders: readonly OrganizationFact[],
  context: PlanningContext,
): Action {
  const { expected, domain, source } = issue.evidence;
  const { situation } = context;
  const organization = situation.organizations.withId(expected.id);
  const effects = organization
    ? effectsOfDomain(mayEnroll(concernedUsersOn(domain, situation), organization), organization)
    : NO_EFFECTS;
  const proof = { source, hasAuditedUser: hasAuditedUser(domain, situation) };
  const reason =
    holders.length > 0
      ? 'domain_belongs_to_other_org'
      : (notLinked(expected.standing) ?? guardFor('add_org_domain', effects, context, proof));
  return {
    ...commonParts(issue, 'add_org_domain', organizationTarget(expected), domain, reason),
    type: 'add_org_domain',
    before: {
      external_id: expected.externalId,
      domain_names: [...expected.domainNames],
      domain_source: source,
    },
    after: { domain_names: [...expected.domainNames, domain] },
    evidence: { organizations: [expected, ...holders].map(seen), accounts: [] },
    effects,
  };
}
