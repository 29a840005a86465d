import type { Issue } from '../core/detect/issue.ts';
import { writePlan } from '../core/plan/plan-file.ts';
import { exceptionsByAccountCsv } from '../core/report/exceptions-by-account-csv.ts';
import { issuesCsv } from '../core/report/issues-csv.ts';
import type { AuditResults, RunFacts } from '../core/report/results/results.ts';
import { auditSummary, summaryJson } from '../core/report/summary.ts';
import type { TriageRow } from '../core/report/triage.ts';
import type { AuditRun } from './audit.ts';
import type { KeptReadMemory } from './read-memory.ts';
import { RUN_FILE, runFileText, type OutputFile } from './run-file.ts';

/** What an audit and the way there have to say. */
export type FinishedAudit = WayThere & {
  /** When the snapshot was taken that was audited, in milliseconds since 1970; absent for an account. */
  readonly snapshotOf?: number;
  readonly run: AuditRun;
  readonly rows: readonly TriageRow[];
};

type WayThere = Pick<RunFacts, 'referenceFile' | 'requests' | 'waitedMs'> & {
  /** What is to be kept of the reading for the next one. */
  readonly memory: KeptReadMemory;
};

/** As much of an audit as its artifacts are made of. */
export type WrittenAudit = Pick<AuditResults, 'run' | 'summary' | 'plan' | 'issues'> & {
  /** As of `FinishedAudit`. */
  readonly snapshotOf?: number;
  readonly rows: readonly TriageRow[];
};

/** A finished audit as its artifacts are made of it. */
export function writtenAudit({ run, rows, snapshotOf, ...wayThere }: FinishedAudit): WrittenAudit {
  const { detection, plan } = run.result;
  return {
    ...(snapshotOf !== undefined && { snapshotOf }),
    run: runFactsOf(run, wayThere),
    summary: auditSummary(run.result),
    plan,
    issues: detection.issues,
    rows,
  };
}

/** How an audit was made. */
export function runFactsOf(run: AuditRun, { memory, ...wayThere }: WayThere): RunFacts {
  const { startedAt, finishedAt, user, result } = run;
  const { ticketsSince } = result.situation.tenant;
  const reading = { ways: run.ways, ...memory };
  return { startedAt, finishedAt, ...wayThere, ticketsSince, signedInAs: user.role, reading };
}

/**
 * The artifacts of an audit, in the order in which they are written: the record of the run is last.
 * @param sentence the plain sentence of an issue
 */
export function artifactsOf(
  audit: WrittenAudit,
  sentence: (issue: Issue) => string,
): readonly OutputFile[] {
  const { summary, plan, issues, rows } = audit;
  const files = [
    { name: 'exceptions_by_account.csv', text: exceptionsByAccountCsv(rows) },
    {
      name: 'issues.csv',
      text: issuesCsv(issues, plan, plan.source.subdomain, sentence),
    },
    { name: 'fix_plan.json', text: writePlan(plan) },
    { name: 'audit.json', text: summaryJson(summary) },
  ];
  return [...files, { name: RUN_FILE, text: runFileText(audit, files) }];
}
