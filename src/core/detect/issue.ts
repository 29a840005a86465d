import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type { DomainSource } from '../reference/reference.ts';
import type { MembershipId, OrganizationId, TicketId, UserId } from '../tenant/records.ts';

/** The layer of the account an issue lies on. */
export type IssueLayer = 'org' | 'user' | 'ticket';

/** How much harm an issue does, worst first. */
export type Risk = 'critical' | 'high' | 'medium';

/** What an organization looked like when it was read. */
export type OrganizationFact = {
  readonly id: OrganizationId;
  readonly name: string;
  /** Raw, as Zendesk holds it. */
  readonly externalId: string | null;
  /** Raw, as Zendesk holds them. */
  readonly domainNames: readonly string[];
};

/** An organization that may be an account's, and how it was found. */
export type CandidateFact = OrganizationFact & {
  /** `stored_id`: the reference names it. `domain`: it has a sole domain of the account. */
  readonly foundBy: 'stored_id' | 'domain';
  /** Other accounts this organization is a candidate of, or is linked to: sorted. */
  readonly claimedBy: readonly AccountId[];
};

/** The expected organization, and whether its external id proves it (`linked`) or not yet (`provisional`). */
export type ExpectedOrganizationFact = OrganizationFact & {
  readonly standing: 'linked' | 'provisional';
};

/** What the requester of a ticket looked like when read. */
type RequesterFact = {
  readonly id: UserId;
  /** Raw primary address. */
  readonly email: string;
  /** Normalised domain of the address. */
  readonly domain: Domain;
  readonly defaultOrganizationId: OrganizationId | null;
};

/** What a user looked like when read. */
export type UserFact = RequesterFact & {
  /** All organizations the user is a member of: sorted. */
  readonly organizationIds: readonly OrganizationId[];
};

/** What a ticket looked like when read. */
export type TicketFact = {
  readonly id: TicketId;
  readonly status: string;
  readonly organizationId: OrganizationId | null;
  /** Without memberships: they are looked at only where the verdict rests on them. */
  readonly requester: RequesterFact;
};

/** The evidence of each code: raw and normalised values as they were read. */
type IssueEvidence = {
  readonly org_duplicate_external_id: { readonly linked: readonly OrganizationFact[] };
  readonly org_missing_external_id: { readonly candidates: readonly CandidateFact[] };
  readonly org_external_id_conflict: {
    /** Without a link: the candidates, every one with some other id. With one: the stored organization. */
    readonly candidates: readonly CandidateFact[];
    /** The linked organization that the stored id disagrees with, else `null`. */
    readonly linked: OrganizationFact | null;
  };
  readonly org_missing_expected_domain: {
    readonly expected: ExpectedOrganizationFact;
    readonly domain: Domain;
    readonly source: DomainSource;
  };
  readonly org_domain_attached_elsewhere: {
    readonly expected: ExpectedOrganizationFact;
    readonly domain: Domain;
    readonly source: DomainSource;
    /** The other organizations that have the domain. */
    readonly holders: readonly OrganizationFact[];
    /** Whether the expected organization has it too. */
    readonly isOnExpected: boolean;
  };
  readonly account_missing_zendesk_org: {
    readonly domains: readonly Domain[];
    /** Audited users on the account's sole domains. */
    readonly auditedUsers: number;
  };
  readonly user_missing_expected_membership: {
    readonly user: UserFact;
    readonly expected: ExpectedOrganizationFact;
  };
  readonly user_default_org_not_expected: {
    readonly user: UserFact;
    readonly expected: ExpectedOrganizationFact;
    /** The membership to make the default; `null` where memberships were not read. */
    readonly membershipId: MembershipId | null;
  };
  readonly user_resolution_blocked_duplicate_external_id: {
    readonly user: UserFact;
    readonly linked: readonly OrganizationFact[];
  };
  readonly user_domain_ambiguous: {
    readonly user: UserFact;
    /** The accounts that claim the domain: sorted. */
    readonly claimants: readonly AccountId[];
    /** Rows of the reference that were set aside and claim it as well. */
    readonly setAsideClaims: number;
  };
  readonly ticket_org_mismatch: {
    readonly ticket: TicketFact;
    readonly expected: ExpectedOrganizationFact;
  };
  readonly ticket_resolution_blocked_duplicate_external_id: {
    readonly ticket: TicketFact;
    readonly linked: readonly OrganizationFact[];
  };
};

/** The 12 issue codes. */
export type IssueCode = keyof IssueEvidence;

/** What an issue is about. `id` is the account's canonical id, or the Zendesk id in decimal. */
export type Subject = {
  readonly kind: 'account' | 'organization' | 'user' | 'ticket';
  readonly id: string;
};

/** An issue of one code. */
export type IssueOf<Code extends IssueCode> = {
  /** Hash of code, subject and detail: the same in every run. */
  readonly id: string;
  readonly code: Code;
  readonly subject: Subject;
  /** The domain, for the two codes that are raised once a domain; else empty. */
  readonly detail: string;
  /** The Salesforce account it is grouped under; `null` where it belongs to no single one. */
  readonly accountId: AccountId | null;
  readonly accountName: string | null;
  readonly evidence: IssueEvidence[Code];
};

/** Something on which Zendesk and the reference disagree. */
export type Issue = { [Code in IssueCode]: IssueOf<Code> }[IssueCode];

/** An issue of one of several codes. */
export type IssueAmong<Code extends IssueCode> = Extract<Issue, { readonly code: Code }>;
