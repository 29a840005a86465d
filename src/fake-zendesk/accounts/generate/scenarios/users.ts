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

/** What can be wrong with where users belong, and what only looks wrong. */
export const USER_SCENARIOS = {
  unassignedUser,
  unassignedUserWithOpenTicket,
  userInStrangerOrganization,
  unassignedUserWhoSeesOrganizationTickets,
  unassignedUserOfSharedOrganization,
  otherDefault,
  domainOfTwoAccounts,
  consultant,
  peopleWhoAreNotAudited,
  userOnSubdomain,
  personalMail,
} as const satisfies Record<string, Scenario>;

/** Somebody of the customer is in no organization and has no ticket. */
function unassignedUser(draft: Draft): void {
  const { customer } = addCustomer(draft);
  const userId = draft.addUser(customer, { verified: false });
  draft.addTicket({ requester_id: userId, organization_id: null, status: 'closed' });
}

/** Somebody of the customer is in no organization and waits for an answer. */
function unassignedUserWithOpenTicket(draft: Draft): void {
  const { customer } = addCustomer(draft);
  addOpenTicket(draft, draft.addUser(customer), null);
}

/** Somebody of the customer is only in an organization of nobody. */
function userInStrangerOrganization(draft: Draft): void {
  const { customer } = addCustomer(draft);
  addMember(draft, customer, addStrangerOrganization(draft));
}

/** Somebody who may see all tickets of their organizations is in none. */
function unassignedUserWhoSeesOrganizationTickets(draft: Draft): void {
  const { customer } = addCustomer(draft);
  draft.addUser(customer, { verified: false, ticket_restriction: 'organization' });
}

/** Somebody is in no organization, and members of the right one see each other's tickets. */
function unassignedUserOfSharedOrganization(draft: Draft): void {
  const { customer } = addCustomer(draft, { shared_tickets: true });
  draft.addUser(customer, { verified: false });
}

/** A member of the right organization has another one as default. */
function otherDefault(draft: Draft): void {
  const { customer, organizationId } = addCustomer(draft);
  const userId = addMember(draft, customer, addStrangerOrganization(draft));
  draft.addMembership(userId, organizationId, false);
  addOpenTicket(draft, userId, organizationId);
}

/** Two accounts share a domain: one of its users is in neither organization, one in the right one. */
function domainOfTwoAccounts(draft: Draft): void {
  const [customer, other] = [draft.nextCustomer(), draft.nextCustomer()];
  const shared = customer.branchDomain;
  addToReference(draft, customer, { domains: `${customer.domain}; ${shared}` });
  addToReference(draft, other, { domains: `${other.domain}; ${shared}` });
  const organizationId = addLinkedOrganization(draft, customer);
  addPeople(draft, other, addLinkedOrganization(draft, other));
  addMember(draft, customer, organizationId, { domain: shared });
  addOpenTicket(draft, draft.addUser(customer, { domain: shared }), null);
}

/** A consultant works for many customers; their own organization is the default. */
function consultant(draft: Draft): void {
  const { customer, organizationId } = addCustomer(draft);
  const userId = addMember(draft, customer, organizationId);
  for (let client = 0; client < 3; client++) {
    draft.addMembership(userId, addCustomer(draft).organizationId, false);
  }
  addOpenTicket(draft, userId, organizationId);
}

/** Of the customer's people in no organization, none is an active, reachable end-user. */
function peopleWhoAreNotAudited(draft: Draft): void {
  const { customer } = addCustomer(draft);
  draft.addUser(customer, { suspended: true });
  draft.addUser(customer, { active: false });
  draft.addUser(customer, { domain: null, verified: false });
  draft.addUser(customer, { role: 'agent' });
  addOpenTicket(draft, draft.addUser(customer, { suspended: true }), null);
}

/** Somebody writes from a host below the customer's domain, which nobody claims. */
function userOnSubdomain(draft: Draft): void {
  const { customer } = addCustomer(draft);
  addOpenTicket(draft, draft.addUser(customer, { domain: `support.${customer.domain}` }), null);
}

/** Somebody writes from a private address, and an organization collects such addresses. */
function personalMail(draft: Draft): void {
  const stranger = draft.nextCustomer();
  const organizationId = draft.addOrganization({
    name: `${stranger.name} freelancers`,
    domain_names: ['gmail.com'],
  });
  const address = (suffix: string) => `sample.${String(stranger.number)}.${suffix}@gmail.com`;
  addMember(draft, stranger, organizationId, { email: address('a') });
  addOpenTicket(draft, draft.addUser(stranger, { email: address('b') }), null);
}

function addCustomer(
  draft: Draft,
  fields: Parameters<typeof addLinkedOrganization>[2] = {},
): { customer: Customer; organizationId: number } {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const organizationId = addLinkedOrganization(draft, customer, fields);
  addPeople(draft, customer, organizationId);
  return { customer, organizationId };
}
