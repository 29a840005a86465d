import type { Draft } from '../draft.ts';
import {
  addLinkedOrganization,
  addMember,
  addOpenTicket,
  addPeople,
  addStrangerOrganization,
  addToReference,
} from '../parts.ts';
import type { Customer } from '../customer.ts';
import type { Scenario } from './scenario.ts';

/** What can be wrong with the domains of an organization. */
export const DOMAIN_SCENARIOS = {
  missingDomain,
  domainOnAnotherOrganization,
  domainOnTwoOrganizations,
  domainKnownFromWebsiteOnly,
  domainOfWebsiteAndMail,
  missingDomainOfWholeOffice,
  missingDomainOfSharedOrganization,
  missingDomainOfUserWithOpenTicket,
  missingDomainOfUserElsewhere,
  internationalDomain,
} as const satisfies Record<string, Scenario>;

/** Two more people than one action may enroll by default. */
const WHOLE_OFFICE = 27;

/** The organization lacks its branch's domain, and everybody there is a member already. */
function missingDomain(draft: Draft): void {
  const { customer, organizationId } = addCustomerWithMissingDomain(draft);
  addMember(draft, customer, organizationId, { domain: customer.branchDomain });
}

/** The domain sits on an organization of nobody. */
function domainOnAnotherOrganization(draft: Draft): void {
  const { customer } = addCustomerWithMissingDomain(draft);
  draft.addOrganization({
    name: `${customer.name} (before the merger)`,
    domain_names: [customer.branchDomain],
  });
}

/** The domain sits on the right organization and on one more. */
function domainOnTwoOrganizations(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  addPeople(draft, customer, addLinkedOrganization(draft, customer));
  draft.addOrganization({ name: `${customer.name} trial`, domain_names: [customer.domain] });
}

/** Only a website names the domain, and nobody writes from it. */
function domainKnownFromWebsiteOnly(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { website: `https://www.${customer.websiteDomain}/contact` });
  addPeople(draft, customer, addLinkedOrganization(draft, customer));
}

/** A website names the domain, and a member of the organization writes from it. */
function domainOfWebsiteAndMail(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { website: `www.${customer.websiteDomain}` });
  const organizationId = addLinkedOrganization(draft, customer);
  addPeople(draft, customer, organizationId);
  addMember(draft, customer, organizationId, { domain: customer.websiteDomain });
}

/** The missing domain would bring a whole office into the organization at once. */
function missingDomainOfWholeOffice(draft: Draft): void {
  const { customer } = addCustomerWithMissingDomain(draft);
  for (let person = 0; person < WHOLE_OFFICE; person++) {
    draft.addUser(customer, { domain: customer.branchDomain, verified: person % 3 > 0 });
  }
}

/** The missing domain would show somebody the tickets of everybody else in the organization. */
function missingDomainOfSharedOrganization(draft: Draft): void {
  const { customer } = addCustomerWithMissingDomain(draft, { shared_tickets: true });
  draft.addUser(customer, { domain: customer.branchDomain });
}

/** The missing domain would give a first organization to somebody with an open ticket. */
function missingDomainOfUserWithOpenTicket(draft: Draft): void {
  const { customer } = addCustomerWithMissingDomain(draft);
  addOpenTicket(draft, draft.addUser(customer, { domain: customer.branchDomain }), null);
}

/** The missing domain would add somebody who already is in another organization. */
function missingDomainOfUserElsewhere(draft: Draft): void {
  const { customer } = addCustomerWithMissingDomain(draft);
  addMember(draft, customer, addStrangerOrganization(draft), { domain: customer.branchDomain });
}

/** The domain has letters beyond ASCII: the reference spells it so, Zendesk in Punycode. */
function internationalDomain(draft: Draft): void {
  const customer = draft.nextCustomer();
  const spelled = `grün-${customer.domain}`;
  const ascii = new URL(`http://${spelled}`).hostname;
  addToReference(draft, customer, { domains: spelled });
  const organizationId = addLinkedOrganization(draft, customer, { domain_names: [ascii] });
  addMember(draft, customer, organizationId, { domain: ascii });
}

function addCustomerWithMissingDomain(
  draft: Draft,
  fields: Parameters<typeof addLinkedOrganization>[2] = {},
): { customer: Customer; organizationId: number } {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { domains: `${customer.domain}; ${customer.branchDomain}` });
  const organizationId = addLinkedOrganization(draft, customer, fields);
  addPeople(draft, customer, organizationId);
  return { customer, organizationId };
}
