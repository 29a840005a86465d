import { DriftError } from '../../core/problem.ts';
import type { Subject } from '../../core/detect/issue.ts';
import { toPolicy } from '../../core/plan/policy.ts';
import { traceSubject } from '../../core/report/trace/trace-subject.ts';
import { runAudit } from '../../run/audit.ts';
import {
  flagsOfLastAudit,
  openAuditSource,
  type AuditSource,
  type SourceFlags,
} from '../audit-source.ts';
import { recallReading } from '../../run/read-memory.ts';
import { loadReadMemory } from '../files/read-memory.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../exit-code.ts';
import { saySnapshot } from '../render/audit-report.ts';
import { createProgress, NO_PROGRESS } from '../render/progress.ts';
import { traceLines } from '../render/trace-lines.ts';
import { writeJson, writeLines } from '../render/write-lines.ts';

/** What `drift trace` can be told. */
export type TraceFlags = SourceFlags & {
  readonly sfAccountId?: string;
  readonly zendeskOrgId?: string;
  readonly zendeskUserId?: string;
  readonly zendeskTicketId?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Reads the account anew and shows the whole chain of one subject, from raw values to verdict. */
export async function trace(flags: TraceFlags, context: Context): Promise<Outcome> {
  const { shell, words, paint } = context;
  const subject = subjectOf(flags);
  const progress = flags.quiet ? NO_PROGRESS : createProgress(shell.stderr, words);
  let source: AuditSource | null = null;
  try {
    source = await openAuditSource(
      await flagsOfLastAudit(flags, context),
      context,
      progress.onTransport,
    );
    const policy = toPolicy({
      ticketDays: source.settings.ticketDays,
      decisions: source.reference.decisions.inForce,
    });
    const remembered = recallReading(
      await loadReadMemory(source.settings.out, source),
      source.now(),
    );
    const { snapshot } = source;
    if (snapshot && !flags.quiet)
      writeLines(shell.stderr, [saySnapshot('progress', snapshot, words)]);
    const onEvent = snapshot ? () => undefined : progress.onAudit;
    const { result } = await runAudit({ ...source, policy, remembered, onEvent, ...snapshot });
    progress.end();
    const found = traceSubject(result, subject);
    if (!found) throw new DriftError('unknown_subject', { kind: subject.kind, id: subject.id });
    if (flags.json) writeJson(shell.stdout, found);
    else writeLines(shell.stdout, traceLines(found, result.detection.issues, words, paint));
    return { kind: 'done' };
  } catch (error) {
    progress.end();
    throw error;
  } finally {
    await source?.close();
  }
}

function subjectOf(flags: TraceFlags): Subject {
  const named = [
    { kind: 'account', id: flags.sfAccountId },
    { kind: 'organization', id: flags.zendeskOrgId },
    { kind: 'user', id: flags.zendeskUserId },
    { kind: 'ticket', id: flags.zendeskTicketId },
  ] as const;
  const [first, ...others] = named.filter(({ id }) => id !== undefined);
  if (first?.id === undefined || others.length > 0)
    throw new DriftError('bad_option', { option: 'drift trace', reason: 'one_subject' });
  return { kind: first.kind, id: first.id.trim() };
}
