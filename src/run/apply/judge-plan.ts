import { judge } from '../../core/apply/judge.ts';
import { judgedEntry } from '../../core/apply/judged-entry.ts';
import type { Judgement } from '../../core/apply/judgement.ts';
import {
  NOTHING_CHANGED,
  type AcrossRecords,
  type ChangedInThisRun,
} from '../../core/apply/live-facts.ts';
import { observed } from '../../core/apply/observed.ts';
import { entryOf } from '../../core/apply/receipt.ts';
import type { ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type { Action, Plan } from '../../core/plan/plan-format.ts';
import { DriftError } from '../../core/problem.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { Reader } from '../../zendesk/reader.ts';
import type { ApplyEvent } from './apply-event.ts';
import { readAcrossRecords } from './read-across-records.ts';
import { readNamedRecords } from './read-named-records.ts';

/** What the reading that a dry run and an apply begin with needs. There is no writer in it. */
export type PlanReading = {
  readonly reader: Reader;
  readonly plan: Plan;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onEvent: (event: ApplyEvent) => void;
};

/** A plan as the live account stands: one entry for every action, none of them written. */
export type JudgedPlan = {
  readonly across: AcrossRecords;
  /** In plan order. `would_apply` for those that can be carried out. */
  readonly entries: ReadonlyMap<string, ReceiptEntry>;
};

/**
 * Reads across records and then the records of every prepared action, and judges each. A blocked
 * action is not read: what blocked it is decided by a person and a new audit.
 *
 * @throws DriftError where the account cannot be read at all; a single action that cannot be read is
 *   `failed` with the problem's code
 */
export async function judgePlan(wish: PlanReading): Promise<JudgedPlan> {
  const { reader, plan, now, onEvent } = wish;
  const across = await readAcrossRecords(wish);
  onEvent({ kind: 'stage', stage: 'judging' });
  const entries = new Map<string, ReceiptEntry>();
  for (const action of plan.actions) {
    const entry =
      action.status === 'blocked'
        ? entryOf(action, 'blocked', { reason: action.blocked_reason })
        : await judgeAction(reader, action, plan, across, now);
    entries.set(action.id, entry);
    onEvent({ kind: 'entry', entry, done: entries.size, of: plan.actions.length });
  }
  return { across, entries };
}

async function judgeAction(
  reader: Reader,
  action: Action,
  plan: Plan,
  across: AcrossRecords,
  now: PlanReading['now'],
): Promise<ReceiptEntry> {
  try {
    const { judgement, before } = await judgeNow(reader, action, plan, across, NOTHING_CHANGED);
    return judgedEntry(action, judgement, before, toInstant(now()));
  } catch (error) {
    if (!(error instanceof DriftError) || isAboutTheAccount(error)) throw error;
    return entryOf(action, 'failed', { reason: error.code, finished_at: toInstant(now()) });
  }
}

/** Reads the records of an action and judges it. */
export async function judgeNow(
  reader: Reader,
  action: Action,
  { policy }: Pick<Plan, 'policy'>,
  across: AcrossRecords,
  changed: ChangedInThisRun,
) {
  const records = await readNamedRecords(reader, action);
  const judgement: Judgement = judge(action, records, across, changed, policy);
  return { records, judgement, before: observed(records) };
}

/** Whether a problem is the whole account's, so that reading on makes no sense. */
function isAboutTheAccount({ code }: DriftError): boolean {
  return (
    code === 'zendesk_not_signed_in' ||
    code === 'zendesk_unreachable' ||
    code === 'zendesk_wrong_subdomain' ||
    code === 'bug'
  );
}
