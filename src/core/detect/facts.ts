import type { Organization } from '../tenant/records.ts';
import type {
  CandidateFact,
  ExpectedOrganizationFact,
  OrganizationFact,
  TicketFact,
  UserFact,
} from './issue.ts';
import type { Candidate, ExpectedOrganization } from './resolve.ts';
import type { TicketCase, UserCase } from './subjects.ts';

/** What evidence says of an organization. */
export function organizationFact({
  id,
  name,
  externalId,
  domainNames,
}: Organization): OrganizationFact {
  return { id, name, externalId, domainNames };
}

/** What evidence says of a candidate. */
export function candidateFact({ organization, foundBy, claimedBy }: Candidate): CandidateFact {
  return { ...organizationFact(organization), foundBy, claimedBy };
}

/** What evidence says of an expected organization. */
export function expectedFact({
  organization,
  standing,
}: ExpectedOrganization): ExpectedOrganizationFact {
  return { ...organizationFact(organization), standing };
}

/** What evidence says of a user. */
export function userFact(userCase: UserCase): UserFact {
  return { ...requesterFact(userCase), organizationIds: userCase.organizationIds };
}

/** What evidence says of a ticket. */
export function ticketFact({ ticket, requester }: TicketCase): TicketFact {
  const { id, status, organizationId } = ticket;
  return { id, status, organizationId, requester: requesterFact(requester) };
}

function requesterFact({ user, email, domain }: UserCase): TicketFact['requester'] {
  return { id: user.id, email, domain, defaultOrganizationId: user.organizationId };
}
