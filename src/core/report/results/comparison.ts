import type { Issue } from '../../detect/issue.ts';
import { comparedIssue, type Comparison } from '../compare.ts';
import type { AuditResults } from './results.ts';

/**
 * The comparison that results keep, with the issues of this audit in the words of whoever reads it.
 * Those that are gone keep the sentence that they had. `null` where there was no audit before.
 *
 * @param sentence the plain sentence of an issue
 */
export function comparisonOf(
  { comparison, issues }: Pick<AuditResults, 'comparison' | 'issues'>,
  sentence: (issue: Issue) => string,
): Comparison | null {
  if (!comparison) return null;
  const fresh = new Set(comparison.freshIds);
  const continued = new Set(comparison.continuedIds);
  const compared = issues.map((issue) => comparedIssue(issue, sentence));
  return {
    gone: comparison.gone,
    fresh: compared.filter(({ id }) => fresh.has(id)),
    continued: compared.filter(({ id }) => continued.has(id)),
    unchanged: compared.filter(({ id }) => !fresh.has(id) && !continued.has(id)),
  };
}
