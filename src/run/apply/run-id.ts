import type { Receipt } from '../../core/apply/receipt-format.ts';
import { stableId } from '../../core/hash.ts';
import type { Plan } from '../../core/plan/plan-format.ts';

/**
 * The id of a dry run or an apply. That of a demo depends on its clock alone, so that the same demo has
 * the same receipts.
 * @param now milliseconds since 1970
 * @param random at least 0 and below 1
 */
export function runIdOf(plan: Plan, kind: Receipt['kind'], now: number, random: number): string {
  const chance = plan.source.mode === 'demo' ? '' : String(random);
  return stableId('run', [plan.plan_hash, kind, String(now), chance]);
}
