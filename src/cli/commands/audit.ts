import { DriftError } from '../../core/problem.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { compareAudits, type Comparison, type EarlierAudit } from '../../core/report/compare.ts';
import { auditSummary } from '../../core/report/summary.ts';
import { triageRows } from '../../core/report/triage.ts';
import { runAudit } from '../../run/audit.ts';
import { createMeter } from '../../run/meter.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import { artifactsOf, RUN_FILE, type FinishedAudit, type OutputFile } from '../artifacts.ts';
import { removeDemoRuns } from '../files/demo-runs.ts';
import { loadEarlierAudit } from '../files/earlier-audit.ts';
import { openAuditSource, type SourceFlags } from '../audit-source.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../exit-code.ts';
import { prepareFolder, removeFile, writeFiles } from '../files/output-folder.ts';
import { auditReport, noticeLines } from '../render/audit-report.ts';
import { comparisonLines } from '../render/comparison-lines.ts';
import { createProgress, NO_PROGRESS } from '../render/progress.ts';
import { writeJson, writeLines } from '../render/write-lines.ts';

/** What `drift audit` can be told. */
export type AuditFlags = SourceFlags & {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly exitCode?: boolean;
  readonly compare?: string;
};

/** Compares Zendesk with the reference, writes the artifacts and shows what was found. */
export async function audit(flags: AuditFlags, context: Context): Promise<Outcome> {
  const { shell, words } = context;
  const progress = flags.quiet ? NO_PROGRESS : createProgress(shell.stderr, words);
  const meter = createMeter(progress.onTransport);
  try {
    const source = await openAuditSource(flags, context, meter.onEvent);
    const { out, ticketDays } = source.settings;
    // Before anything is written: the earlier audit may stand in the same folder.
    const earlier = flags.compare === undefined ? null : await loadEarlierAudit(flags.compare);
    if (earlier) requireTenantOf(earlier, source.subdomain);
    await prepareFolder(out);
    if (flags.fresh) await removeDemoRuns(out);
    const run = await runAudit({
      ...source,
      policy: toPolicy({ ticketDays }),
      onEvent: progress.onAudit,
    });
    const { detection, plan } = run.result;
    const rows = triageRows(detection.issues, plan.actions);
    const finished = { run, referenceFile: source.referenceFile, rows, ...meter.read() };
    const files = artifactsOf(finished, words);
    // Without this record the folder shows that its files may be of two runs.
    await removeFile(out, RUN_FILE);
    await writeFiles(out, [...source.stateFiles(), ...files]);
    progress.end();
    const comparison =
      earlier && compareAudits(earlier, detection.issues, (issue) => issueSentence(issue, words));
    show(flags, finished, comparison, out, files, context);
    return outcomeOf(flags, finished);
  } catch (error) {
    progress.end();
    throw error;
  }
}

function show(
  flags: AuditFlags,
  finished: FinishedAudit,
  comparison: Comparison | null,
  out: string,
  files: readonly OutputFile[],
  { shell, words, paint }: Context,
): void {
  const { rows, run } = finished;
  const summary = auditSummary(run.result);
  const names = files.map(({ name }) => name);
  if (flags.json)
    writeJson(shell.stdout, { ...summary, out, files: names, ...(comparison && { comparison }) });
  else if (flags.quiet) writeLines(shell.stderr, noticeLines(summary, words));
  else
    writeLines(shell.stdout, [
      ...auditReport({ summary, rows, out, files: names }, shell.stdout, words, paint),
      ...(comparison
        ? comparisonLines(comparison, flags.compare ?? '', shell.stdout, words, paint)
        : []),
    ]);
}

function requireTenantOf({ plan }: EarlierAudit, subdomain: string): void {
  const planned = plan.source.subdomain;
  if (planned !== subdomain)
    throw new DriftError('earlier_audit_wrong_tenant', { planned, found: subdomain });
}

function outcomeOf(flags: AuditFlags, { run }: FinishedAudit): Outcome {
  const { issues, coverage } = run.result.detection;
  if (!flags.exitCode) return { kind: 'done' };
  if (issues.length > 0) return { kind: 'drift_found' };
  return { kind: coverage.isComplete ? 'done' : 'not_proven_clean' };
}
