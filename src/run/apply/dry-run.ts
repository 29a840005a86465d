import { makeReceipt, NOTHING_WATCHED } from '../../core/apply/receipt.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import type { Caps } from '../../core/apply/caps.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { checkSubdomain } from '../check-tenant.ts';
import { actorOf } from './actor.ts';
import { judgePlan, type PlanReading } from './judge-plan.ts';

/** What a dry run needs: nothing that could write. */
export type DryRunJob = PlanReading & {
  readonly runId: string;
  readonly caps: Caps;
};

/**
 * Says of every action what the account says now. It has no writer: it is never given the means to
 * change anything.
 *
 * @throws DriftError where the account cannot be read, or is another one than the plan's
 */
export async function runDryRun(job: DryRunJob): Promise<Receipt> {
  const { reader, plan, now, onEvent, runId, caps } = job;
  const startedAt = toInstant(now());
  onEvent({ kind: 'stage', stage: 'signing_in' });
  const user = await reader.currentUser();
  checkSubdomain(user, plan.source.subdomain);
  const { across, entries } = await judgePlan(job);
  return makeReceipt(
    plan,
    {
      kind: 'dry_run',
      run_id: runId,
      actor: actorOf(user),
      reason: null,
      started_at: startedAt,
      finished_at: toInstant(now()),
      across_records_as_of: across.asOf,
      caps: { max_actions: caps.maxActions, max_per_account: caps.maxPerAccount },
      settle_seconds: 0,
      stopped: null,
      ticket_proof: NOTHING_WATCHED,
      vanished_domains: [],
    },
    entries,
  );
}
