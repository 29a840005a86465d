import { DriftError } from '../problem.ts';
import type { Plan } from '../plan/plan-format.ts';
import type { Instant } from '../tenant/records.ts';

/** What a person has said before a live apply. */
export type Confirmation = {
  readonly planHash: string;
  readonly reason: string;
  /** The reference may be a filtered list, and the person takes that on. */
  readonly acceptsPartialReference: boolean;
  /** The plan is older than a week, and the person wants it all the same. */
  readonly acceptsOldPlan: boolean;
};

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Whether a plan may be applied by this person with this confirmation. Says no by throwing, before
 * anything is read or written.
 *
 * @param now milliseconds since 1970
 * @throws DriftError `apply_not_admin`, `apply_wrong_hash` (values `given`, `expected`),
 *   `apply_reason_missing`, `apply_partial_reference`, `apply_plan_old` (value `created`)
 */
export function checkMayApply(
  plan: Plan,
  role: 'admin' | 'agent',
  confirmation: Confirmation,
  now: number,
): void {
  if (confirmation.planHash !== plan.plan_hash)
    throw new DriftError('apply_wrong_hash', {
      given: confirmation.planHash,
      expected: plan.plan_hash,
    });
  if (confirmation.reason.trim() === '') throw new DriftError('apply_reason_missing');
  if (role !== 'admin') throw new DriftError('apply_not_admin');
  if (plan.source.partial_reference && !confirmation.acceptsPartialReference)
    throw new DriftError('apply_partial_reference');
  if (isOlderThanAWeek(plan, now) && !confirmation.acceptsOldPlan)
    throw new DriftError('apply_plan_old', { created: plan.created_at });
}

/** Whether a plan was made more than a week ago. A time that cannot be read counts as long ago. */
export function isOlderThanAWeek(
  { created_at }: { readonly created_at: Instant | string },
  now: number,
): boolean {
  const created = Date.parse(created_at);
  return Number.isNaN(created) || now - created > WEEK_MS;
}
