import type { OrganizationSeed, TicketSeed } from '../../seed.ts';
import type { Customer } from './customer.ts';
import type { Draft } from './draft.ts';
import type { ReferenceRow } from './reference-csv.ts';

/** The pieces that scenarios are made of. */

/** The customer's row: its domain and its website unless told otherwise. */
export function addToReference(
  draft: Draft,
  customer: Customer,
  cells: Partial<ReferenceRow> = {},
): void {
  draft.addReferenceRow({
    sf_account_id: customer.id18,
    account_name: customer.name,
    domains: customer.domain,
    website: '',
    zendesk_org_id: '',
    owner: customer.owner,
    arr: String(customer.arr),
    ...cells,
  });
}

/** An organization with the customer's name, id and domain. */
export function addLinkedOrganization(
  draft: Draft,
  customer: Customer,
  fields: Partial<OrganizationSeed> = {},
): number {
  return draft.addOrganization({
    name: customer.name,
    external_id: customer.id18,
    domain_names: [customer.domain],
    ...fields,
  });
}

/** An organization of nobody the reference knows. */
export function addStrangerOrganization(draft: Draft): number {
  const stranger = draft.nextCustomer();
  return draft.addOrganization({ name: stranger.name, domain_names: [stranger.domain] });
}

/** People of the customer whose default and only organization this is, with their tickets in it. */
export function addPeople(draft: Draft, customer: Customer, organizationId: number): void {
  const { random, options } = draft;
  const people = 1 + random.below(2 * options.usersPerAccount - 1);
  for (let person = 0; person < people; person++) {
    const userId = addMember(draft, customer, organizationId);
    addTickets(draft, userId, organizationId);
  }
}

/** One person of the customer whose default and only organization this is, without tickets. */
export function addMember(
  draft: Draft,
  customer: Customer,
  organizationId: number,
  user: Parameters<Draft['addUser']>[1] = {},
): number {
  const userId = draft.addUser(customer, user);
  draft.addMembership(userId, organizationId);
  return userId;
}

/** A ticket that was worked on lately and is not closed. */
export function addOpenTicket(
  draft: Draft,
  requesterId: number,
  organizationId: number | null,
): void {
  draft.addTicket({
    requester_id: requesterId,
    organization_id: organizationId,
    status: draft.random.pick(['new', 'open', 'pending', 'hold', 'solved']),
  });
}

function addTickets(draft: Draft, requesterId: number, organizationId: number): void {
  const { random, options } = draft;
  const tickets = Math.floor(random.fraction() * (2 * options.ticketsPerUser + 1));
  for (let ticket = 0; ticket < tickets; ticket++) {
    draft.addTicket({
      requester_id: requesterId,
      organization_id: organizationId,
      status: random.pick(USUAL_STATUSES),
    });
  }
}

const USUAL_STATUSES = [
  'new',
  'open',
  'open',
  'pending',
  'hold',
  'solved',
  'solved',
  'closed',
  'closed',
  'closed',
] as const satisfies readonly TicketSeed['status'][];
