import { watchTickets } from '../../core/apply/ticket-watch.ts';
import { entryOf, makeReceipt } from '../../core/apply/receipt.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import { DriftError } from '../../core/problem.ts';
import { organizationIds, ticketIds, toInstant, userIds } from '../../core/tenant/ids.ts';
import type { Ticket } from '../../core/tenant/records.ts';
import { checkSubdomain } from '../check-tenant.ts';
import type { ApplyJob } from './apply-job.ts';
import { proveAtTheEnd } from './final-proof.ts';
import type { IntentRecord, Journal, JournalledRun } from './journal.ts';
import { startRun, withSeenDomain, type RunState, type WatchedWrite } from './run-state.ts';
import { settleOutcome } from './settle-outcome.ts';

/** What completing an interrupted apply needs: nothing that could write. */
export type ResumeJob = Pick<
  ApplyJob,
  'reader' | 'now' | 'sleep' | 'onEvent' | 'supervision' | 'words' | 'keepReceipt'
> & {
  readonly run: JournalledRun;
  readonly journal: Journal;
};

/**
 * Completes an apply that was interrupted: the write that may or may not have arrived is settled by
 * reading, the tickets of all writes are looked at again, and what was not reached is said to be not
 * attempted. It has no writer: what is left to do takes another apply.
 *
 * @throws DriftError where the account cannot be read, or is another one than the plan's
 */
export async function resumeApply(job: ResumeJob): Promise<Receipt> {
  const { run: journalled, reader, journal, now, words } = job;
  const { begin, openIntent } = journalled;
  const { plan } = begin;
  checkSubdomain(await reader.currentUser(), plan.source.subdomain);

  const run = startRun(journalled.entries);
  if (openIntent) await settleOpenIntent(job, run, openIntent);
  for (const action of plan.actions)
    if (!run.entries.has(action.id))
      run.entries.set(action.id, entryOf(action, 'not_attempted', { reason: 'interrupted' }));
  run.watchedWrites.push(...journalled.intents.flatMap((intent) => writtenBy(intent, run)));
  run.stop ??= 'interrupted';
  const ticket_proof = await proveAtTheEnd(
    { ...job, settleSeconds: begin.settle_seconds, words },
    run,
  );
  const finished_at = toInstant(now());
  const receipt = makeReceipt(
    plan,
    {
      kind: 'apply',
      run_id: begin.run_id,
      actor: begin.actor,
      reason: begin.reason,
      started_at: begin.at,
      finished_at,
      across_records_as_of: journalled.acrossAsOf,
      caps: begin.caps,
      settle_seconds: begin.settle_seconds,
      stopped: run.stop,
      ticket_proof,
      vanished_domains: run.vanishedDomains,
    },
    run.entries,
  );
  await job.keepReceipt(receipt);
  await journal.append({ kind: 'end', at: finished_at });
  return receipt;
}

async function settleOpenIntent(
  job: ResumeJob,
  run: RunState,
  { entry }: IntentRecord,
): Promise<void> {
  const { plan, settle_seconds } = job.run.begin;
  const action = plan.actions.find(({ id }) => id === entry.action_id);
  if (!action) throw new DriftError('journal_unreadable');
  // Nobody knows whether the request left: as after a lost answer, only reading can tell.
  const problem = new DriftError('zendesk_unreachable', { address: entry.request?.path ?? '' });
  const outcome = await settleOutcome(
    action,
    { kind: 'none', problem },
    {
      ...job,
      settleMs: settle_seconds * 1000,
      isCutShort: job.supervision.isWaitCutShort,
    },
  );
  const reason = outcome.entry.outcome === 'applied' ? null : 'interrupted';
  const settled = { ...entry, ...outcome.entry, reason, finished_at: toInstant(job.now()) };
  const isChange = settled.outcome === 'applied' || settled.outcome === 'unknown';
  const final = isChange ? { ...settled, undo: job.words.undo(settled) } : settled;
  run.entries.set(action.id, final);
  run.stop ??= outcome.stop;
  await job.journal.append({ kind: 'entry', entry: final });
}

function writtenBy({ entry, watch }: IntentRecord, run: RunState): readonly WatchedWrite[] {
  const final = run.entries.get(entry.action_id);
  if (final?.outcome !== 'applied' && final?.outcome !== 'unknown') return [];
  const written = {
    actionId: entry.action_id,
    writtenAt: Date.parse(entry.attempted_at ?? ''),
    watch: watchTickets(
      watch.user_ids.filter(userIds.is),
      watch.tickets.flatMap(([id, organizationId]) => watchedTicket(id, organizationId)),
    ),
    domains: domainsBefore(entry),
  };
  return [withSeenDomain(written, final)];
}

function watchedTicket(
  id: number,
  organizationId: number | null,
): readonly Pick<Ticket, 'id' | 'organizationId'>[] {
  if (!ticketIds.is(id)) return [];
  if (organizationId === null) return [{ id, organizationId }];
  return organizationIds.is(organizationId) ? [{ id, organizationId }] : [];
}

function domainsBefore({ type, target, before }: IntentRecord['entry']): WatchedWrite['domains'] {
  const organizationId = organizationIds.parse(target.id);
  const names = before?.['domain_names'];
  if (type !== 'add_org_domain' || organizationId === null || !Array.isArray(names)) return null;
  return { organizationId, names: names.filter((name) => typeof name === 'string') };
}
