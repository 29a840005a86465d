/**
 * The data a fake account starts with. Ages, not dates: an account served tomorrow is as old as one
 * served today. An age is in minutes before the account's start.
 */
export type AccountSeed = {
  readonly subdomain: string;
  readonly name: string;
  /** The start of an account with a pinned clock (the demo's), ISO 8601 in UTC. */
  readonly pinnedStart: string;
  readonly plan: 'team' | 'growth' | 'professional' | 'enterprise' | 'enterprise_plus';
  readonly multipleOrganizations: boolean;
  readonly organizations: readonly OrganizationSeed[];
  readonly users: readonly UserSeed[];
  /** One default per user with any membership; it agrees with nothing else in the seed, it is the truth. */
  readonly memberships: readonly MembershipSeed[];
  readonly tickets: readonly TicketSeed[];
  /** What colleagues do while the account is in use. */
  readonly script?: readonly ScriptedEdit[];
};

export type OrganizationSeed = {
  readonly id: number;
  readonly name: string;
  readonly external_id?: string | null;
  readonly domain_names?: readonly string[];
  readonly shared_tickets?: boolean;
  readonly age: number;
};

export type UserSeed = {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role?: 'end-user' | 'agent' | 'admin';
  readonly active?: boolean;
  readonly suspended?: boolean;
  readonly verified?: boolean;
  readonly ticket_restriction?: 'requested' | 'organization' | null;
  readonly age: number;
};

export type MembershipSeed = {
  readonly id: number;
  readonly user_id: number;
  readonly organization_id: number;
  readonly default: boolean;
};

export type TicketSeed = {
  readonly id: number;
  readonly requester_id: number;
  readonly organization_id: number | null;
  readonly status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'deleted';
  readonly subject: string;
  readonly age: number;
};

/** An edit by a colleague, made once, right before the trigger's request is carried out. */
type ScriptedEdit = {
  readonly when: 'first_write';
  readonly edit: {
    readonly kind: 'add_membership';
    readonly id: number;
    readonly user_id: number;
    readonly organization_id: number;
  };
};
