import type { ProblemCode } from '../../core/problem.ts';
import type { RecordLayer } from '../../core/tenant/records.ts';

/** Whether a problem met while reading a layer ends the audit instead of leaving the layer partial. */
export function endsTheAudit(layer: RecordLayer, code: ProblemCode): boolean {
  return layer === 'organizations' || !LAYER_PROBLEMS.has(code);
}

const LAYER_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'zendesk_no_permission',
  'zendesk_refused',
  'zendesk_rate_limited',
  'zendesk_failed',
  'zendesk_bad_answer',
]);
