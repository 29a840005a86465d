import { DriftError } from '../../core/problem.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { Check } from './check.ts';
import type { CheckJob } from './check-job.ts';
import { findingsOf, verdictOf } from './findings.ts';
import { readAround } from './read-around.ts';

/**
 * Says of one ticket, user or organization what a full audit would say of it, with at most six
 * requests. Never writes. What Zendesk or the way to it refuses is a verdict, not an error.
 */
export async function runCheck(job: CheckJob): Promise<Check> {
  const { index, subject, now } = job;
  const startedAt = now();
  const head = { subject, checkedAt: toInstant(startedAt) };
  if (!index) return { ...head, verdict: { kind: 'no_reference' }, findings: null };
  try {
    const [around, multipleOrganizations] = await Promise.all([
      readAround({ ...job, index }),
      job.session.multipleOrganizations,
    ]);
    const session = { ...job.session, multipleOrganizations };
    const findings = findingsOf(around, { ...job, session, index, startedAt });
    return { ...head, verdict: verdictOf(findings, subject), findings };
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    const verdict = { kind: 'could_not_check', problem: error.code, values: error.values } as const;
    return { ...head, verdict, findings: null };
  }
}
