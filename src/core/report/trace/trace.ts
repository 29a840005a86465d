import type { Decision } from '../../decisions/decision.ts';
import type { Silence } from '../../detect/verdict.ts';
import type { CandidateFact, IssueCode, OrganizationFact, Subject } from '../../detect/issue.ts';
import type { Unresolved } from '../../detect/account-case.ts';
import type { UserLeftOut } from '../../detect/user-standings.ts';
import type { TicketLeftOut } from '../../detect/ticket-standings.ts';
import type { DomainSource } from '../../reference/reference.ts';
import type { Action, GuardReason } from '../../plan/plan-format.ts';

/** One link of the chain from raw values to verdict. Ids are text. */
export type TraceStep =
  | {
      readonly kind: 'reference';
      readonly accountId: string;
      readonly comparedAs: string;
      readonly name: string;
      readonly storedOrganizationId: string | null;
      readonly domains: readonly { readonly domain: string; readonly source: DomainSource }[];
    }
  | {
      readonly kind: 'claim';
      readonly domain: string;
      readonly standing: 'sole' | 'shared' | 'unclaimed' | 'personal_mail' | 'shared_host';
      readonly accountIds: readonly string[];
      readonly setAsideClaims: number;
      /** What a person decided of the domain; `null` where nobody did. */
      readonly decided: DecisionTrace | null;
      /** Organizations that have the domain. */
      readonly organizationIds: readonly string[];
      /** Audited users on exactly this domain. */
      readonly auditedUsers: number;
    }
  | {
      readonly kind: 'resolution';
      readonly accountId: string;
      readonly linked: readonly OrganizationTrace[];
      readonly candidates: readonly (OrganizationTrace &
        Pick<CandidateFact, 'foundBy' | 'claimedBy'>)[];
      readonly expectedOrganizationId: string | null;
      readonly standing: 'linked' | 'provisional' | null;
      readonly unresolved: Unresolved | null;
    }
  | {
      readonly kind: 'organization';
      readonly organization: OrganizationTrace;
      readonly linkedTo: string | null;
      readonly candidateOf: readonly string[];
    }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly email: string | null;
      readonly domain: string | null;
      /** What a person decided of the address; `null` where nobody did. */
      readonly decided: (DecisionTrace & { readonly accountId: string }) | null;
      readonly role: string;
      readonly isVerified: boolean;
      readonly defaultOrganizationId: string | null;
      readonly memberships: readonly {
        readonly id: string;
        readonly organizationId: string;
        readonly isDefault: boolean;
      }[];
      /** Why the user is not audited; `null` for an audited one. */
      readonly leftOut: UserLeftOut | null;
    }
  | {
      readonly kind: 'ticket';
      readonly ticketId: string;
      readonly status: string;
      readonly organizationId: string | null;
      readonly requesterId: string | null;
      readonly leftOut: TicketLeftOut | null;
    }
  | {
      readonly kind: 'check';
      readonly code: IssueCode;
      readonly subject: Subject;
      readonly detail: string;
      readonly fired: boolean;
      /** Why it stays silent; `null` where it fired. */
      readonly why: Silence | null;
      readonly issueId: string | null;
    }
  | {
      readonly kind: 'action';
      readonly action: Action;
      /** Every guard that can block an action of this type, as it stood at the audit. */
      readonly guards: readonly {
        readonly guard: GuardReason;
        readonly holds: boolean;
        readonly isLifted: boolean;
      }[];
    };

/** Who decided something, why, and until when. */
export type DecisionTrace = Pick<Decision, 'decidedBy' | 'reason' | 'until'>;

/** An organization with the values that are compared. */
export type OrganizationTrace = {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  /** The external id as it is compared; `null` where it is blank. */
  readonly comparedAs: string | null;
  readonly domainNames: OrganizationFact['domainNames'];
  readonly sharedTickets: boolean;
};

/** The chain of one subject. */
export type Trace = {
  readonly subject: Subject;
  readonly steps: readonly TraceStep[];
};
