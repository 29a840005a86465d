import type { Action } from '../../../core/plan/plan-format.ts';
import type { Selection } from '../../engine/engine-views.ts';
import { isActionKept } from '../../shared/drift/keep-action.ts';
import type { Look } from './fix-step.ts';

/** The prepared repairs that a look found: none where it is not done, or nothing can be fixed. */
export function repairsIn(look: Look): readonly Action[] {
  const checked = look.is === 'done' ? (look.value.check.findings?.actions ?? []) : [];
  return checked.map(({ action }) => action).filter(({ status }) => status === 'prepared');
}

/** Those of them that are not left out. */
export function keptRepairs(look: Look, selection: Selection): readonly Action[] {
  return repairsIn(look).filter((action) => isActionKept(selection, action));
}
