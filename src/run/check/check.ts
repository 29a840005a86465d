import type {
  CandidateFact,
  ExpectedOrganizationFact,
  OrganizationFact,
} from '../../core/detect/issue.ts';
import type { Issue, Risk } from '../../core/detect/issue.ts';
import type { Unresolved } from '../../core/detect/account-case.ts';
import type { DomainStanding } from '../../core/detect/domain-standing.ts';
import type { UserLeftOut } from '../../core/detect/user-standings.ts';
import type { TicketLeftOut } from '../../core/detect/ticket-standings.ts';
import type { AccountId } from '../../core/identity/account-id.ts';
import type { Domain } from '../../core/identity/domain.ts';
import type { Action, GuardReason, Plan } from '../../core/plan/plan-format.ts';
import type { ProblemCode, ProblemValues } from '../../core/problem.ts';
import type {
  Instant,
  MembershipId,
  OrganizationId,
  TicketId,
  UserId,
} from '../../core/tenant/records.ts';
import type { CheckSubject } from './check-subject.ts';
import type { NotLookedAt } from './not-looked-at.ts';

/** Why the reference has nothing to say of a subject. */
export type NotInReference =
  /** A ticket without a requester. */
  | 'no_requester'
  /** Zendesk has no such user (any more). */
  | 'requester_missing'
  /** No address, or one without a domain that could be anybody's. */
  | 'no_usable_address'
  | 'personal_mail'
  | 'shared_host'
  | 'unclaimed_domain'
  /** Several accounts claim the domain, and the user is none that an audit looks at. */
  | 'no_single_account'
  /** Zendesk has no such organization (any more). */
  | 'organization_missing'
  /** No account is linked to the organization or could be. */
  | 'unclaimed_organization';

/** The verdict of a check. */
export type CheckVerdict =
  | { readonly kind: 'in_sync' }
  | { readonly kind: 'drift'; readonly count: number; readonly worstRisk: Risk }
  | { readonly kind: 'not_in_reference'; readonly why: NotInReference }
  | { readonly kind: 'no_reference' }
  | {
      readonly kind: 'could_not_check';
      readonly problem: ProblemCode;
      readonly values: ProblemValues;
    };

/** How the expected organization was found. */
export type FoundBy = 'external_id' | 'stored_id' | 'domain';

/** The Salesforce account that a subject belongs to, and its organizations. */
export type CheckedAccount = {
  readonly id: AccountId;
  readonly name: string;
  readonly owner: string | null;
  /** What the account was found by: the user's domain, alone or with the default organization, or an organization. */
  readonly because: 'domain' | 'domain_and_default_organization' | 'organization';
  /** The organization that users and tickets belong to; `null` where nobody can say, see `unresolved`. */
  readonly expected: (ExpectedOrganizationFact & { readonly foundBy: FoundBy }) | null;
  readonly unresolved: Unresolved | null;
  /** Organizations that carry the account's id. */
  readonly linked: readonly OrganizationFact[];
  /** Organizations that could be the account's while none is linked. */
  readonly candidates: readonly CandidateFact[];
};

/** A membership of the user whom a check is about. */
export type CheckedMembership = {
  readonly id: MembershipId;
  readonly organizationId: OrganizationId;
  /** `null` where the organization did not fit into what was read. */
  readonly organizationName: string | null;
  readonly isDefault: boolean;
  readonly isExpected: boolean;
};

/** The requester of a ticket, or the user on screen. */
export type CheckedUser = {
  readonly id: UserId;
  readonly email: string | null;
  readonly domain: Domain | null;
  /** What the reference says of the domain; `null` without one. */
  readonly standing: DomainStanding['kind'] | null;
  /** Accounts that claim the domain: sorted. */
  readonly claimants: readonly AccountId[];
  /** Why an audit does not look at this user; `null` where it does. */
  readonly leftOut: UserLeftOut | null;
  readonly defaultOrganizationId: OrganizationId | null;
  /** The default one first. */
  readonly memberships: readonly CheckedMembership[];
  /** Tickets that are not closed, the one on screen included; `null` where they were not read. */
  readonly openTickets: number | null;
};

/** The ticket on screen, beside the expected organization. */
export type CheckedTicket = {
  readonly id: TicketId | null;
  readonly organizationId: OrganizationId | null;
  readonly organizationName: string | null;
  readonly expectedOrganizationId: OrganizationId | null;
  /**
   * `other_customers`: filed under another customer's organization by a member of it, which is no
   * mismatch. `not_compared`: nobody can say which organization is expected.
   */
  readonly standing: 'expected' | 'other_customers' | 'differs' | 'not_compared';
  /** Why an audit does not look at this ticket; `null` where it does. */
  readonly leftOut: TicketLeftOut | 'not_saved' | null;
};

/** An action of the plan, and the guards that need records which the check did not read. */
export type CheckedAction = {
  readonly action: Action;
  /** Checked at the dry run: in catalogue order. Empty for a blocked action, which is not read again. */
  readonly checkedAtDryRun: readonly GuardReason[];
};

/** Everything that a check found. */
export type Findings = {
  /** The account; `null` where there is none, or no single one. */
  readonly account: CheckedAccount | null;
  /** Where an organization could belong to several accounts: those, sorted. */
  readonly accountsInQuestion: readonly AccountId[];
  readonly user: CheckedUser | null;
  readonly ticket: CheckedTicket | null;
  /** The organization on screen; `null` on a ticket or user, and where Zendesk has it no more. */
  readonly organization: OrganizationFact | null;
  /** The same issues, under the same ids, as a full audit raises for this ticket, user and account. */
  readonly issues: readonly Issue[];
  readonly actions: readonly CheckedAction[];
  /** The plan of these actions, with its own hash: dry run and apply take it as any other. */
  readonly plan: Plan;
  readonly notLookedAt: readonly NotLookedAt[];
};

/** What a check says. Codes and facts alone: words are looked up by whoever shows it. */
export type Check = {
  readonly subject: CheckSubject;
  /** When the check began. */
  readonly checkedAt: Instant;
  readonly verdict: CheckVerdict;
  /** `null` where there was no reference, or the account could not be read. */
  readonly findings: Findings | null;
};
