import type { Action, Plan } from '../plan/plan-format.ts';
import {
  OUTCOMES,
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  type Receipt,
  type ReceiptEntry,
  type TicketProof,
} from './receipt-format.ts';

/** What a receipt says beside its entries. */
export type ReceiptHead = Omit<
  Receipt,
  | 'format'
  | 'version'
  | 'source_plan_hash'
  | 'source'
  | 'totals'
  | 'salesforce_writes'
  | 'ticket_mutations'
  | 'entries'
>;

/**
 * Makes a receipt of a plan: exactly one entry for every action, in plan order, and totals counted
 * from them.
 *
 * @throws Error where an action has no entry or an entry no action, for a receipt must account for all
 */
export function makeReceipt(
  plan: Plan,
  head: ReceiptHead,
  entries: ReadonlyMap<string, ReceiptEntry>,
): Receipt {
  const ordered = plan.actions.map(({ id }) => {
    const entry = entries.get(id);
    if (!entry) throw new Error(`no entry for action ${id}`);
    return entry;
  });
  if (entries.size !== plan.actions.length) throw new Error('an entry belongs to no action');
  return {
    format: RECEIPT_FORMAT,
    version: RECEIPT_VERSION,
    kind: head.kind,
    run_id: head.run_id,
    source_plan_hash: plan.plan_hash,
    source: plan.source,
    actor: head.actor,
    reason: head.reason,
    started_at: head.started_at,
    finished_at: head.finished_at,
    across_records_as_of: head.across_records_as_of,
    caps: head.caps,
    settle_seconds: head.settle_seconds,
    stopped: head.stopped,
    totals: totalsOf(ordered),
    salesforce_writes: ordered.filter(({ request }) => request && !isToZendesk(request.path))
      .length,
    ticket_mutations: head.ticket_proof.changed.length,
    ticket_proof: head.ticket_proof,
    vanished_domains: head.vanished_domains,
    entries: ordered,
  };
}

/** The text of a receipt's file. */
export function writeReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** The entry of an action nothing was done for. What was done is written over it. */
export function entryOf(
  action: Action,
  outcome: ReceiptEntry['outcome'],
  more: Partial<ReceiptEntry> = {},
): ReceiptEntry {
  return {
    action_id: action.id,
    type: action.type,
    sf_account_id: action.sf_account_id,
    account_name: action.account_name,
    target: action.target,
    detail: action.detail,
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
    ...more,
  };
}

/** The proof of a run in which no ticket was watched. */
export const NOTHING_WATCHED: TicketProof = {
  users: 0,
  tickets: 0,
  seconds: 0,
  cut_short: false,
  changed: [],
};

function isToZendesk(path: string): boolean {
  return path.startsWith('/api/v2/');
}

function totalsOf(entries: readonly ReceiptEntry[]): Receipt['totals'] {
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, entries.filter((one) => one.outcome === outcome).length]),
  );
  const of = (outcome: ReceiptEntry['outcome']) => counts[outcome] ?? 0;
  return {
    actions: entries.length,
    would_apply: of('would_apply'),
    applied: of('applied'),
    already_applied: of('already_applied'),
    skipped: of('skipped'),
    blocked: of('blocked'),
    failed: of('failed'),
    unknown: of('unknown'),
    not_attempted: of('not_attempted'),
  };
}
