import type { DriftError } from '../../core/problem.ts';
import type {
  Instant,
  Membership,
  Organization,
  OrganizationId,
  RecordLayer,
  Ticket,
  User,
} from '../../core/tenant/records.ts';
import type { Page, Reader } from '../../zendesk/reader.ts';
import type { ReadingBase } from '../reading-base.ts';
import type { ReadFacts, ReadPlan, ReadWay } from './read-plan.ts';

/** Where records go as they come. A record may come more than once. */
export type RecordSink = {
  readonly organizations: (page: Page<Organization>) => void;
  /** End-users. */
  readonly users: (page: Page<User>) => void;
  readonly memberships: (page: Page<Membership>) => void;
  readonly tickets: (page: Page<Ticket>) => void;
};

/** A reading that goes by a plan. */
export type PlannedReading = {
  readonly reader: Reader;
  readonly plan: ReadPlan;
  readonly facts: ReadFacts;
  /** The earlier reading that the facts tell of. */
  readonly base: ReadingBase | null;
  /** Users on a page of what search finds. */
  readonly usersPerPage: number;
  readonly ticketsSince: Instant;
  readonly sink: RecordSink;
  /**
   * Asked once, when all organizations came: says of a user whether memberships have to be read, because
   * the default organization is not the expected one.
   */
  readonly judge: () => (user: User) => boolean;
  /** Asked once, when all organizations came, where only users of the reference are read. */
  readonly ofReference: () => {
    readonly organizations: readonly OrganizationId[];
    readonly domains: readonly string[];
  };
  /** Told when a layer came to its end, or to what keeps it from its end. */
  readonly onLayer: (outcome: LayerOutcome) => void;
};

/** How a layer was read. */
export type LayerOutcome = {
  readonly layer: RecordLayer;
  /** The ways that were taken, in order. A way that was refused at once is not among them. */
  readonly ways: readonly ReadWay[];
  /** Why not all of the layer was read. */
  readonly problem: DriftError | null;
};

/** What became of a planned reading. */
export type ReadingOutcome = {
  readonly layers: readonly LayerOutcome[];
  /** Ways that the account refused, those known before included: to be remembered for the next reading. */
  readonly refused: ReadonlySet<ReadWay>;
  /** The part of the users that were found elsewhere by default; `null` where nobody looked. */
  readonly unexpectedShare: number | null;
};
