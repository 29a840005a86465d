import type { Draft } from '../draft.ts';
import {
  addLinkedOrganization,
  addMember,
  addPeople,
  addStrangerOrganization,
  addToReference,
} from '../parts.ts';
import { withWrongChecksum } from '../salesforce-id.ts';
import type { Scenario } from './scenario.ts';

/** Rows and values of the reference that cannot be taken as they are. */
export const REFERENCE_SCENARIOS = {
  unusableValues,
  accountInTwoRows,
  rowsWithTwoStoredOrganizations,
  lostRowClaimsDomain,
} as const satisfies Record<string, Scenario>;

/** A page on a social network as website, and a name where a domain belongs. */
function unusableValues(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, {
    domains: `${customer.domain}; ${customer.domain.split('.', 1).join('')}`,
    website: 'https://www.facebook.com/sample.company',
  });
  addPeople(draft, customer, addLinkedOrganization(draft, customer));
}

/** An account stands in two rows, with an id of 15 characters and with one of 18, and a domain in each. */
function accountInTwoRows(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  addToReference(draft, customer, {
    sf_account_id: customer.id15,
    domains: customer.branchDomain,
  });
  const domain_names = [customer.domain, customer.branchDomain];
  const organizationId = addLinkedOrganization(draft, customer, { domain_names });
  addPeople(draft, customer, organizationId);
  addMember(draft, customer, organizationId, { domain: customer.branchDomain });
}

/** Two rows of one account store two organizations, so that neither row can be used. */
function rowsWithTwoStoredOrganizations(draft: Draft): void {
  const customer = draft.nextCustomer();
  const organizationId = addLinkedOrganization(draft, customer);
  addToReference(draft, customer, { zendesk_org_id: String(organizationId) });
  addToReference(draft, customer, { zendesk_org_id: String(addStrangerOrganization(draft)) });
  addMember(draft, customer, organizationId);
}

/**
 * A row with an id that cannot be right claims a domain of another account: one of its users is in
 * no organization, one in that account's.
 */
function lostRowClaimsDomain(draft: Draft): void {
  const [customer, lost] = [draft.nextCustomer(), draft.nextCustomer()];
  addToReference(draft, customer, { domains: `${customer.domain}; ${customer.branchDomain}` });
  addToReference(draft, lost, {
    sf_account_id: withWrongChecksum(lost.id15),
    domains: customer.branchDomain,
  });
  const organizationId = addLinkedOrganization(draft, customer);
  addPeople(draft, customer, organizationId);
  addMember(draft, customer, organizationId, { domain: customer.branchDomain });
  draft.addUser(customer, { domain: customer.branchDomain });
}
