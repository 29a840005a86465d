import type { Outcome } from '../../../core/apply/receipt-format.ts';
import type { Risk } from '../../../core/detect/issue.ts';
import type { Action } from '../../../core/plan/plan-format.ts';
import type { RowState } from '../../../core/report/triage.ts';

/** What a mark means. Each has a colour and a sign of its own, so that none depends on colour alone. */
export type Tone = 'good' | 'caution' | 'bad' | 'quiet' | 'look';

/** How each state of a row is marked. */
export const ROW_STATE_TONES: Readonly<Record<RowState, Tone>> = {
  safe: 'good',
  blocked: 'bad',
  mixed: 'caution',
  'ticket-only': 'quiet',
  review: 'look',
};

/** How each risk is marked. */
export const RISK_TONES: Readonly<Record<Risk, Tone>> = {
  critical: 'bad',
  high: 'caution',
  medium: 'quiet',
};

/** How each status of an action is marked. */
export const ACTION_TONES: Readonly<Record<Action['status'], Tone>> = {
  prepared: 'good',
  blocked: 'bad',
};

/** How each outcome is marked. */
export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  would_apply: 'good',
  applied: 'good',
  already_applied: 'quiet',
  skipped: 'caution',
  blocked: 'bad',
  failed: 'bad',
  unknown: 'bad',
  not_attempted: 'look',
};
