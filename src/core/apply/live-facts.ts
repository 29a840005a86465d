import type { ConcernedUser } from '../plan/concerned-user.ts';
import type { OrganizationIndex } from '../detect/organization-index.ts';
import type {
  Instant,
  Membership,
  Organization,
  OrganizationId,
  UserId,
} from '../tenant/records.ts';

/** What no endpoint answers for one record: read once, at the start of a dry run or an apply. */
export type AcrossRecords = {
  readonly asOf: Instant;
  readonly organizations: OrganizationIndex;
  /** Every organization was read and understood. */
  readonly isComplete: boolean;
  readonly multipleOrganizations: boolean | null;
  /** Users with a primary address on each domain to be added. */
  readonly usersOnDomain: ReadonlyMap<string, UsersOnDomain>;
};

/** The users found on a domain. `isComplete` is `false` where a search found more than it may show. */
export type UsersOnDomain = {
  readonly users: readonly ConcernedUser[];
  readonly isComplete: boolean;
};

/** The user whom an action names, with the memberships as they were read. */
export type NamedUser = ConcernedUser & { readonly memberships: readonly Membership[] };

/** The records named in an action, read directly right before it is judged. */
export type NamedRecords =
  | {
      readonly type: 'set_org_external_id';
      readonly organization: Organization | null;
      /** Organizations that Zendesk finds under the id, in each of its spellings. */
      readonly sameExternalId: readonly Organization[];
    }
  | { readonly type: 'add_org_domain'; readonly organization: Organization | null }
  | {
      readonly type: 'assign_user_to_org' | 'move_user_to_org';
      readonly organization: Organization | null;
      readonly user: NamedUser | null;
    };

/** What earlier actions of the same run changed: no reason to call a later one stale. */
export type ChangedInThisRun = {
  readonly domainsAdded: ReadonlyMap<OrganizationId, readonly string[]>;
  /** Users whom a domain added in this run may have made members, by organization. */
  readonly mayBeEnrolled: ReadonlyMap<OrganizationId, ReadonlySet<UserId>>;
};

/** A run that has changed nothing yet. */
export const NOTHING_CHANGED: ChangedInThisRun = {
  domainsAdded: new Map(),
  mayBeEnrolled: new Map(),
};
