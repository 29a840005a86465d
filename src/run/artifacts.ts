import type { Issue } from '../core/detect/issue.ts';
import { sha256Hex } from '../core/hash.ts';
import { writePlan } from '../core/plan/plan-file.ts';
import { exceptionsByAccountCsv } from '../core/report/exceptions-by-account-csv.ts';
import { issuesCsv } from '../core/report/issues-csv.ts';
import type { AuditResults, RunFacts } from '../core/report/results/results.ts';
import { auditSummary, summaryJson } from '../core/report/summary.ts';
import type { TriageRow } from '../core/report/triage.ts';
import type { AuditRun } from './audit.ts';

/** A file to be written. */
export type OutputFile = { readonly name: string; readonly text: string };

/** What an audit and the way there have to say. */
export type FinishedAudit = WayThere & {
  readonly run: AuditRun;
  readonly rows: readonly TriageRow[];
};

type WayThere = Pick<RunFacts, 'referenceFile' | 'requests' | 'waitedMs'>;

/** As much of an audit as its artifacts are made of. */
export type WrittenAudit = Pick<AuditResults, 'run' | 'summary' | 'plan' | 'issues'> & {
  readonly rows: readonly TriageRow[];
};

/** A finished audit as its artifacts are made of it. */
export function writtenAudit({ run, rows, ...wayThere }: FinishedAudit): WrittenAudit {
  const { detection, plan } = run.result;
  return {
    run: runFactsOf(run, wayThere),
    summary: auditSummary(run.result),
    plan,
    issues: detection.issues,
    rows,
  };
}

/** How an audit was made. */
export function runFactsOf(run: AuditRun, wayThere: WayThere): RunFacts {
  const { startedAt, finishedAt, user, result } = run;
  const { ticketsSince } = result.situation.tenant;
  return { startedAt, finishedAt, ...wayThere, ticketsSince, signedInAs: user.role };
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
  return [...files, { name: RUN_FILE, text: runJson(audit, files) }];
}

/** Everything that may differ between two audits of the same data. */
export const RUN_FILE = 'run.json';

/** Name and version of its format. */
const RUN_FORMAT = 'drift-audit/run';
const RUN_VERSION = 1;

function runJson({ run, plan }: WrittenAudit, files: readonly OutputFile[]): string {
  const record = {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    source: plan.source,
    plan_hash: plan.plan_hash,
    started_at: new Date(run.startedAt).toISOString(),
    finished_at: new Date(run.finishedAt).toISOString(),
    duration_ms: run.finishedAt - run.startedAt,
    requests: run.requests,
    waited_ms: run.waitedMs,
    tickets_since: run.ticketsSince,
    signed_in_as: run.signedInAs,
    reference_file: run.referenceFile,
    // By these it shows whether the other files are of this very run.
    files: files.map(({ name, text }) => ({ name, sha256: sha256Hex(text) })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
