import { describe, expect, test } from 'vitest';
import type { ObservationKind } from '../../src/core/detect/observation.ts';
import {
  scenarioNames,
  type ScenarioName,
} from '../../src/fake-zendesk/accounts/generate/scenarios/registry.ts';
import { auditOneCase, verdicts } from './one-case.ts';

const LINK = 'org_missing_external_id prepared';
const ADD = 'org_missing_expected_domain prepared';
const ASSIGN = 'user_missing_expected_membership prepared';
const MOVE = 'user_default_org_not_expected prepared';
const MISMATCH = 'ticket_org_mismatch';
const CONFLICT = 'org_external_id_conflict blocked external_id_conflict';
const CLAIMED = 'org_missing_external_id blocked org_claimed_by_multiple_accounts';
const AMBIGUOUS = 'user_domain_ambiguous blocked user_domain_ambiguous';
const ASSIGN_SIDE_EFFECT = 'user_missing_expected_membership blocked ticket_side_effect';
const ASSIGN_GRANTS = 'user_missing_expected_membership blocked grants_ticket_access';
const DUPLICATE = [
  'org_duplicate_external_id blocked duplicate_external_id',
  'ticket_resolution_blocked_duplicate_external_id',
  'user_resolution_blocked_duplicate_external_id blocked duplicate_external_id',
  'user_resolution_blocked_duplicate_external_id blocked duplicate_external_id',
];

// What the rules say of each case, by hand and in order of the text.
const EXPECTED: Readonly<Record<ScenarioName, readonly string[]>> = {
  duplicateExternalId: DUPLICATE,
  duplicateExternalIdInTwoLengths: DUPLICATE,
  blankExternalId: [LINK],
  blankExternalIdOfStoredOrganization: ['org_missing_expected_domain blocked org_not_linked', LINK],
  storedOrganizationIsGone: [LINK],
  severalBlankOrganizations: ['org_missing_external_id blocked multiple_org_candidates'],
  blankOrganizationOfTwoAccounts: [CLAIMED, CLAIMED],
  externalIdOfOldSystem: [CONFLICT],
  externalIdOfAnotherAccount: [CONFLICT],
  storedOrganizationIsAnother: [CONFLICT],
  noOrganization: ['account_missing_zendesk_org'],
  noOrganizationAndNoUsers: ['account_missing_zendesk_org'],
  blankExternalIdWithMoreDrift: [
    'org_missing_expected_domain blocked org_not_linked',
    LINK,
    'user_missing_expected_membership blocked org_not_linked',
  ],
  blankExternalIdWithOtherDefault: [LINK, 'user_default_org_not_expected blocked org_not_linked'],

  missingDomain: [ADD],
  domainOnAnotherOrganization: [
    'org_domain_attached_elsewhere blocked domain_belongs_to_other_org',
  ],
  domainOnTwoOrganizations: ['org_domain_attached_elsewhere'],
  domainKnownFromWebsiteOnly: ['org_missing_expected_domain blocked unproven_domain'],
  domainOfWebsiteAndMail: [ADD],
  missingDomainOfWholeOffice: [
    'org_missing_expected_domain blocked enrolls_too_many_users',
    ...Array.from({ length: 27 }, () => ASSIGN),
  ],
  missingDomainOfSharedOrganization: [
    'org_missing_expected_domain blocked grants_ticket_access',
    ASSIGN_GRANTS,
  ],
  missingDomainOfUserWithOpenTicket: [
    'org_missing_expected_domain blocked ticket_side_effect',
    MISMATCH,
    ASSIGN_SIDE_EFFECT,
  ],
  missingDomainOfUserElsewhere: [ADD, ASSIGN],
  internationalDomain: [],

  unassignedUser: [ASSIGN],
  unassignedUserWithOpenTicket: [MISMATCH, ASSIGN_SIDE_EFFECT],
  userInStrangerOrganization: [ASSIGN],
  unassignedUserWhoSeesOrganizationTickets: [ASSIGN_GRANTS],
  unassignedUserOfSharedOrganization: [ASSIGN_GRANTS],
  otherDefault: [MOVE],
  domainOfTwoAccounts: [AMBIGUOUS],
  consultant: [],
  peopleWhoAreNotAudited: [],
  userOnSubdomain: [],
  personalMail: [],

  ticketWithoutOrganization: [MISMATCH],
  ticketInStrangerOrganization: [MISMATCH],
  ticketOfAnotherCustomer: [MISMATCH],
  ticketOfAnotherCustomerByMember: [],
  ticketsOfThePastElsewhere: [],

  orphanOrganization: [],
  organizationOfFormerCustomer: [],
  organizationOfOldSystem: [],
  copyOfOrganization: [],

  unusableValues: [],
  accountInTwoRows: [],
  rowsWithTwoStoredOrganizations: [],
  lostRowClaimsDomain: [AMBIGUOUS],

  unassignedUserBecomesAgent: [ASSIGN],
  unassignedUserChangesAddress: [ASSIGN],
  unassignedUserIsSuspended: [ASSIGN],
  unassignedUserIsAssigned: [ASSIGN],
  blankExternalIdIsFilledWithAnother: [LINK],
  blankExternalIdIsFilled: [LINK],
  missingDomainIsGivenToAnother: [ADD],
  otherDomainIsAdded: [ADD],
  otherDefaultAndThirdOrganization: [MOVE],
  otherDefaultBecomesAgent: [MOVE],
};

const EXPECTED_WITH_ONE_ORGANIZATION: Readonly<Partial<typeof EXPECTED>> = {
  userInStrangerOrganization: [
    'user_missing_expected_membership blocked multiple_organizations_disabled',
  ],
  missingDomainOfUserElsewhere: [
    'org_missing_expected_domain blocked multiple_organizations_disabled',
    'user_missing_expected_membership blocked multiple_organizations_disabled',
  ],
};

// What is worth knowing in cases that raise little or nothing.
const OBSERVED: Readonly<Partial<Record<ScenarioName, readonly ObservationKind[]>>> = {
  storedOrganizationIsGone: ['stored_organization_missing'],
  domainOnTwoOrganizations: ['domain_on_several_organizations'],
  domainOfTwoAccounts: ['shared_domain'],
  userOnSubdomain: ['users_on_subdomain'],
  personalMail: ['personal_domain_on_organization'],
  noOrganization: ['users_without_expected_organization'],
  ticketOfAnotherCustomerByMember: ['ticket_in_other_customers_organization'],
  orphanOrganization: ['orphan_organization'],
  organizationOfFormerCustomer: ['unknown_external_id'],
  organizationOfOldSystem: ['unknown_external_id'],
  copyOfOrganization: ['possible_duplicate_organization'],
  unusableValues: ['reference_value_set_aside'],
  accountInTwoRows: ['reference_rows_merged'],
  rowsWithTwoStoredOrganizations: ['reference_row_set_aside'],
  lostRowClaimsDomain: ['reference_row_set_aside', 'shared_domain'],
};

describe('with several organizations a user', () => {
  test.each(scenarioNames(true))('%s', async (name) => {
    const { audit } = await auditOneCase(name, true);
    const kinds = audit.result.detection.observations.map(({ kind }) => kind);
    expect(verdicts(audit)).toEqual(EXPECTED[name]);
    expect(kinds).toEqual(expect.arrayContaining([...(OBSERVED[name] ?? [])]));
  });
});

describe('with one organization a user', () => {
  test.each(scenarioNames(false))('%s', async (name) => {
    const { audit } = await auditOneCase(name, false);
    expect(verdicts(audit)).toEqual(EXPECTED_WITH_ONE_ORGANIZATION[name] ?? EXPECTED[name]);
  });
});
