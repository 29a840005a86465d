import { DriftError } from '../../core/problem.ts';
import { readResults, requireResultsOf } from '../../core/report/results/results-file.ts';
import type { AuditResults } from '../../core/report/results/results.ts';
import type { EngineApi } from './engine-api.ts';
import type { OpenedResults } from './engine-views.ts';
import { holdAudit, type HeldAudit } from './finished-audit.ts';
import type { KeptResults } from './keeping/findings.ts';
import { accountOf, exclusively, forgetFindings, type Session } from './session.ts';

type ResultsCalls = Pick<EngineApi, 'openResults' | 'currentAudit' | 'role'>;

/** The calls about results that outlast the visit in which they were found. */
export function resultsCalls(session: Session): ResultsCalls {
  return {
    openResults: async (file, buffer) =>
      await exclusively(session, async () => await open(session, file, buffer)),
    currentAudit: async () => {
      const found = session.audit ?? (await keptAudit(session));
      return found?.view ?? null;
    },
    role: async () => {
      const mode = session.audit?.view.summary.source.mode ?? 'live';
      const account = await accountOf(session, mode);
      return (await account.reader().currentUser()).role;
    },
  };
}

async function open(session: Session, file: string, buffer: ArrayBuffer): Promise<OpenedResults> {
  const { keeping, ports } = session;
  const results = readResults(textOf(buffer));
  await requireOurs(session, results);
  const held = holdAudit(results, { whole: null, handedOver: file }, ports.words);
  forgetFindings(session);
  if (!isOfReference(session, results)) {
    session.reference = null;
    await keeping.forgetReference();
  }
  session.audit = held;
  session.plan = results.plan;
  session.reviewed = await keeping.reviewed(held.view.planHash);
  await keeping.keepResults(results, file);
  return { audit: held.view, reference: session.reference?.view ?? null };
}

/** What an earlier version of the product kept may not be readable by this one: it is as if it were not there. */
async function keptAudit(session: Session): Promise<HeldAudit | null> {
  const { keeping, ports } = session;
  const kept = await keeping.results();
  const results = kept && readOrNull(kept);
  if (!kept || !results) return null;
  const ours = await requireOurs(session, results).then(
    () => true,
    () => false,
  );
  const isOfOtherList = session.reference !== null && !isOfReference(session, results);
  if (!ours || isOfOtherList) return null;
  const reviewed = await keeping.reviewed(results.plan.plan_hash);
  // In the meantime a person may have begun something else, which these results have no part in.
  if (session.audit || session.isBusy) return session.audit;
  session.audit = holdAudit(results, { whole: null, handedOver: kept.handedOver }, ports.words);
  session.plan = results.plan;
  session.reviewed = reviewed;
  return session.audit;
}

function readOrNull({ text }: KeptResults): AuditResults | null {
  try {
    return readResults(text);
  } catch {
    return null;
  }
}

async function requireOurs(session: Session, results: AuditResults): Promise<void> {
  const { subdomain } = await accountOf(session, results.plan.source.mode);
  requireResultsOf(results, subdomain);
}

function isOfReference({ reference }: Session, { plan }: AuditResults): boolean {
  return (
    reference?.view.digest === plan.source.reference_digest &&
    reference.view.mode === plan.source.mode
  );
}

function textOf(buffer: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch (cause) {
    throw new DriftError('results_unreadable', {}, { cause });
  }
}
