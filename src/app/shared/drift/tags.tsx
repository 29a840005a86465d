import type { Outcome } from '../../../core/apply/receipt-format.ts';
import type { Risk } from '../../../core/detect/issue.ts';
import type { Action } from '../../../core/plan/plan-format.ts';
import type { RowState } from '../../../core/report/triage.ts';
import { useWords } from '../words/use-words.ts';
import { Mark } from './mark.tsx';
import { ACTION_TONES, OUTCOME_TONES, RISK_TONES, ROW_STATE_TONES } from './tone.ts';

/** The state of a triage row. */
export function RowStateTag({ state }: { readonly state: RowState }) {
  return <Mark tone={ROW_STATE_TONES[state]}>{useWords().say(`row_states.${state}`)}</Mark>;
}

/** A risk. */
export function RiskTag({ risk }: { readonly risk: Risk }) {
  return <Mark tone={RISK_TONES[risk]}>{useWords().say(`risks.${risk}`)}</Mark>;
}

/** The status of an action. */
export function ActionStatusTag({ status }: Pick<Action, 'status'>) {
  return <Mark tone={ACTION_TONES[status]}>{useWords().say(`action_statuses.${status}`)}</Mark>;
}

/** What became of an action. */
export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  return <Mark tone={OUTCOME_TONES[outcome]}>{useWords().say(`outcomes.${outcome}`)}</Mark>;
}
