import { settleCaps } from '../../core/apply/caps.ts';
import { checkMayApply } from '../../core/apply/may-apply.ts';
import { entryOf, makeReceipt } from '../../core/apply/receipt.ts';
import type { Receipt, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type { Action, Plan } from '../../core/plan/plan-format.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { checkSubdomain } from '../check-tenant.ts';
import { actorOf } from './actor.ts';
import type { ApplyJob } from './apply-job.ts';
import { applyOne } from './apply-one.ts';
import { proveAtTheEnd } from './final-proof.ts';
import { judgePlan } from './judge-plan.ts';
import { startRun, type RunState } from './run-state.ts';

/**
 * Applies a plan under supervision. Reads everything first, settles the caps over what would be
 * applied, and then carries out one action after the other, each judged again right before its write.
 * It stops at once when something is not as it should be; the receipt accounts for every action.
 *
 * @throws DriftError before the first write, where the plan may not be applied (`apply_*`), the account
 *   cannot be read, or the journal cannot be begun
 */
export async function runApply(job: ApplyJob): Promise<Receipt> {
  const { reader, plan, now, onEvent, runId, confirmation, caps, settleSeconds, journal } = job;
  const startedAt = toInstant(now());
  onEvent({ kind: 'stage', stage: 'signing_in' });
  const user = await reader.currentUser();
  checkSubdomain(user, plan.source.subdomain);
  checkMayApply(plan, user.role, confirmation, now());
  const { across, entries } = await judgePlan(job);

  const head = {
    kind: 'apply',
    run_id: runId,
    actor: actorOf(user),
    reason: confirmation.reason.trim(),
    started_at: startedAt,
    across_records_as_of: across.asOf,
    caps: { max_actions: caps.maxActions, max_per_account: caps.maxPerAccount },
    settle_seconds: settleSeconds,
  } as const;
  await journal.append({
    kind: 'begin',
    run_id: runId,
    at: startedAt,
    plan,
    actor: head.actor,
    reason: head.reason,
    caps: head.caps,
    settle_seconds: settleSeconds,
  });
  await journal.append({ kind: 'across', as_of: across.asOf });

  const { settled, queue } = settleUpFront(job, entries, toInstant(now()));
  for (const entry of settled.values()) await journal.append({ kind: 'entry', entry });
  const run = startRun(settled);
  onEvent({ kind: 'stage', stage: 'applying' });
  for (const action of queue) {
    if (job.supervision.isStopRequested()) run.stop ??= 'stopped_by_person';
    if (run.stop) leaveOut(run, action);
    else await applyOne(job, run, action, across);
  }
  if (run.stop) onEvent({ kind: 'stopping', why: run.stop });
  const ticket_proof = await proveAtTheEnd(job, run);
  const finished_at = toInstant(now());
  const receipt = makeReceipt(
    plan,
    {
      ...head,
      finished_at,
      stopped: run.stop,
      ticket_proof,
      vanished_domains: run.vanishedDomains,
    },
    run.entries,
  );
  await job.keepReceipt(receipt);
  await endJournal(journal, finished_at);
  return receipt;
}

/** The receipt is durable by now: a journal that cannot be ended is found again and read once more, which does no harm. */
async function endJournal(journal: ApplyJob['journal'], at: string): Promise<void> {
  try {
    await journal.append({ kind: 'end', at });
  } catch {
    // Whoever resumes such a run gets the same outcomes from the same records.
  }
}

/** What needs no write, and what the caps leave for the next run: settled before the first write. */
function settleUpFront(
  { plan, caps }: Pick<ApplyJob, 'plan' | 'caps'>,
  entries: ReadonlyMap<string, ReceiptEntry>,
  at: string,
): { readonly settled: ReadonlyMap<string, ReceiptEntry>; readonly queue: Plan['actions'] } {
  const wouldApply = plan.actions.filter(({ id }) => entries.get(id)?.outcome === 'would_apply');
  const over = settleCaps(wouldApply, caps);
  const queue = wouldApply.filter(({ id }) => !over.has(id));
  const queued = new Set(queue.map(({ id }) => id));
  const settled = new Map<string, ReceiptEntry>();
  for (const [id, entry] of entries) {
    const reason = over.get(id);
    if (reason) settled.set(id, { ...entry, outcome: 'skipped', reason, finished_at: at });
    else if (!queued.has(id)) settled.set(id, entry);
  }
  return { settled, queue };
}

function leaveOut(run: RunState, action: Action): void {
  run.entries.set(action.id, entryOf(action, 'not_attempted', { reason: run.stop }));
}
