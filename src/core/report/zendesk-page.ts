import type { Issue, OrganizationFact, Subject } from '../detect/issue.ts';
import type { OrganizationId } from '../tenant/records.ts';

/** A record that has a page of its own in Zendesk's agent workspace. */
type ZendeskPageKind = Exclude<Subject['kind'], 'account'>;

/** The address of a record's page in Zendesk's agent workspace. */
function zendeskPage(subdomain: string, kind: ZendeskPageKind, id: string): string {
  return `https://${subdomain}.zendesk.com/agent/${kind}s/${id}`;
}

/**
 * The address of the page on which an issue is seen: that of its organization, user or ticket. An
 * issue about a Salesforce account leads to the one organization in question, and to none (`null`)
 * where there are several or there is not any.
 */
export function zendeskPageOfIssue(subdomain: string, issue: Issue): string | null {
  const { kind, id } = issue.subject;
  if (kind !== 'account') return zendeskPage(subdomain, kind, id);
  const [organizationId, ...others] = organizationsInQuestion(issue);
  if (organizationId === undefined || others.length > 0) return null;
  return zendeskPage(subdomain, 'organization', String(organizationId));
}

function organizationsInQuestion(issue: Issue): readonly OrganizationId[] {
  if (issue.code === 'org_duplicate_external_id') return idsOf(issue.evidence.linked);
  if (issue.code === 'org_missing_external_id') return idsOf(issue.evidence.candidates);
  if (issue.code !== 'org_external_id_conflict') return [];
  const { candidates, linked } = issue.evidence;
  return idsOf(linked ? [...candidates, linked] : candidates);
}

function idsOf(organizations: readonly OrganizationFact[]): readonly OrganizationId[] {
  return organizations.map(({ id }) => id);
}
