import type { DecisionRejection } from '../decisions/decision.ts';
import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import type { IssueCode, Subject } from './issue.ts';
import type { RowRejection, ValueRejection } from '../reference/reference.ts';
import type { OrganizationId, RecordLayer, TicketId, UserId } from '../tenant/records.ts';

/** Something worth knowing that is none of the 12 codes. Never counted as an issue, never grounds for a write. */
export type Observation =
  | {
      readonly kind: 'orphan_organization';
      readonly organizationId: OrganizationId;
      readonly name: string;
    }
  | {
      readonly kind: 'unknown_external_id';
      readonly organizationId: OrganizationId;
      readonly name: string;
      readonly externalId: string;
    }
  | {
      readonly kind: 'stored_organization_missing';
      readonly accountId: AccountId;
      readonly organizationId: OrganizationId;
    }
  | {
      readonly kind: 'domain_on_several_organizations';
      readonly domain: Domain;
      readonly organizationIds: readonly OrganizationId[];
    }
  | {
      readonly kind: 'possible_duplicate_organization';
      readonly accountId: AccountId;
      readonly organizationId: OrganizationId;
      readonly name: string;
      readonly because: 'same_name' | 'most_users';
    }
  | {
      readonly kind: 'shared_domain';
      readonly domain: Domain;
      readonly accountIds: readonly AccountId[];
      readonly setAsideClaims: number;
    }
  | {
      readonly kind: 'personal_domain_on_organization';
      readonly domain: Domain;
      readonly organizationId: OrganizationId;
      readonly name: string;
    }
  | {
      readonly kind: 'reference_row_set_aside';
      readonly reason: RowRejection;
      readonly rawId: string;
      readonly rawName: string;
    }
  | {
      readonly kind: 'reference_value_set_aside';
      readonly reason: ValueRejection;
      readonly accountId: AccountId;
      readonly column: string;
      readonly value: string;
    }
  | { readonly kind: 'reference_rows_merged'; readonly accountId: AccountId }
  | {
      readonly kind: 'users_on_subdomain';
      readonly accountId: AccountId;
      readonly domain: Domain;
      readonly subdomain: Domain;
      readonly users: number;
    }
  | {
      readonly kind: 'users_without_expected_organization';
      readonly accountId: AccountId;
      readonly users: number;
    }
  | {
      readonly kind: 'ticket_in_other_customers_organization';
      readonly ticketId: TicketId;
      readonly requesterId: UserId;
      readonly organizationId: OrganizationId;
      readonly accountId: AccountId;
    }
  | {
      /** An issue that a person accepts for a time: it is counted nowhere else. */
      readonly kind: 'accepted_issue';
      readonly issueId: string;
      readonly code: IssueCode;
      readonly accountId: AccountId | null;
      readonly subjectKind: Subject['kind'];
      readonly subjectId: string;
      readonly detail: string;
      readonly decidedBy: string;
      readonly reason: string;
      readonly until: string;
    }
  | {
      readonly kind: 'decision_in_force';
      readonly subject: string;
      readonly accountId: AccountId;
      readonly decidedBy: string;
      readonly reason: string;
      readonly until: string | null;
    }
  | {
      readonly kind: 'decision_set_aside';
      readonly subject: string;
      readonly why: DecisionRejection;
    }
  | {
      readonly kind: 'unreadable_record';
      readonly layer: RecordLayer;
      readonly id: string | null;
      readonly why: string;
    };

/** The kinds of observation. */
export type ObservationKind = Observation['kind'];
