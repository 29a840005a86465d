import type { Draft } from '../draft.ts';
import { addLinkedOrganization, addPeople, addToReference } from '../parts.ts';

/** A customer on which both sides agree. Ids and domains are spelled in every way that is the same. */
export function healthyCustomer(draft: Draft): void {
  const customer = draft.nextCustomer();
  const isMailHost = customer.domain.startsWith('mail.');
  addToReference(draft, customer, {
    sf_account_id: draft.random.below(6) === 0 ? customer.id15 : customer.id18,
    domains: draft.random.below(6) === 0 ? customer.domain.toUpperCase() : customer.domain,
    website: isMailHost ? '' : `https://www.${customer.domain}/`,
  });
  const organizationId = addLinkedOrganization(draft, customer, {
    external_id: draft.random.pick([customer.id18, customer.id18, customer.id18.toLowerCase()]),
    shared_tickets: draft.random.below(8) === 0,
  });
  addPeople(draft, customer, organizationId);
}
