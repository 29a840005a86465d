import type { Customer } from '../customer.ts';
import type { Draft } from '../draft.ts';
import {
  addLinkedOrganization,
  addMember,
  addOpenTicket,
  addPeople,
  addStrangerOrganization,
  addToReference,
} from '../parts.ts';
import type { Scenario } from './scenario.ts';

/** What can be wrong with the link between an account and its organization. */
export const LINK_SCENARIOS = {
  duplicateExternalId,
  duplicateExternalIdInTwoLengths,
  blankExternalId,
  blankExternalIdOfStoredOrganization,
  storedOrganizationIsGone,
  severalBlankOrganizations,
  blankOrganizationOfTwoAccounts,
  externalIdOfOldSystem,
  externalIdOfAnotherAccount,
  storedOrganizationIsAnother,
  noOrganization,
  noOrganizationAndNoUsers,
  blankExternalIdWithMoreDrift,
  blankExternalIdWithOtherDefault,
} as const satisfies Record<string, Scenario>;

/** Two organizations carry one account's id, in two cases. */
function duplicateExternalId(draft: Draft): void {
  duplicate(draft, (customer) => [customer.id18, customer.id18.toLowerCase()]);
}

/** Two organizations carry one account's id, one in 15 characters, one in 18. */
function duplicateExternalIdInTwoLengths(draft: Draft): void {
  duplicate(draft, (customer) => [customer.id15, customer.id18]);
}

/** The one organization with the account's domain has no external id. */
function blankExternalId(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const external_id = draft.random.pick([null, '']);
  addPeople(draft, customer, addLinkedOrganization(draft, customer, { external_id }));
}

/** The organization that the reference stores has neither an external id nor the domain. */
function blankExternalIdOfStoredOrganization(draft: Draft): void {
  const customer = draft.nextCustomer();
  const organizationId = draft.addOrganization({ name: customer.name });
  addToReference(draft, customer, { zendesk_org_id: String(organizationId) });
  addPeople(draft, customer, organizationId);
}

/** The stored organization is gone; the one with the domain has no external id. */
function storedOrganizationIsGone(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { zendesk_org_id: String(draft.unusedOrganizationId()) });
  addPeople(draft, customer, addLinkedOrganization(draft, customer, { external_id: null }));
}

/** Two organizations without external id have a domain each of one account. */
function severalBlankOrganizations(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { domains: `${customer.domain}; ${customer.branchDomain}` });
  addPeople(draft, customer, addLinkedOrganization(draft, customer, { external_id: null }));
  draft.addOrganization({
    name: `${customer.name} (branch)`,
    domain_names: [customer.branchDomain],
  });
}

/** One organization without external id has the domains of two accounts. */
function blankOrganizationOfTwoAccounts(draft: Draft): void {
  const [customer, other] = [draft.nextCustomer(), draft.nextCustomer()];
  addToReference(draft, customer);
  addToReference(draft, other);
  const organizationId = addLinkedOrganization(draft, customer, {
    external_id: null,
    domain_names: [customer.domain, other.domain],
  });
  addPeople(draft, customer, organizationId);
}

/** The organization with the account's domain carries an id of an older system. */
function externalIdOfOldSystem(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const external_id = `CRM-${String(10_000 + customer.number)}`;
  addPeople(draft, customer, addLinkedOrganization(draft, customer, { external_id }));
}

/** The organization with the account's domain is linked to another account. */
function externalIdOfAnotherAccount(draft: Draft): void {
  const [customer, other] = [draft.nextCustomer(), draft.nextCustomer()];
  addToReference(draft, customer);
  addToReference(draft, other);
  const organizationId = addLinkedOrganization(draft, other, {
    domain_names: [other.domain, customer.domain],
  });
  addPeople(draft, other, organizationId);
}

/** The reference stores another organization than the one that carries the account's id. */
function storedOrganizationIsAnother(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { zendesk_org_id: String(addStrangerOrganization(draft)) });
  addPeople(draft, customer, addLinkedOrganization(draft, customer));
}

/** Nobody made an organization for an account whose people write. */
function noOrganization(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  addOpenTicket(draft, draft.addUser(customer), null);
  draft.addUser(customer);
}

/** Nobody made an organization for an account that never wrote. */
function noOrganizationAndNoUsers(draft: Draft): void {
  addToReference(draft, draft.nextCustomer());
}

/** Found by its domain but not linked yet, and a domain and a user are wrong as well. */
function blankExternalIdWithMoreDrift(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { domains: `${customer.domain}; ${customer.branchDomain}` });
  addPeople(draft, customer, addLinkedOrganization(draft, customer, { external_id: null }));
  draft.addUser(customer, { verified: false });
}

/** Found by its domain but not linked yet, and a member has another default. */
function blankExternalIdWithOtherDefault(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const organizationId = addLinkedOrganization(draft, customer, { external_id: null });
  const userId = addMember(draft, customer, addStrangerOrganization(draft));
  draft.addMembership(userId, organizationId, false);
}

function duplicate(draft: Draft, externalIds: (customer: Customer) => [string, string]): void {
  const customer = draft.nextCustomer();
  const [first, second] = externalIds(customer);
  addToReference(draft, customer);
  const organizationId = addLinkedOrganization(draft, customer, { external_id: first });
  const copyId = draft.addOrganization({ name: `${customer.name} (copy)`, external_id: second });
  addPeople(draft, customer, organizationId);
  addOpenTicket(draft, addMember(draft, customer, copyId), copyId);
}
