import type { Issue } from '../../detect/issue.ts';
import type { Observation } from '../../detect/observation.ts';
import type { Plan } from '../../plan/plan-format.ts';
import type { Instant, RecordLayer } from '../../tenant/records.ts';
import type { AuditSummary } from '../audit-format.ts';
import type { AuditResult } from '../audit-result.ts';
import type { ComparedIssue, Comparison } from '../compare.ts';
import { organizationFigures, type OrganizationFigures } from '../organization-figures.ts';
import { auditSummary } from '../summary.ts';

/** How an audit was made: everything that may differ between two audits of the same data. */
export type RunFacts = {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly requests: number;
  readonly waitedMs: number;
  /** Tickets updated from this moment on were read. */
  readonly ticketsSince: Instant;
  readonly signedInAs: 'admin' | 'agent';
  readonly referenceFile: string;
  /** How Zendesk was read, and what of it a later reading may go by. */
  readonly reading: {
    /** The ways that were taken to each layer, in order. */
    readonly ways: Readonly<Record<RecordLayer, readonly string[]>>;
    /** Ways that the account refused, and when: milliseconds since 1970. */
    readonly refusedWays: readonly { readonly way: string; readonly refusedAt: number }[];
    /** The part of the users whose default organization is not the expected one; `null` where nobody looked. */
    readonly unexpectedShare: number | null;
  };
};

/** A comparison with the audit before, as far as it cannot be told from the issues. */
type ResultsComparison = {
  readonly gone: readonly ComparedIssue[];
  /** Ids of issues that only this audit has. */
  readonly freshIds: readonly string[];
  /** Ids of issues that only this audit has, and that were foreseen. */
  readonly continuedIds: readonly string[];
};

/**
 * What an audit found, without the records that it read: enough to look through it and to carry its
 * plan out, on another day or by another person. Of people it holds the addresses of those who have
 * an issue; it never holds a ticket's text.
 */
export type AuditResults = {
  readonly run: RunFacts;
  readonly summary: AuditSummary;
  readonly plan: Plan;
  readonly issues: readonly Issue[];
  readonly observations: readonly Observation[];
  /** What hangs on each organization of an account that is linked to several. */
  readonly duplicates: readonly OrganizationFigures[];
  /** `null` where there was no audit before. */
  readonly comparison: ResultsComparison | null;
};

/** The results of an audit that has just been made. */
export function resultsOf(
  result: AuditResult,
  run: RunFacts,
  comparison: Comparison | null,
): AuditResults {
  const { detection, plan, situation } = result;
  const { issues, observations } = detection;
  return {
    run,
    summary: auditSummary(result),
    plan,
    issues,
    observations,
    duplicates: organizationFigures(situation.tenant, duplicatesIn(issues)),
    comparison: comparison && {
      gone: comparison.gone,
      freshIds: comparison.fresh.map(({ id }) => id),
      continuedIds: comparison.continued.map(({ id }) => id),
    },
  };
}

/** The organizations that share the id of one account, each once. */
export function duplicatesIn(issues: readonly Issue[]) {
  const linked = issues.flatMap((issue) =>
    issue.code === 'org_duplicate_external_id' ? issue.evidence.linked.map(({ id }) => id) : [],
  );
  return [...new Set(linked)];
}
