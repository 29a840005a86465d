import type { IssueCode } from '../issue.ts';
import type { AccountCase } from '../account-case.ts';
import type { Situation } from '../situation.ts';
import type { DomainCase, TicketCase, UserCase } from '../subjects.ts';
import type { Verdict } from '../verdict.ts';
import { accountMissingZendeskOrg } from './account-missing-zendesk-org.ts';
import { orgDomainAttachedElsewhere } from './org-domain-attached-elsewhere.ts';
import { orgDuplicateExternalId } from './org-duplicate-external-id.ts';
import { orgExternalIdConflict } from './org-external-id-conflict.ts';
import { orgMissingExpectedDomain } from './org-missing-expected-domain.ts';
import { orgMissingExternalId } from './org-missing-external-id.ts';
import { ticketOrgMismatch } from './ticket-org-mismatch.ts';
import { ticketResolutionBlockedDuplicateExternalId } from './ticket-resolution-blocked-duplicate-external-id.ts';
import { userDefaultOrgNotExpected } from './user-default-org-not-expected.ts';
import { userDomainAmbiguous } from './user-domain-ambiguous.ts';
import { userMissingExpectedMembership } from './user-missing-expected-membership.ts';
import { userResolutionBlockedDuplicateExternalId } from './user-resolution-blocked-duplicate-external-id.ts';

/** A check: what one code says of one subject. */
export type Check<Subject, Code extends IssueCode = IssueCode> = {
  readonly code: Code;
  readonly look: (subject: Subject, situation: Situation) => Verdict;
};

/** Checks that look at an account. */
export const ACCOUNT_CHECKS: readonly Check<AccountCase>[] = [
  { code: 'org_duplicate_external_id', look: orgDuplicateExternalId },
  { code: 'org_missing_external_id', look: orgMissingExternalId },
  { code: 'org_external_id_conflict', look: orgExternalIdConflict },
  { code: 'account_missing_zendesk_org', look: accountMissingZendeskOrg },
];

/** Checks that look at one sole domain of an account. */
export const DOMAIN_CHECKS: readonly Check<DomainCase>[] = [
  { code: 'org_missing_expected_domain', look: orgMissingExpectedDomain },
  { code: 'org_domain_attached_elsewhere', look: orgDomainAttachedElsewhere },
];

/** Checks that look at an audited user. */
export const USER_CHECKS: readonly Check<UserCase>[] = [
  { code: 'user_missing_expected_membership', look: userMissingExpectedMembership },
  { code: 'user_default_org_not_expected', look: userDefaultOrgNotExpected },
  {
    code: 'user_resolution_blocked_duplicate_external_id',
    look: userResolutionBlockedDuplicateExternalId,
  },
  { code: 'user_domain_ambiguous', look: userDomainAmbiguous },
];

/** Checks that look at a ticket of an audited user. */
export const TICKET_CHECKS: readonly Check<TicketCase>[] = [
  { code: 'ticket_org_mismatch', look: ticketOrgMismatch },
  {
    code: 'ticket_resolution_blocked_duplicate_external_id',
    look: ticketResolutionBlockedDuplicateExternalId,
  },
];
