import { NOTHING_WATCHED } from '../../src/core/apply/receipt.ts';
import {
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  type Outcome,
  type Receipt,
  type ReceiptEntry,
} from '../../src/core/apply/receipt-format.ts';

/** An entry of a receipt, with what the test wants different. */
export function entry(outcome: Outcome, different: Partial<ReceiptEntry> = {}): ReceiptEntry {
  return {
    action_id: 'action_1',
    type: 'assign_user_to_org',
    sf_account_id: '001ACME004',
    account_name: 'Acme Retail',
    target: { kind: 'user', id: '360002000119', label: 'rene@acmeretail.example' },
    detail: '360001100453',
    outcome,
    reason: null,
    finding: null,
    before: null,
    after: null,
    request: null,
    status: null,
    zendesk_says: null,
    attempted_at: null,
    finished_at: null,
    ticket_proof: null,
    undo: null,
    ...different,
  };
}

/** The receipt of an apply with these entries. */
export function receiptOf(
  entries: readonly ReceiptEntry[],
  different: Partial<Receipt> = {},
): Receipt {
  const count = (outcome: Outcome) => entries.filter((one) => one.outcome === outcome).length;
  return {
    format: RECEIPT_FORMAT,
    version: RECEIPT_VERSION,
    kind: 'apply',
    run_id: 'run_1',
    source_plan_hash: 'f00d'.repeat(16),
    source: {
      subdomain: 'acme',
      mode: 'live',
      reference_digest: 'beef'.repeat(16),
      partial_reference: false,
    },
    actor: null,
    reason: 'the weekly repair',
    started_at: '2026-11-22T09:00:00Z',
    finished_at: '2026-11-22T09:02:00Z',
    across_records_as_of: '2026-11-22T09:00:01Z',
    caps: { max_actions: 25, max_per_account: 3 },
    settle_seconds: 90,
    stopped: null,
    totals: {
      actions: entries.length,
      would_apply: count('would_apply'),
      applied: count('applied'),
      already_applied: count('already_applied'),
      skipped: count('skipped'),
      blocked: count('blocked'),
      failed: count('failed'),
      unknown: count('unknown'),
      not_attempted: count('not_attempted'),
    },
    salesforce_writes: 0,
    ticket_mutations: 0,
    ticket_proof: NOTHING_WATCHED,
    vanished_domains: [],
    entries: [...entries],
    ...different,
  };
}
