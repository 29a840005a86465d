import type { Findings } from '../../../run/check/check.ts';

/** How many repairs a check has prepared. */
export function preparedIn(findings: Findings | null): number {
  return (findings?.actions ?? []).filter(({ action }) => action.status === 'prepared').length;
}
