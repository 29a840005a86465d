import type { AccountSeed } from './seed.ts';
import type { LoggedRequest } from './exchange.ts';
import type { FakeState } from './state.ts';

/**
 * What Zendesk's documentation leaves open. The defaults are the worse case each time, so that
 * whoever does well here does well on either.
 */
type Undocumented = {
  /** A user's first membership takes their tickets that are not closed along. */
  readonly firstMembershipMovesTickets: boolean;
  /** While one organization a user is allowed, a new membership replaces the old one. */
  readonly singleOrganizationReplaces: boolean;
  /** Where the tickets of a user go who left an organization. */
  readonly leavingUserTicketsGoTo: 'default_organization' | 'none';
  /** `updated_at` of a user moves when a membership of theirs does. */
  readonly membershipMovesUpdatedAt: boolean;
};

/** How long the account takes for what it does not do at once, in milliseconds. */
type Delays = {
  /** Adding the users of a new domain, and removing those of a dropped one. */
  readonly enrolment: number;
  /** Moving the tickets of a user who left an organization. */
  readonly ticketMove: number;
  /** How far search lags behind. */
  readonly searchIndex: number;
};

export type FakeOptions = {
  /** The account's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** The moment from which the seed's ages count back; the clock's first reading where absent. */
  readonly start?: number;
  /** Secrets that are accepted (as OAuth access token or as API token), and whose they are. */
  readonly tokens?: ReadonlyMap<string, number>;
  /**
   * Who asks when a request carries no credentials, as in a page that is signed in; `null` for
   * nobody. Where neither this nor `tokens` is given it is the seed's first admin.
   */
  readonly signedInAs?: number | null;
  /** Counts requests against the limits of an app as well. */
  readonly appLimit?: boolean;
  /** The High Volume API add-on. */
  readonly highVolume?: boolean;
  /** Takes the place of the plan's requests a minute. */
  readonly requestsPerMinute?: number;
  /** Whether lists of memberships can bring their users along. */
  readonly membershipSideload?: boolean;
  readonly undocumented?: Partial<Undocumented>;
  readonly delays?: Partial<Delays>;
  /** Goes on from an earlier snapshot; the seed then only tells plan, name and script. */
  readonly state?: FakeState;
  /** Waits, for faults that delay; without it `handle` answers at once. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Called for each request when its answer is decided. */
  readonly onRequest?: (entry: LoggedRequest) => void;
};

/** The options of an account with everything settled. */
export type Settings = {
  readonly now: () => number;
  readonly tokens: ReadonlyMap<string, number>;
  readonly signedInAs: number | null;
  readonly appLimit: boolean;
  readonly incrementalPerMinute: number;
  readonly requestsPerMinute: number;
  readonly membershipSideload: boolean;
  readonly undocumented: Undocumented;
  readonly delays: Delays;
};

const WORSE_CASE: Undocumented = {
  firstMembershipMovesTickets: true,
  singleOrganizationReplaces: true,
  leavingUserTicketsGoTo: 'default_organization',
  membershipMovesUpdatedAt: false,
};

const DELAYS: Delays = { enrolment: 5_000, ticketMove: 10_000, searchIndex: 120_000 };

/** Requests a minute by plan. */
const PLAN_LIMITS = {
  team: 200,
  growth: 400,
  professional: 400,
  enterprise: 700,
  enterprise_plus: 2500,
} as const satisfies Record<AccountSeed['plan'], number>;

/** Fills in what the options leave open. */
export function settle(seed: AccountSeed, options: FakeOptions): Settings {
  const highVolume = options.highVolume ?? false;
  return {
    now: options.now,
    tokens: options.tokens ?? new Map(),
    signedInAs: signedInAs(seed, options),
    appLimit: options.appLimit ?? false,
    incrementalPerMinute: highVolume ? 30 : 10,
    requestsPerMinute: options.requestsPerMinute ?? (highVolume ? 2500 : PLAN_LIMITS[seed.plan]),
    membershipSideload: options.membershipSideload ?? true,
    undocumented: { ...WORSE_CASE, ...options.undocumented },
    delays: { ...DELAYS, ...options.delays },
  };
}

function signedInAs(seed: AccountSeed, options: FakeOptions): number | null {
  if (options.signedInAs !== undefined) return options.signedInAs;
  if (options.tokens !== undefined) return null;
  return seed.users.find((user) => user.role === 'admin')?.id ?? null;
}
