import type { Caps } from '../../core/apply/caps.ts';
import type { Confirmation } from '../../core/apply/may-apply.ts';
import type { Receipt, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type { PacedChannel } from '../../zendesk/write/paced-channel.ts';
import type { PlanReading } from './judge-plan.ts';
import type { Journal } from './journal.ts';

/** What a person may ask of a run that is under way. */
export type Supervision = {
  /** Finish the action in flight, and start no other. */
  readonly isStopRequested: () => boolean;
  /** Do not wait for the last look at the tickets; the receipt says so. */
  readonly isWaitCutShort: () => boolean;
};

/** The sentences of a receipt that people read. */
export type ReceiptWords = {
  /** How a person would take a write back, and what that would cause. */
  readonly undo: (entry: ReceiptEntry) => string;
  /** What a person does about a domain that vanished from an organization. */
  readonly vanishedDomain: (domain: string, organizationId: string, users: number) => string;
};

/** What a live apply needs. */
export type ApplyJob = PlanReading & {
  /** The way out for requests that passed the write gate. */
  readonly channel: PacedChannel;
  readonly journal: Journal;
  readonly runId: string;
  readonly confirmation: Confirmation;
  readonly caps: Caps;
  /** How long ticket proofs wait, for a canary and at the end. */
  readonly settleSeconds: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly supervision: Supervision;
  readonly words: ReceiptWords;
  /** Returns when the receipt is durable; the journal is ended after it. */
  readonly keepReceipt: (receipt: Receipt) => Promise<void>;
};
