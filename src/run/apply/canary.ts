import type { Action } from '../../core/plan/plan-format.ts';
import type { ApplyJob } from './apply-job.ts';
import { findVanishedDomains } from './domain-proof.ts';
import { noteMoved, type RunState, type WatchedWrite } from './run-state.ts';
import { lookAtTickets } from './ticket-looks.ts';
import { lookTimes, waitUntil } from './waiting.ts';

/**
 * The first domain, the first assignment and the first move of a run go alone: the next write waits
 * until their tickets have stayed where they are for the settling time, because Zendesk works in the
 * background. A ticket that moves, or a domain that is gone, stops the run.
 */
export async function flyCanary(
  job: ApplyJob,
  run: RunState,
  { type }: Action,
  written: WatchedWrite,
): Promise<void> {
  if (type === 'set_org_external_id' || run.canariesFlown.has(type)) return;
  run.canariesFlown.add(type);
  const { reader, settleSeconds, supervision } = job;
  const end = written.writtenAt + settleSeconds * 1000;
  // Without a settling time all looks fall together, and one tells as much as four.
  for (const after of new Set(lookTimes(settleSeconds * 1000).slice(1))) {
    if (run.stop) return;
    const moment = written.writtenAt + after;
    const wasWaited = await waitUntil(moment, 'canary', supervision.isStopRequested, job, end);
    // Whoever asks to stop gets no further write, so nothing has to be waited for.
    if (!wasWaited) return;
    const { moved, isComplete } = await lookAtTickets(reader, written.watch);
    noteMoved(run, moved);
    // What could not be looked at has not held.
    if (!isComplete && after === settleSeconds * 1000) run.stop ??= 'cannot_read';
  }
  await findVanishedDomains(job, run, written);
}
