import { isOlderThanAWeek } from '../../../core/apply/may-apply.ts';
import { DEFAULT_CAPS } from '../../../core/apply/caps.ts';
import type { Plan } from '../../../core/plan/plan-format.ts';
import type { ApplyOrder, Selection } from '../../engine/engine-api.ts';

/** How many letters of the hash a person types. */
export const TYPED_LETTERS = 8;
/** The seconds that a run watches tickets after its writes, unless a person says otherwise. */
const SETTLE_SECONDS = 90;
const MOST = 10_000;

/** What stands in the form, as it was typed. */
export type ApplyForm = {
  readonly typedHash: string;
  readonly reason: string;
  readonly maxActions: string;
  readonly maxPerAccount: string;
  readonly settleSeconds: string;
  readonly acceptsPartialReference: boolean;
  readonly acceptsOldPlan: boolean;
};

/** The form before anything is typed. */
export const EMPTY_FORM: ApplyForm = {
  typedHash: '',
  reason: '',
  maxActions: String(DEFAULT_CAPS.maxActions),
  maxPerAccount: String(DEFAULT_CAPS.maxPerAccount),
  settleSeconds: String(SETTLE_SECONDS),
  acceptsPartialReference: false,
  acceptsOldPlan: false,
};

/** A field of the form. */
export type FormField = keyof ApplyForm;

/**
 * The fields that keep an apply from starting, in the order of the form; none where it may start.
 * @param now milliseconds since 1970
 */
export function fieldsInTheWay(form: ApplyForm, plan: Plan, now: number): readonly FormField[] {
  const needsOld = isOlderThanAWeek(plan, now);
  const isFine: Readonly<Record<FormField, boolean>> = {
    maxActions: countOf(form.maxActions, 1) !== null,
    maxPerAccount: countOf(form.maxPerAccount, 1) !== null,
    settleSeconds: countOf(form.settleSeconds, 0) !== null,
    acceptsPartialReference: form.acceptsPartialReference || !plan.source.partial_reference,
    acceptsOldPlan: form.acceptsOldPlan || !needsOld,
    typedHash: form.typedHash.trim().toLowerCase() === plan.plan_hash.slice(0, TYPED_LETTERS),
    reason: form.reason.trim() !== '',
  };
  return ORDER.filter((field) => !isFine[field]);
}

const ORDER = [
  'maxActions',
  'maxPerAccount',
  'settleSeconds',
  'acceptsPartialReference',
  'acceptsOldPlan',
  'typedHash',
  'reason',
] as const satisfies readonly FormField[];

/** What is asked of the engine, once nothing stands in the way. */
export function toOrder(form: ApplyForm, plan: Plan, selection: Selection): ApplyOrder {
  return {
    selection,
    // Its first letters were typed by the person who looked at it.
    confirmedHash: plan.plan_hash,
    reason: form.reason.trim(),
    caps: capsOf(form),
    settleSeconds: countOf(form.settleSeconds, 0) ?? SETTLE_SECONDS,
    acceptsPartialReference: form.acceptsPartialReference,
    acceptsOldPlan: form.acceptsOldPlan,
  };
}

/** The caps of a form; the defaults where what is typed is no count. */
export function capsOf({ maxActions, maxPerAccount }: ApplyForm): ApplyOrder['caps'] {
  return {
    maxActions: countOf(maxActions, 1) ?? DEFAULT_CAPS.maxActions,
    maxPerAccount: countOf(maxPerAccount, 1) ?? DEFAULT_CAPS.maxPerAccount,
  };
}

function countOf(text: string, least: number): number | null {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return count >= least && count <= MOST ? count : null;
}
