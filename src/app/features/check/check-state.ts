import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import { toProblemView } from '../../shared/drift/problem-view.ts';
import { isSameSubject } from './same-subject.ts';
import type { CheckState } from './sidebar-check.ts';

/** The verdict of another customer is not shown while this one is checked. */
export function whileChecking(state: CheckState, subject: CheckSubject): CheckState {
  return isVerdictOf(state, subject) ? { ...state, isChecking: true } : { is: 'loading' };
}

/** Where Zendesk could not be asked once more, the verdict before stands. */
export function afterCheck(before: CheckState, view: CheckView): CheckState {
  const { subject, verdict } = view.check;
  if (verdict.kind === 'could_not_check' && isVerdictOf(before, subject)) {
    const problem = { code: verdict.problem, values: verdict.values };
    const isBetter = before.view.check.verdict.kind !== 'could_not_check';
    if (isBetter) return { ...before, isChecking: false, problem };
  }
  return { is: 'checked', view, isChecking: false, problem: null };
}

/** A verdict stands where checking the same subject once more fails. */
export function afterFailure(
  state: CheckState,
  subject: CheckSubject | null,
  error: unknown,
): CheckState {
  const problem = toProblemView(error);
  if (subject !== null && isVerdictOf(state, subject))
    return { ...state, isChecking: false, problem };
  return { is: 'failed', problem };
}

function isVerdictOf(
  state: CheckState,
  subject: CheckSubject,
): state is Extract<CheckState, { readonly is: 'checked' }> {
  return state.is === 'checked' && isSameSubject(state.view.check.subject, subject);
}
