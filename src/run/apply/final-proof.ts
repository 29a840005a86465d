import { joinWatches, proofOfWatch, type MovedTicket } from '../../core/apply/ticket-watch.ts';
import { NOTHING_WATCHED } from '../../core/apply/receipt.ts';
import type { TicketProof } from '../../core/apply/receipt-format.ts';
import type { ApplyJob } from './apply-job.ts';
import { findVanishedDomains } from './domain-proof.ts';
import { noteMoved, type RunState, type WatchedWrite } from './run-state.ts';
import { lookAtTickets } from './ticket-looks.ts';
import { waitUntil } from './waiting.ts';

/**
 * Waits out the settling time after the last write, unless a person cuts it short, and looks at every
 * watched ticket and every domain list a last time. Writes the proof of each action into its entry.
 *
 * @returns what the receipt says of all watched tickets together
 */
export async function proveAtTheEnd(
  job: Pick<
    ApplyJob,
    'reader' | 'words' | 'settleSeconds' | 'supervision' | 'now' | 'sleep' | 'onEvent'
  >,
  run: RunState,
): Promise<TicketProof> {
  const last = run.watchedWrites.at(-1);
  if (!last) return NOTHING_WATCHED;
  const { settleSeconds, supervision, now } = job;
  const lastWatched = run.watchedWrites.filter(hasSomethingToWatch).at(-1);
  const settled = lastWatched ? lastWatched.writtenAt + settleSeconds * 1000 : now();
  const wasWaited =
    run.stop === 'signed_out'
      ? now() >= settled
      : await waitUntil(settled, 'end', supervision.isWaitCutShort, job);
  const isCutShort = !wasWaited || settleSeconds === 0;

  const all = joinWatches(run.watchedWrites.map(({ watch }) => watch));
  const { moved, isComplete } = await lookAtTickets(job.reader, all);
  for (const written of run.watchedWrites) await findVanishedDomains(job, run, written);
  noteMoved(run, moved);
  const allMoved = [...run.movedTickets.values()];
  const isPartial = isCutShort || !isComplete;
  for (const written of run.watchedWrites) writeProof(run, written, allMoved, isPartial, now());
  return proofOfWatch(all, secondsSince(last, now()), allMoved, isPartial);
}

function writeProof(
  run: RunState,
  written: WatchedWrite,
  moved: readonly MovedTicket[],
  isPartial: boolean,
  now: number,
): void {
  const entry = run.entries.get(written.actionId);
  if (!entry) return;
  const own = moved.filter(({ ticket_id }) =>
    [...written.watch.filedUnder.keys()].some((id) => String(id) === ticket_id),
  );
  const ticket_proof = proofOfWatch(written.watch, secondsSince(written, now), own, isPartial);
  run.entries.set(written.actionId, { ...entry, ticket_proof });
}

function secondsSince({ writtenAt }: WatchedWrite, now: number): number {
  return Math.max(0, Math.floor((now - writtenAt) / 1000));
}

/** An external id touches neither tickets nor memberships, so nothing has to be waited for after it. */
function hasSomethingToWatch({ watch, domains }: WatchedWrite): boolean {
  return watch.userIds.length > 0 || domains !== null;
}
