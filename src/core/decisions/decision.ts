import type { AccountId } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';

/** What can be decided: whose a shared domain is, whose an address is, and that an issue may stay. */
export const DECISION_KINDS = ['domain', 'address', 'issue'] as const;

/** One of them. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Who says it, why, and until when. */
type Said = {
  readonly decidedBy: string;
  readonly reason: string;
};

/** The last day on which a decision holds (`2026-12-31`, in UTC). */
type LastDay = string;

/** What only a person can say. */
export type Decision = Said &
  (
    | {
        readonly kind: 'domain';
        readonly subject: Domain;
        /** Whose it is. */
        readonly accountId: AccountId;
        /** `null` where it has no end. */
        readonly until: LastDay | null;
      }
    | {
        readonly kind: 'address';
        /** In lower case. */
        readonly subject: string;
        readonly accountId: AccountId;
        readonly until: LastDay | null;
      }
    | {
        readonly kind: 'issue';
        /** The stable id of an issue. */
        readonly subject: string;
        readonly accountId: null;
        /** What is accepted is accepted for a time. */
        readonly until: LastDay;
      }
  );

/** Why a decision does not hold. */
export const DECISION_REJECTIONS = [
  'expired',
  'unknown_kind',
  'bad_subject',
  'missing_account',
  'account_not_in_reference',
  'missing_decided_by',
  'missing_reason',
  'missing_until',
  'bad_until',
  'contradicted',
] as const;

/** One of these reasons. */
export type DecisionRejection = (typeof DECISION_REJECTIONS)[number];

/** A decision that does not hold, as its file has it, and why. */
export type SetAsideDecision = {
  readonly kind: string;
  readonly subject: string;
  readonly why: DecisionRejection;
};

/** Decisions as they were read, whatever the list of accounts and the day. In order of kind, subject, account. */
export type DecisionList = {
  readonly decisions: readonly Decision[];
  readonly setAside: readonly SetAsideDecision[];
};

/** Decisions beside a list of accounts, on a day. */
export type DecisionsOfDay = {
  /** Those that hold, each subject once: in order of kind and subject. */
  readonly inForce: readonly Decision[];
  readonly setAside: readonly SetAsideDecision[];
};

/** Nothing was decided. */
export const NO_DECISIONS: DecisionList = { decisions: [], setAside: [] };
