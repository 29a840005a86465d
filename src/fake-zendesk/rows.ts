/** Records as the account keeps them. Times are milliseconds since 1970. */
type Dated = {
  readonly id: number;
  readonly created: number;
  /** What people see as `updated_at`. */
  readonly updated: number;
  /** When anything changed, the work of Zendesk itself included: incremental exports go by it. */
  readonly generated: number;
};

export type OrganizationRow = Dated & {
  readonly name: string;
  readonly external_id: string | null;
  readonly domain_names: readonly string[];
  readonly shared_tickets: boolean;
  readonly shared_comments: boolean;
  readonly details: string | null;
  readonly notes: string | null;
  readonly group_id: number | null;
  readonly tags: readonly string[];
};

export type Role = 'end-user' | 'agent' | 'admin';

export type UserRow = Dated & {
  readonly name: string;
  /** The primary address. */
  readonly email: string | null;
  /** Secondary addresses: no list of users shows them. */
  readonly other_emails: readonly string[];
  readonly external_id: string | null;
  readonly role: Role;
  readonly active: boolean;
  readonly suspended: boolean;
  readonly verified: boolean;
  readonly ticket_restriction: string | null;
  readonly phone: string | null;
  readonly details: string | null;
  readonly notes: string | null;
  readonly tags: readonly string[];
};

export type MembershipRow = Dated & {
  readonly user_id: number;
  readonly organization_id: number;
  readonly default: boolean;
  /** The domain by which Zendesk made the membership itself; `null` where a person did. */
  readonly mapped_by: string | null;
};

export type TicketStatus = 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'deleted';

export type TicketRow = Dated & {
  readonly requester_id: number;
  readonly organization_id: number | null;
  readonly status: TicketStatus;
  readonly subject: string;
};

/** Work that Zendesk does in the background, at `due` or later. */
export type Job = {
  readonly id: number;
  readonly due: number;
} & (
  | { readonly kind: 'enrol_domain'; readonly organization_id: number; readonly domain: string }
  | { readonly kind: 'release_domain'; readonly organization_id: number; readonly domain: string }
  /** A user left an organization: their tickets of it that are not closed go elsewhere. */
  | {
      readonly kind: 'move_tickets';
      readonly user_id: number;
      readonly from_organization_id: number;
    }
  /** A user got an organization: their tickets that are not closed follow. */
  | { readonly kind: 'file_tickets'; readonly user_id: number; readonly organization_id: number }
);

/** A job before the account gave it an id. */
export type NewJob = Job extends infer One ? (One extends Job ? Omit<One, 'id'> : never) : never;

/** Whether a ticket can still change its organization. */
export function isNotClosed(ticket: TicketRow): boolean {
  return ticket.status !== 'closed' && ticket.status !== 'deleted';
}
