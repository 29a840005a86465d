import type { Issue, Subject } from '../../detect/issue.ts';
import { parseAccountId } from '../../identity/account-id.ts';
import { isGuardReason, type Action } from '../../plan/plan-format.ts';
import type { AuditResults } from '../results/results.ts';
import type { Trace, TraceStep } from './trace.ts';

/**
 * As much of the chain of a subject as results can tell without the records: the checks that fired,
 * and the actions with the guard that blocks them. What stayed silent, and the other guards, are not
 * known and not named. `null` where nothing fired.
 */
export function traceResults(
  { issues, plan }: Pick<AuditResults, 'issues' | 'plan'>,
  subject: Subject,
): Trace | null {
  const raised = issues.filter(belongsTo(subject));
  if (raised.length === 0) return null;
  const ids = new Set(raised.map(({ id }) => id));
  const actions = plan.actions.filter(({ issue_ids }) => issue_ids.some((id) => ids.has(id)));
  return { subject, steps: [...raised.map(checkStep), ...actions.map(actionStep)] };
}

/** An account is named in any spelling, and has the issues that are grouped under it. */
function belongsTo({ kind, id }: Subject): (issue: Issue) => boolean {
  if (kind !== 'account') return ({ subject }) => subject.kind === kind && subject.id === id;
  const parsed = parseAccountId(id);
  return ({ accountId }) => parsed.ok && accountId?.toLowerCase() === parsed.key;
}

function checkStep({ id, code, subject, detail }: Issue): TraceStep {
  return { kind: 'check', code, subject, detail, fired: true, why: null, issueId: id };
}

function actionStep(action: Action): TraceStep {
  const { blocked_reason: guard } = action;
  const isGuard = guard !== null && isGuardReason(guard);
  return {
    kind: 'action',
    action,
    guards: isGuard ? [{ guard, holds: true, isLifted: false }] : [],
  };
}
