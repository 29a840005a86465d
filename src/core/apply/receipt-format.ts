import * as z from 'zod/mini';
import { ACTION_TYPES } from '../plan/plan-format.ts';

/** Name of the receipt's file format. */
export const RECEIPT_FORMAT = 'drift-audit/receipt';
/** Version of the receipt's file format. */
export const RECEIPT_VERSION = 1;

/** What became of an action, in the order in which outcomes are counted. */
export const OUTCOMES = [
  'would_apply',
  'applied',
  'already_applied',
  'skipped',
  'blocked',
  'failed',
  'unknown',
  'not_attempted',
] as const;

/** Why a run ended before its last action. */
export const STOP_REASONS = [
  'ticket_changed',
  'domain_vanished',
  'outcome_unknown',
  'signed_out',
  'no_permission',
  'three_failures_in_a_row',
  'cannot_read',
  'journal_failed',
  'stopped_by_person',
  'interrupted',
] as const;

const count = z.int().check(z.nonnegative());
const id = z.string();

/** A precondition that does not hold any more. */
const finding = z.strictObject({
  field: z.string(),
  planned: z.unknown(),
  found: z.unknown(),
});

const watched = z.strictObject({
  users: count,
  tickets: count,
  /** Seconds from the write to the last look. */
  seconds: count,
  /** The wait was cut short, or a look failed. */
  cut_short: z.boolean(),
  changed: z.array(
    z.strictObject({
      ticket_id: id,
      organization_before: z.nullable(id),
      organization_after: z.nullable(id),
    }),
  ),
});

/** The schema of what a receipt says of one action. */
export const receiptEntrySchema = z.strictObject({
  action_id: z.string(),
  type: z.enum(ACTION_TYPES),
  sf_account_id: z.nullable(z.string()),
  account_name: z.nullable(z.string()),
  target: z.strictObject({
    kind: z.enum(['account', 'organization', 'user']),
    id,
    label: z.string(),
  }),
  detail: z.string(),
  outcome: z.enum(OUTCOMES),
  /** A blocked reason, a guard, a cap, `stale`, a stop reason or a problem code; `null` where it went as planned. */
  reason: z.nullable(z.string()),
  /** For a stale action: the field, and its planned and found values. */
  finding: z.nullable(finding),
  /** The values of the target as read before and after; `null` where they were not read. */
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
  /** The request that was sent, or that was about to be. */
  request: z.nullable(
    z.strictObject({ method: z.string(), path: z.string(), body: z.nullable(z.string()) }),
  ),
  /** Status of the answer; `null` where none came or nothing was sent. */
  status: z.nullable(z.int()),
  /** Zendesk's own words where it refused; `null` where it did not. */
  zendesk_says: z.nullable(z.string()),
  attempted_at: z.nullable(z.string()),
  finished_at: z.nullable(z.string()),
  ticket_proof: z.nullable(watched),
  /** How a person would take it back, and what that would cause; `null` where nothing was written. */
  undo: z.nullable(z.string()),
});

/** The schema of `apply_receipt.json` and `dry_run_receipt.json`. */
export const receiptSchema = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  version: z.literal(RECEIPT_VERSION),
  kind: z.enum(['dry_run', 'apply']),
  run_id: z.string(),
  source_plan_hash: z.string(),
  source: z.strictObject({
    subdomain: z.string(),
    mode: z.enum(['demo', 'live']),
    reference_digest: z.string(),
    partial_reference: z.boolean(),
  }),
  actor: z.nullable(
    z.strictObject({
      user_id: id,
      name: z.string(),
      email: z.nullable(z.string()),
      role: z.enum(['admin', 'agent']),
    }),
  ),
  reason: z.nullable(z.string()),
  started_at: z.string(),
  finished_at: z.string(),
  /** As of when it is known what no single record tells: other holders of an id or domain, who may be enrolled. */
  across_records_as_of: z.nullable(z.string()),
  caps: z.strictObject({ max_actions: count, max_per_account: count }),
  settle_seconds: count,
  /** `null` where the run came to its end. */
  stopped: z.nullable(z.enum(STOP_REASONS)),
  totals: z.strictObject({
    actions: count,
    would_apply: count,
    applied: count,
    already_applied: count,
    skipped: count,
    blocked: count,
    failed: count,
    unknown: count,
    not_attempted: count,
  }),
  /** Requests sent to Salesforce: the product has no means to send any. */
  salesforce_writes: count,
  /** Watched tickets whose organization was another one at a later look. */
  ticket_mutations: count,
  ticket_proof: watched,
  /** Domains that were on an organization before and are gone, with the users and what a person has to do. */
  vanished_domains: z.array(
    z.strictObject({
      organization_id: id,
      domain: z.string(),
      user_ids: z.array(id),
      steps: z.string(),
    }),
  ),
  entries: z.array(receiptEntrySchema),
});

/** A receipt as it stands in its file. */
export type Receipt = z.infer<typeof receiptSchema>;
/** What a receipt says of one action. */
export type ReceiptEntry = z.infer<typeof receiptEntrySchema>;
/** What became of an action. */
export type Outcome = (typeof OUTCOMES)[number];
/** Why a run ended before its last action. */
export type StopReason = (typeof STOP_REASONS)[number];
/** A precondition that does not hold any more. */
export type Finding = NonNullable<ReceiptEntry['finding']>;
/** What was seen of tickets while they were watched. */
export type TicketProof = Receipt['ticket_proof'];

/** Whether text is a reason for which a run ends before its last action. */
export function isStopReason(text: string): text is StopReason {
  return STOP_REASONS.some((reason) => reason === text);
}
