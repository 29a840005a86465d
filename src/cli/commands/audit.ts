import { DriftError } from '../../core/problem.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { compareAudits, type Comparison, type EarlierAudit } from '../../core/report/compare.ts';
import { auditSummary } from '../../core/report/summary.ts';
import { triageRows } from '../../core/report/triage.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import { runAudit } from '../../run/audit.ts';
import { usersWrittenLately } from '../../run/lately.ts';
import { createMeter } from '../../run/meter.ts';
import { keepReading, NOTHING_KEPT, recallReading } from '../../run/read-memory.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import { artifactsOf, RUN_FILE, type FinishedAudit, type OutputFile } from '../artifacts.ts';
import { removeDemoRuns } from '../files/demo-runs.ts';
import { keepBase, loadBase } from '../files/kept-base.ts';
import { loadEarlierAudit } from '../files/earlier-audit.ts';
import { loadReceipt } from '../files/load-receipt.ts';
import { openAuditSource, type AuditSource, type SourceFlags } from '../audit-source.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../exit-code.ts';
import { prepareFolder, removeFile, writeFiles } from '../files/output-folder.ts';
import { loadReadMemory } from '../files/read-memory.ts';
import { requireSnapshotPlace } from '../files/snapshot.ts';
import { auditReport, noticeLines, saySnapshot } from '../render/audit-report.ts';
import { comparisonLines } from '../render/comparison-lines.ts';
import { createProgress, NO_PROGRESS, type Progress } from '../render/progress.ts';
import { writeJson, writeLines } from '../render/write-lines.ts';
import { isWhole, resumeReading, type ResumableReading } from '../resume-reading.ts';

/** What `drift audit` can be told. */
export type AuditFlags = SourceFlags & {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly exitCode?: boolean;
  readonly compare?: string;
  readonly restart?: boolean;
  readonly keepSnapshot?: string;
  readonly changes?: boolean;
};

/** Compares Zendesk with the reference, writes the artifacts and shows what was found. */
export async function audit(flags: AuditFlags, context: Context): Promise<Outcome> {
  const { shell, words } = context;
  const progress = flags.quiet ? NO_PROGRESS : createProgress(shell.stderr, words);
  const meter = createMeter(progress.onTransport);
  const tell = (line: string) => {
    progress.end();
    writeLines(shell.stderr, [line]);
  };
  let source: AuditSource | null = null;
  let reading: ResumableReading | null = null;
  try {
    source = await openAuditSource(flags, context, meter.onEvent);
    const { keepSnapshot } = flags;
    const { out, ticketDays } = source.settings;
    // Before anything is written: the earlier audit may stand in the same folder.
    const earlier = flags.compare === undefined ? null : await loadEarlierAudit(flags.compare);
    if (earlier) requireTenantOf(earlier, source.subdomain);
    if (keepSnapshot !== undefined) await requireSnapshotPlace(keepSnapshot);
    await prepareFolder(out);
    const kept = flags.fresh ? NOTHING_KEPT : await loadReadMemory(out, source);
    if (flags.fresh) await removeDemoRuns(out);
    reading = await resumeReading(source, flags.restart ?? false, context, tell);
    const { reader, startedAt, begun } = reading;
    const { snapshot, reference, referenceFile } = source;
    if (snapshot && !flags.quiet) tell(saySnapshot('progress', snapshot, words));
    const base = flags.changes ? await loadBase(out, { ...source, startedAt }) : null;
    if (flags.changes && base === null && !flags.quiet) tell(words.say('cli.progress.no_base'));
    const course = snapshot ?? {
      begun,
      remembered: recallReading(kept, startedAt),
      lately: usersWrittenLately(await loadReceipt(out), source, startedAt),
    };
    const run = await runAudit({
      ...source,
      ...course,
      reader,
      startedAt,
      base,
      policy: toPolicy({ ticketDays, decisions: reference.decisions.inForce }),
      onEvent: snapshot ? progressOfSnapshot(progress) : progress.onAudit,
    });
    if (keepSnapshot !== undefined && isWhole(run))
      await reading.keepAs(keepSnapshot, run, course.remembered.refused);
    const { detection, plan } = run.result;
    const rows = triageRows(detection.issues, plan.actions);
    // A snapshot is read by the ways that it was read by: that teaches nothing about the account.
    const memory = snapshot ? kept : keepReading(kept, run.remembered, run.startedAt);
    const finished = {
      run,
      referenceFile,
      memory,
      rows,
      ...meter.read(),
      ...(snapshot && { snapshotOf: snapshot.startedAt }),
    };
    const files = artifactsOf(finished, words);
    // Without this record the folder shows that its files may be of two runs.
    await removeFile(out, RUN_FILE);
    await writeFiles(out, [...source.stateFiles(), ...files]);
    if (source.mode === 'live' && !snapshot) await keepBase(out, run);
    await reading.forget();
    progress.end();
    const comparison =
      earlier && compareAudits(earlier, detection, (issue) => issueSentence(issue, words));
    show(flags, { ...finished, snapshot, comparison, out, files }, context);
    if (keepSnapshot !== undefined) {
      if (!isWhole(run)) throw new DriftError('snapshot_not_whole');
      if (!flags.quiet) tell(words.say('cli.report.snapshot_kept', { folder: keepSnapshot }));
    }
    return outcomeOf(flags, finished);
  } catch (error) {
    progress.end();
    throw error;
  } finally {
    await reading?.close();
    await source?.close();
  }
}

/** Nothing is asked of Zendesk, so only what is done with the records is worth a word. */
function progressOfSnapshot({ onAudit }: Progress): Progress['onAudit'] {
  return (event) => {
    if (event.kind === 'stage' && event.stage === 'comparing') onAudit(event);
  };
}

type Shown = FinishedAudit & {
  readonly snapshot: AuditSource['snapshot'];
  readonly comparison: Comparison | null;
  readonly out: string;
  readonly files: readonly OutputFile[];
};

function show(
  flags: AuditFlags,
  { rows, run, snapshot, comparison, out, files }: Shown,
  { shell, words, paint }: Context,
): void {
  const summary = auditSummary(run.result);
  const names = files.map(({ name }) => name);
  if (flags.json)
    writeJson(shell.stdout, {
      ...summary,
      out,
      files: names,
      ...(snapshot && { snapshot_of: toInstant(snapshot.startedAt) }),
      ...(comparison && { comparison }),
    });
  else if (flags.quiet) writeLines(shell.stderr, noticeLines(summary, words));
  else
    writeLines(shell.stdout, [
      ...auditReport({ summary, rows, out, files: names, snapshot }, shell.stdout, words, paint),
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
