import type { RecordLayer } from '../../core/tenant/records.ts';
import type { Limit } from '../../zendesk/pacing.ts';

/** The ways to read each layer, the ones that see most and lag least before others. */
export const READ_WAYS = {
  organizations: ['organizations_list', 'organizations_changes'],
  users: ['users_list', 'users_search', 'users_with_memberships', 'users_of_reference'],
  memberships: [
    'memberships_not_needed',
    'memberships_list',
    'memberships_with_users',
    'memberships_where_unexpected',
  ],
  tickets: ['tickets_incremental', 'tickets_search', 'tickets_changes'],
} as const satisfies Record<RecordLayer, readonly string[]>;

export type ReadWay = (typeof READ_WAYS)[RecordLayer][number];

/** What is known of an account before it is read. */
export type ReadFacts = {
  /** About. `tickets` of the window; `null` where nobody could count them. */
  readonly counts: {
    readonly organizations: number;
    readonly users: number;
    readonly tickets: number | null;
  };
  /** `null` where the settings could not be read. */
  readonly multipleOrganizations: boolean | null;
  /** What the reference names: organizations that its accounts may have, and domains. */
  readonly reference: {
    readonly organizations: number;
    readonly domains: number;
    /** Addresses that people decided about, on none of these domains: only a reading of all users has them. */
    readonly decidedElsewhere: number;
  };
  /**
   * The part of the users whose default organization is not the expected one, from 0 to 1, as an earlier
   * reading found it; `null` where there was none.
   */
  readonly unexpectedShare: number | null;
  /** Ways that the account refused. */
  readonly refused: ReadonlySet<ReadWay>;
  /** What an earlier reading left to build on; `null` where there is nothing, or it is not asked for. */
  readonly base: {
    /** Days since it began. */
    readonly days: number;
    /**
     * The part of the window of tickets that passed since then, from 0 to 1; `null` where it does not
     * hold all tickets of the window.
     */
    readonly ticketShare: number | null;
  } | null;
};

/** How fast an account may be read. */
export type ReadRates = {
  readonly limits: readonly Limit[];
  /** The part of the account's limit that is left for people. */
  readonly room: number;
  /** Tickets on a page of an export. */
  readonly ticketsPerPage: number;
  /** Users on a page of what search finds. */
  readonly usersPerPage: number;
  /** How long Zendesk takes for an answer, in milliseconds: a list is read page after page. */
  readonly answerMs: number;
};

/** How one layer is to be read. */
type PlannedLayer = {
  readonly layer: RecordLayer;
  /** `null` where the account refuses every way. */
  readonly way: ReadWay | null;
  readonly requests: number;
  /** If nothing else were read. */
  readonly minutes: number;
};

/** How an account is to be read, and what that takes. */
export type ReadPlan = {
  /** In the order in which layers are shown. */
  readonly layers: readonly PlannedLayer[];
  /** Requests under each limit, and the minutes that it takes to send them. */
  readonly lanes: readonly {
    readonly limit: Limit['name'];
    readonly requests: number;
    readonly minutes: number;
  }[];
  readonly requests: number;
  /** All layers side by side. */
  readonly minutes: number;
  /** The fewest requests that any way needs which the account does not refuse. */
  readonly floor: number;
};
