import type { Organization } from '../tenant/records.ts';
import type {
  CandidateFact,
  ExpectedOrganizationFact,
  OrganizationFact,
  TicketFact,
  UserFact,
} from './issue.ts';
import type { AccountPlace, Candidate, ExpectedOrganization } from './account-case.ts';
import type { Situation } from './situation.ts';
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

/** What evidence says of the expected organization of an account that has one. */
export function expectedFactAt(
  place: AccountPlace,
  { resolution, organizations }: Situation,
): ExpectedOrganizationFact {
  const organization = organizations.all[resolution.expectedAt(place)];
  if (!organization) throw new RangeError(`nothing is expected of the account at ${String(place)}`);
  return expectedFact({ organization, standing: resolution.standingAt(place) });
}

/** What evidence says of a user. */
export function userFact(userCase: UserCase, situation: Situation): UserFact {
  const organizationIds = situation.users.organizationIdsAt(userCase.position);
  return { ...requesterFact(userCase, situation), organizationIds };
}

/** What evidence says of a ticket. */
export function ticketFact({ ticket, requester }: TicketCase, situation: Situation): TicketFact {
  const { id, status, organizationId } = ticket;
  return { id, status, organizationId, requester: requesterFact(requester, situation) };
}

function requesterFact(
  { id, position, domain, organizationId }: UserCase,
  { users }: Situation,
): TicketFact['requester'] {
  const email = users.all.columns.email.at(position) ?? '';
  return { id, email, domain, defaultOrganizationId: organizationId };
}
