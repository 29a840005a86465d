import { salesforceId15, withChecksum } from '../salesforce-id.ts';
import type { Draft } from '../draft.ts';
import { addLinkedOrganization, addPeople, addToReference } from '../parts.ts';
import type { Scenario } from './scenario.ts';

/** Organizations that no account accounts for. */
export const SCENARIOS_OF_NOBODY = {
  orphanOrganization,
  organizationOfFormerCustomer,
  organizationOfOldSystem,
  copyOfOrganization,
} as const satisfies Record<string, Scenario>;

/** Far beyond the customers of any account made here. */
const FORMER_CUSTOMERS = 100_000_000;

/** An organization with people and tickets that no account of the reference accounts for. */
function orphanOrganization(draft: Draft): void {
  const stranger = draft.nextCustomer();
  const organizationId = addLinkedOrganization(draft, stranger, { external_id: null });
  addPeople(draft, stranger, organizationId);
}

/** An organization with the id of an account that is not in the reference. */
function organizationOfFormerCustomer(draft: Draft): void {
  const stranger = draft.nextCustomer();
  const external_id = withChecksum(salesforceId15(FORMER_CUSTOMERS + stranger.number));
  addLinkedOrganization(draft, stranger, { external_id, domain_names: [] });
}

/** An organization with the id of an older system. */
function organizationOfOldSystem(draft: Draft): void {
  const stranger = draft.nextCustomer();
  addLinkedOrganization(draft, stranger, { external_id: `legacy-${String(stranger.number)}` });
}

/** A second organization with the customer's name, linked to nobody. */
function copyOfOrganization(draft: Draft): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  addPeople(draft, customer, addLinkedOrganization(draft, customer));
  draft.addOrganization({ name: customer.name.toUpperCase() });
}
