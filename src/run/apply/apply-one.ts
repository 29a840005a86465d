import type { AcrossRecords } from '../../core/apply/live-facts.ts';
import type { ReceiptEntry, StopReason } from '../../core/apply/receipt-format.ts';
import type { ConcernedUser } from '../../core/plan/concerned-user.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import { organizationIds, toInstant } from '../../core/tenant/ids.ts';
import type { ApplyJob } from './apply-job.ts';
import { attemptWrite } from './attempt-write.ts';
import { flyCanary } from './canary.ts';
import { findVanishedDomains } from './domain-proof.ts';
import { noteMoved, withSeenDomain, type RunState, type WatchedWrite } from './run-state.ts';
import { settleOutcome } from './settle-outcome.ts';
import { lookAtTickets } from './ticket-looks.ts';

/**
 * Carries out one action: preconditions read again, intent made durable, written once, read back,
 * outcome made durable. Where it is the first of its type, waits until its ticket proof has held.
 */
export async function applyOne(
  job: ApplyJob,
  run: RunState,
  action: Action,
  acrossAtStart: AcrossRecords,
): Promise<void> {
  const attempt = await attemptWrite(job, run, action, acrossAtStart);
  if (attempt.kind === 'settled') {
    await settle(job, run, action, attempt.entry, attempt.stop);
    return;
  }

  const { pending, answer, users } = attempt;
  const outcome = await settleOutcome(action, answer, {
    ...job,
    settleMs: job.settleSeconds * 1000,
    isCutShort: job.supervision.isWaitCutShort,
  });
  const entry = { ...pending, ...outcome.entry, finished_at: toInstant(job.now()) };
  const written = withSeenDomain(attempt.written, entry);
  if (mayHaveChanged(entry)) {
    run.watchedWrites.push(written);
    noteChange(run, action, users);
  }
  await settle(job, run, action, withUndo(entry, job), outcome.stop);
  if (!mayHaveChanged(entry)) return;
  await proveAtOnce(job, run, written);
  if (entry.outcome === 'applied') await flyCanary(job, run, action, written);
}

function mayHaveChanged({ outcome }: ReceiptEntry): boolean {
  return outcome === 'applied' || outcome === 'unknown';
}

function noteChange(run: RunState, action: Action, users: readonly ConcernedUser[]): void {
  const id = organizationIds.parse(action.target.id);
  if (action.type !== 'add_org_domain' || id === null) return;
  run.domainsAdded.set(id, [...(run.domainsAdded.get(id) ?? []), action.detail]);
  const enrolled = run.mayBeEnrolled.get(id) ?? new Set();
  for (const { user } of users) enrolled.add(user.id);
  run.mayBeEnrolled.set(id, enrolled);
}

function withUndo(entry: ReceiptEntry, { words }: ApplyJob): ReceiptEntry {
  return mayHaveChanged(entry) ? { ...entry, undo: words.undo(entry) } : entry;
}

async function proveAtOnce(job: ApplyJob, run: RunState, written: WatchedWrite): Promise<void> {
  const { moved } = await lookAtTickets(job.reader, written.watch);
  noteMoved(run, moved);
  await findVanishedDomains(job, run, written);
}

async function settle(
  { journal, onEvent, plan }: ApplyJob,
  run: RunState,
  action: Action,
  entry: ReceiptEntry,
  stop: StopReason | null,
): Promise<void> {
  run.entries.set(action.id, entry);
  run.failuresInARow = entry.outcome === 'failed' ? run.failuresInARow + 1 : 0;
  run.stop ??= stop ?? (run.failuresInARow >= 3 ? 'three_failures_in_a_row' : null);
  onEvent({ kind: 'entry', entry, done: run.entries.size, of: plan.actions.length });
  try {
    await journal.append({ kind: 'entry', entry });
  } catch {
    // The outcome stands in the receipt all the same; but nothing more may be written.
    run.stop ??= 'journal_failed';
  }
}
