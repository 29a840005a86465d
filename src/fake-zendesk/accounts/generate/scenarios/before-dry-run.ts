import type { Customer } from '../customer.ts';
import type { Draft } from '../draft.ts';
import {
  addLinkedOrganization,
  addMember,
  addPeople,
  addStrangerOrganization,
  addToReference,
} from '../parts.ts';
import type { Scenario } from './scenario.ts';

/** Drift that is repairable when it is audited, and that a colleague changes before the dry run. */
export const SCENARIOS_BEFORE_DRY_RUN = {
  unassignedUserBecomesAgent,
  unassignedUserChangesAddress,
  unassignedUserIsSuspended,
  unassignedUserIsAssigned,
  blankExternalIdIsFilledWithAnother,
  blankExternalIdIsFilled,
  missingDomainIsGivenToAnother,
  otherDomainIsAdded,
  otherDefaultAndThirdOrganization,
  otherDefaultBecomesAgent,
} as const satisfies Record<string, Scenario>;

/** Nobody was assigned yet, and then the person becomes an agent. */
function unassignedUserBecomesAgent(draft: Draft): void {
  const { userId } = addUnassignedUser(draft);
  draft.addEditBeforeDryRun({ kind: 'change_role', user_id: userId, role: 'agent' });
}

/** Nobody was assigned yet, and then the person leaves for another company. */
function unassignedUserChangesAddress(draft: Draft): void {
  const { userId } = addUnassignedUser(draft);
  const email = `moved.${String(userId)}@elsewhere.example`;
  draft.addEditBeforeDryRun({ kind: 'change_email', user_id: userId, email });
}

/** Nobody was assigned yet, and then the person is suspended. */
function unassignedUserIsSuspended(draft: Draft): void {
  const { userId } = addUnassignedUser(draft);
  draft.addEditBeforeDryRun({ kind: 'suspend_user', user_id: userId });
}

/** Nobody was assigned yet, and then a colleague does it. */
function unassignedUserIsAssigned(draft: Draft): void {
  const { userId, organizationId } = addUnassignedUser(draft);
  draft.addEditBeforeDryRun({
    kind: 'add_membership',
    id: draft.reserveMembershipId(),
    user_id: userId,
    organization_id: organizationId,
  });
}

/** A blank external id, and then a colleague writes one of an older system into it. */
function blankExternalIdIsFilledWithAnother(draft: Draft): void {
  fillExternalId(draft, (customer) => `CRM-${String(10_000 + customer.number)}`);
}

/** A blank external id, and then a colleague writes the right one into it. */
function blankExternalIdIsFilled(draft: Draft): void {
  fillExternalId(draft, (customer) => customer.id18);
}

/** A missing domain, and then a colleague gives it to another organization. */
function missingDomainIsGivenToAnother(draft: Draft): void {
  const { customer } = addMissingDomain(draft);
  draft.addEditBeforeDryRun({
    kind: 'set_domains',
    organization_id: addStrangerOrganization(draft),
    domain_names: [customer.branchDomain],
  });
}

/** A missing domain, and then a colleague adds a different one to the organization. */
function otherDomainIsAdded(draft: Draft): void {
  const { customer, organizationId } = addMissingDomain(draft);
  draft.addEditBeforeDryRun({
    kind: 'set_domains',
    organization_id: organizationId,
    domain_names: [customer.domain, customer.websiteDomain],
  });
}

/** A member with another default, and then a colleague adds a third organization. */
function otherDefaultAndThirdOrganization(draft: Draft): void {
  const { userId } = addOtherDefault(draft);
  draft.addEditBeforeDryRun({
    kind: 'add_membership',
    id: draft.reserveMembershipId(),
    user_id: userId,
    organization_id: addStrangerOrganization(draft),
  });
}

/** A member with another default, and then the person becomes an agent. */
function otherDefaultBecomesAgent(draft: Draft): void {
  const { userId } = addOtherDefault(draft);
  draft.addEditBeforeDryRun({ kind: 'change_role', user_id: userId, role: 'agent' });
}

function addUnassignedUser(draft: Draft): { userId: number; organizationId: number } {
  const { customer, organizationId } = addCustomer(draft);
  return { userId: draft.addUser(customer, { verified: false }), organizationId };
}

function addOtherDefault(draft: Draft): { userId: number } {
  const { customer, organizationId } = addCustomer(draft);
  const userId = addMember(draft, customer, addStrangerOrganization(draft));
  draft.addMembership(userId, organizationId, false);
  return { userId };
}

function addMissingDomain(draft: Draft): { customer: Customer; organizationId: number } {
  return addCustomer(draft, (customer) => `${customer.domain}; ${customer.branchDomain}`);
}

function addCustomer(
  draft: Draft,
  domains: (customer: Customer) => string = (customer) => customer.domain,
): { customer: Customer; organizationId: number } {
  const customer = draft.nextCustomer();
  addToReference(draft, customer, { domains: domains(customer) });
  const organizationId = addLinkedOrganization(draft, customer);
  addPeople(draft, customer, organizationId);
  return { customer, organizationId };
}

function fillExternalId(draft: Draft, externalId: (customer: Customer) => string): void {
  const customer = draft.nextCustomer();
  addToReference(draft, customer);
  const organizationId = addLinkedOrganization(draft, customer, { external_id: null });
  addPeople(draft, customer, organizationId);
  draft.addEditBeforeDryRun({
    kind: 'set_external_id',
    organization_id: organizationId,
    external_id: externalId(customer),
  });
}
