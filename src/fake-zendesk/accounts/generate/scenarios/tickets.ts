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

/** Where tickets can be filed. */
export const TICKET_SCENARIOS = {
  ticketWithoutOrganization,
  ticketInStrangerOrganization,
  ticketOfAnotherCustomer,
  ticketOfAnotherCustomerByMember,
  ticketsOfThePastElsewhere,
} as const satisfies Record<string, Scenario>;

const YEAR = 365 * 24 * 60;

/** A member's ticket is in no organization. */
function ticketWithoutOrganization(draft: Draft): void {
  addOpenTicket(draft, addCustomerAndMember(draft).userId, null);
}

/** A member's ticket is filed under an organization of nobody. */
function ticketInStrangerOrganization(draft: Draft): void {
  addOpenTicket(draft, addCustomerAndMember(draft).userId, addStrangerOrganization(draft));
}

/** A ticket is filed under another customer, of which its requester is no member. */
function ticketOfAnotherCustomer(draft: Draft): void {
  const { userId } = addCustomerAndMember(draft);
  addOpenTicket(draft, userId, addCustomerAndMember(draft).organizationId);
}

/** A ticket is filed under another customer, of which its requester is a member too. */
function ticketOfAnotherCustomerByMember(draft: Draft): void {
  const { userId } = addCustomerAndMember(draft);
  const { organizationId } = addCustomerAndMember(draft);
  draft.addMembership(userId, organizationId, false);
  addOpenTicket(draft, userId, organizationId);
}

/** Tickets elsewhere that nobody looks at: closed, deleted, or untouched for a year. */
function ticketsOfThePastElsewhere(draft: Draft): void {
  const { userId } = addCustomerAndMember(draft);
  const ticket = { requester_id: userId, organization_id: null };
  draft.addTicket({ ...ticket, status: 'closed' });
  draft.addTicket({ ...ticket, status: 'deleted' });
  draft.addTicket({ ...ticket, status: 'open', age: YEAR });
}

function addCustomerAndMember(draft: Draft): { userId: number; organizationId: number } {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const organizationId = addLinkedOrganization(draft, customer);
  addPeople(draft, customer, organizationId);
  return { userId: addMember(draft, customer, organizationId), organizationId };
}
