import type { BlockedReason, GuardReason } from '../plan/plan-format.ts';
import type { Finding } from './receipt-format.ts';

/** What the live account says of a prepared action. */
export type Judgement =
  | { readonly kind: 'would_apply' }
  | { readonly kind: 'already_applied' }
  | { readonly kind: 'stale'; readonly finding: Finding }
  | { readonly kind: 'blocked'; readonly reason: BlockedReason | GuardReason };

/** The action can be carried out as planned. */
export const WOULD_APPLY: Judgement = { kind: 'would_apply' };
/** What the action would bring about is so already. */
export const ALREADY_APPLIED: Judgement = { kind: 'already_applied' };

/** A field that the action depends on is not as planned. */
export function stale(field: string, planned: unknown, found: unknown): Judgement {
  return { kind: 'stale', finding: { field, planned, found } };
}

/** A guard or reason holds now. */
export function blocked(reason: BlockedReason | GuardReason): Judgement {
  return { kind: 'blocked', reason };
}

/** The first judgement that speaks, else that the action can be carried out. */
export function firstOf(...judges: readonly (() => Judgement | null)[]): Judgement {
  for (const judge of judges) {
    const judgement = judge();
    if (judgement) return judgement;
  }
  return WOULD_APPLY;
}
