import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type {
  CandidateFact,
  ExpectedOrganizationFact,
  Issue,
  IssueCode,
  IssueOf,
  OrganizationFact,
  UserFact,
} from '../detect/issue.ts';
import type { MembershipId, OrganizationId, TicketId, UserId } from '../tenant/records.ts';

/** An account's id in a test. */
export function accountId(text: string): AccountId {
  return text as AccountId;
}

/** An organization as evidence shows it. */
export function organization(id: number, externalId: string | null = null): OrganizationFact {
  return { id: id as OrganizationId, name: `Organization ${id}`, externalId, domainNames: [] };
}

/** A candidate found by a domain. */
export function candidate(id: number, externalId: string | null = null): CandidateFact {
  return { ...organization(id, externalId), foundBy: 'domain', claimedBy: [] };
}

const domain = 'acme.example' as Domain;
const expected: ExpectedOrganizationFact = { ...organization(11, '001ACME'), standing: 'linked' };
const user: UserFact = {
  id: 21 as UserId,
  email: 'pat@acme.example',
  domain,
  defaultOrganizationId: null,
  organizationIds: [],
};
const ticket = { id: 31 as TicketId, status: 'open', organizationId: null, requester: user };
const linked = [organization(11, '001ACME'), organization(12, '001acme')];
const common = { detail: '', accountId: accountId('001ACME'), accountName: 'Acme' } as const;
const onAccount = { ...common, subject: { kind: 'account', id: '001ACME' } } as const;
const onOrganization = {
  ...common,
  detail: 'acme.example',
  subject: { kind: 'organization', id: '11' },
} as const;
const onUser = { ...common, subject: { kind: 'user', id: '21' } } as const;
const onTicket = { ...common, subject: { kind: 'ticket', id: '31' } } as const;

const SAMPLES: { readonly [Code in IssueCode]: IssueOf<Code> } = {
  org_duplicate_external_id: {
    ...onAccount,
    id: 'issue_1',
    code: 'org_duplicate_external_id',
    evidence: { linked },
  },
  org_missing_external_id: {
    ...onAccount,
    id: 'issue_2',
    code: 'org_missing_external_id',
    evidence: { candidates: [candidate(11)] },
  },
  org_external_id_conflict: {
    ...onAccount,
    id: 'issue_3',
    code: 'org_external_id_conflict',
    evidence: { candidates: [candidate(11, 'other')], linked: null },
  },
  org_missing_expected_domain: {
    ...onOrganization,
    id: 'issue_4',
    code: 'org_missing_expected_domain',
    evidence: { expected, domain, source: 'domain' },
  },
  org_domain_attached_elsewhere: {
    ...onOrganization,
    id: 'issue_5',
    code: 'org_domain_attached_elsewhere',
    evidence: {
      expected,
      domain,
      source: 'domain',
      holders: [organization(13)],
      isOnExpected: false,
    },
  },
  account_missing_zendesk_org: {
    ...onAccount,
    id: 'issue_6',
    code: 'account_missing_zendesk_org',
    evidence: { domains: [domain], auditedUsers: 1 },
  },
  user_missing_expected_membership: {
    ...onUser,
    id: 'issue_7',
    code: 'user_missing_expected_membership',
    evidence: { user, expected },
  },
  user_default_org_not_expected: {
    ...onUser,
    id: 'issue_8',
    code: 'user_default_org_not_expected',
    evidence: { user, expected, membershipId: 41 as MembershipId },
  },
  user_resolution_blocked_duplicate_external_id: {
    ...onUser,
    id: 'issue_9',
    code: 'user_resolution_blocked_duplicate_external_id',
    evidence: { user, linked },
  },
  user_domain_ambiguous: {
    ...onUser,
    id: 'issue_10',
    code: 'user_domain_ambiguous',
    accountId: null,
    accountName: null,
    evidence: {
      user,
      claimants: [accountId('001ACME'), accountId('001BETA')],
      setAsideClaims: 0,
    },
  },
  ticket_org_mismatch: {
    ...onTicket,
    id: 'issue_11',
    code: 'ticket_org_mismatch',
    evidence: { ticket, expected },
  },
  ticket_resolution_blocked_duplicate_external_id: {
    ...onTicket,
    id: 'issue_12',
    code: 'ticket_resolution_blocked_duplicate_external_id',
    evidence: { ticket, linked },
  },
};

/** An issue of a code, with what the test wants different. */
export function issue(
  code: IssueCode,
  different: Partial<Pick<Issue, 'id' | 'accountId' | 'accountName' | 'subject' | 'detail'>> = {},
): Issue {
  return { ...SAMPLES[code], ...different };
}

/** An issue of a code under an account whose name is `Account <id>`. */
export function issueUnder(account: string, code: IssueCode): Issue {
  return issue(code, { accountId: accountId(account), accountName: `Account ${account}` });
}

/** An account without an organization, with so many users who wrote from its domains. */
export function accountWithoutOrganization(account: string, auditedUsers: number): Issue {
  return {
    ...SAMPLES.account_missing_zendesk_org,
    accountId: accountId(account),
    accountName: `Account ${account}`,
    evidence: { domains: [domain], auditedUsers },
  };
}
