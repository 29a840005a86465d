import type {
  Instant,
  Membership,
  Organization,
  OrganizationId,
  Ticket,
  TicketId,
  User,
  UserId,
} from '../core/tenant/records.ts';

/** A page of records, with those that could not be understood. */
export type Page<Item> = {
  readonly records: readonly Item[];
  readonly unreadable: readonly { readonly id: string | null; readonly why: string }[];
};

/** A page of memberships, and the users that they are of: `null` where Zendesk does not bring them. */
export type MembershipsWithUsers = {
  readonly memberships: Page<Membership>;
  readonly users: Page<User> | null;
};

/** What one request tells of a list. */
export type FirstPage<Item> = {
  readonly records: readonly Item[];
  /** The list ends with these. */
  readonly isComplete: boolean;
};

/** The signed-in person. */
export type CurrentUser = {
  readonly id: UserId;
  readonly name: string;
  readonly email: string | null;
  readonly role: 'admin' | 'agent';
  /** Address of the account as Zendesk tells it (host name of the user's `url`), where it does. */
  readonly host: string | null;
};

/**
 * Everything the product reads from Zendesk. Lists come page by page in Zendesk's order and may
 * repeat a record; single records are `null` where Zendesk has none (404).
 *
 * Throws `DriftError` with a `zendesk_*` code where reading is not possible.
 */
export type Reader = {
  readonly currentUser: () => Promise<CurrentUser>;
  /** Whether users may belong to several organizations; `null` where the answer does not say. */
  readonly multipleOrganizations: () => Promise<boolean | null>;
  /** Approximate. */
  readonly countOrganizations: () => Promise<number>;
  /** Approximate; end-users only where Zendesk counts them apart. */
  readonly countUsers: () => Promise<number>;
  /** By search, which lags behind by minutes: for an estimate, not for a decision. */
  readonly countTicketsSince: (since: Instant) => Promise<number>;

  readonly organizations: () => AsyncIterable<Page<Organization>>;
  readonly endUsers: () => AsyncIterable<Page<User>>;
  readonly memberships: () => AsyncIterable<Page<Membership>>;
  /** Tickets in any status but deleted that were updated at or after the instant. */
  readonly ticketsSince: (since: Instant) => AsyncIterable<Page<Ticket>>;

  // Other ways to the same records, for whoever counts requests.
  /** End-users in any state but deleted, a thousand a request; by search, which lags behind by minutes. */
  readonly endUsersBySearch: () => AsyncIterable<Page<User>>;
  /** End-users that belong to no organization; by search. */
  readonly endUsersWithoutOrganization: () => AsyncIterable<Page<User>>;
  /** As `ticketsSince`; by search. */
  readonly ticketsBySearch: (since: Instant) => AsyncIterable<Page<Ticket>>;
  /** All memberships with users of any role. */
  readonly membershipsWithUsers: () => AsyncIterable<MembershipsWithUsers>;
  /** Users of any role that belong to an organization; none where there is no such organization. */
  readonly usersOfOrganization: (id: OrganizationId) => AsyncIterable<Page<User>>;
  /** None where there is no such organization. */
  readonly membershipsOfOrganization: (id: OrganizationId) => AsyncIterable<Page<Membership>>;

  /**
   * Users whom search finds for a mail domain: it lags behind by minutes, and may find more than the
   * exact domain. For discovery; admins only.
   */
  readonly usersOnDomain: (domain: string) => AsyncIterable<Page<User>>;
  /** Users in any state that changed since, but for the last minute; deleted ones are not active. Admins only. */
  readonly usersChangedSince: (since: Instant) => AsyncIterable<Page<User>>;
  /**
   * Organizations that changed since, but for the last minute. Whether Zendesk shows deleted ones is
   * documented nowhere: as if it did not. Admins only.
   */
  readonly organizationsChangedSince: (since: Instant) => AsyncIterable<Page<Organization>>;
  /**
   * Tickets of any date that changed in any way since, but for the last minute; deleted ones in the
   * status `deleted`. Admins only.
   */
  readonly ticketsChangedSince: (since: Instant) => AsyncIterable<Page<Ticket>>;

  readonly organization: (id: OrganizationId) => Promise<Organization | null>;
  readonly user: (id: UserId) => Promise<User | null>;
  readonly ticket: (id: TicketId) => Promise<Ticket | null>;
  /** Exact, without regard to case. */
  readonly organizationsByExternalId: (externalId: string) => Promise<readonly Organization[]>;
  readonly membershipsOfUser: (id: UserId) => Promise<readonly Membership[]>;
  readonly ticketsRequestedBy: (id: UserId) => Promise<readonly Ticket[]>;

  // One request each, for whoever has few of them.
  /** Those of at most 100 organizations that Zendesk has. */
  readonly organizationsWithIds: (
    ids: readonly OrganizationId[],
  ) => Promise<readonly Organization[]>;
  /** The organizations with any of at most 100 external ids, without regard to case. No id may hold a comma. */
  readonly organizationsWithExternalIds: (
    externalIds: readonly string[],
  ) => Promise<readonly Organization[]>;
  /**
   * Organizations that search finds to have any of the domains: it lags behind by minutes and shows
   * them as they were. For discovery.
   */
  readonly organizationsOnDomains: (domains: readonly string[]) => Promise<FirstPage<Organization>>;
  /** The first 100 memberships of a user. */
  readonly firstMembershipsOfUser: (id: UserId) => Promise<FirstPage<Membership>>;
  /** The 100 tickets of a requester that were updated last. */
  readonly latestTicketsRequestedBy: (id: UserId) => Promise<FirstPage<Ticket>>;
};
