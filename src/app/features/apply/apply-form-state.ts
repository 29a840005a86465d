import { isOlderThanAWeek } from '../../../core/apply/may-apply.ts';
import type { Caps } from '../../../core/apply/caps.ts';
import type { ApplyOrder, PlanView, Selection } from '../../engine/engine-views.ts';

/** How many letters of the hash a person types. */
export const TYPED_LETTERS = 8;
/** The seconds that a run watches tickets after its writes, unless a person says otherwise. */
const SETTLE_SECONDS = 90;
const MOST_SETTLE_SECONDS = 10_000;

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

/** The form before anything is typed, with the caps of the installation. */
export function firstForm({ maxActions, maxPerAccount }: Caps): ApplyForm {
  return {
    typedHash: '',
    reason: '',
    maxActions: String(maxActions),
    maxPerAccount: String(maxPerAccount),
    settleSeconds: String(SETTLE_SECONDS),
    acceptsPartialReference: false,
    acceptsOldPlan: false,
  };
}

/** A field of the form. */
export type FormField = keyof ApplyForm;

/** What a form is held against. */
export type FormGround = {
  readonly plan: PlanView;
  /** The caps of the installation, which a person can only lower. */
  readonly most: Caps;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** The fields that keep an apply from starting, in the order of the form; none where it may start. */
export function fieldsInTheWay(
  form: ApplyForm,
  { plan, most, now }: FormGround,
): readonly FormField[] {
  const needsOld = isOlderThanAWeek(plan, now);
  const isFine: Readonly<Record<FormField, boolean>> = {
    maxActions: capOf(form.maxActions, most.maxActions) !== null,
    maxPerAccount: capOf(form.maxPerAccount, most.maxPerAccount) !== null,
    settleSeconds: secondsOf(form.settleSeconds) !== null,
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
export function toOrder(
  form: ApplyForm,
  plan: PlanView,
  { selection, most }: { readonly selection: Selection; readonly most: Caps },
): ApplyOrder {
  return {
    selection,
    // Its first letters were typed by the person who looked at it.
    confirmedHash: plan.plan_hash,
    reason: form.reason.trim(),
    caps: capsOf(form, most),
    settleSeconds: secondsOf(form.settleSeconds) ?? SETTLE_SECONDS,
    acceptsPartialReference: form.acceptsPartialReference,
    acceptsOldPlan: form.acceptsOldPlan,
  };
}

/** The caps of a form; those of the installation where what is typed is no count, or more than they allow. */
export function capsOf({ maxActions, maxPerAccount }: ApplyForm, most: Caps): Caps {
  return {
    maxActions: capOf(maxActions, most.maxActions) ?? most.maxActions,
    maxPerAccount: capOf(maxPerAccount, most.maxPerAccount) ?? most.maxPerAccount,
  };
}

function capOf(text: string, most: number): number | null {
  return countOf(text, { least: 1, most });
}

function secondsOf(text: string): number | null {
  return countOf(text, { least: 0, most: MOST_SETTLE_SECONDS });
}

function countOf(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return count >= least && count <= most ? count : null;
}
