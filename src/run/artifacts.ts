import type { Issue } from '../core/detect/issue.ts';
import { sha256Hex } from '../core/hash.ts';
import { writePlan } from '../core/plan/plan-file.ts';
import { exceptionsByAccountCsv } from '../core/report/exceptions-by-account-csv.ts';
import { issuesCsv } from '../core/report/issues-csv.ts';
import { auditJson } from '../core/report/summary.ts';
import type { TriageRow } from '../core/report/triage.ts';
import type { AuditRun } from './audit.ts';

/** A file to be written. */
export type OutputFile = { readonly name: string; readonly text: string };

/** What an audit and the way there have to say. */
export type FinishedAudit = {
  readonly run: AuditRun;
  readonly referenceFile: string;
  readonly rows: readonly TriageRow[];
  readonly requests: number;
  readonly waitedMs: number;
};

/**
 * The artifacts of an audit, in the order in which they are written: the record of the run is last.
 * @param sentence the plain sentence of an issue
 */
export function artifactsOf(
  audit: FinishedAudit,
  sentence: (issue: Issue) => string,
): readonly OutputFile[] {
  const { run, rows } = audit;
  const { detection, plan } = run.result;
  const files = [
    { name: 'exceptions_by_account.csv', text: exceptionsByAccountCsv(rows) },
    {
      name: 'issues.csv',
      text: issuesCsv(detection.issues, plan, plan.source.subdomain, sentence),
    },
    { name: 'fix_plan.json', text: writePlan(plan) },
    { name: 'audit.json', text: auditJson(run.result) },
  ];
  return [...files, { name: RUN_FILE, text: runJson(audit, files) }];
}

/** Everything that may differ between two audits of the same data. */
export const RUN_FILE = 'run.json';

/** Name and version of its format. */
const RUN_FORMAT = 'drift-audit/run';
const RUN_VERSION = 1;

function runJson(audit: FinishedAudit, files: readonly OutputFile[]): string {
  const { run, referenceFile, requests, waitedMs } = audit;
  const { plan, situation } = run.result;
  const record = {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    source: plan.source,
    plan_hash: plan.plan_hash,
    started_at: new Date(run.startedAt).toISOString(),
    finished_at: new Date(run.finishedAt).toISOString(),
    duration_ms: run.finishedAt - run.startedAt,
    requests,
    waited_ms: waitedMs,
    tickets_since: situation.tenant.ticketsSince,
    signed_in_as: run.user.role,
    reference_file: referenceFile,
    // By these it shows whether the other files are of this very run.
    files: files.map(({ name, text }) => ({ name, sha256: sha256Hex(text) })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
