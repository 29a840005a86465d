import type { Reference } from '../core/reference/reference.ts';
import { auditTenant, type AuditResult } from '../core/report/audit-result.ts';
import type { Policy } from '../core/plan/policy.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { CurrentUser, Reader } from '../zendesk/reader.ts';
import type { AuditEvent } from './audit-event.ts';
import { checkSubdomain } from './check-tenant.ts';
import { readTenant } from './read-tenant.ts';

/** What an audit needs. */
export type AuditJob = {
  readonly reader: Reader;
  readonly reference: Reference;
  readonly policy: Policy;
  readonly subdomain: string;
  readonly mode: 'demo' | 'live';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the reading began, where it goes on with pages of an earlier one. Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly onEvent: (event: AuditEvent) => void;
};

/** An audit that came to its end. */
export type AuditRun = {
  readonly result: AuditResult;
  /** Who was signed in. */
  readonly user: CurrentUser;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number;
};

/**
 * Reads a Zendesk account and compares it with the reference. Nothing is written.
 *
 * @throws DriftError where the account cannot be read, or is not the one that was named
 */
export async function runAudit(job: AuditJob): Promise<AuditRun> {
  const { reader, reference, policy, subdomain, mode, now, onEvent } = job;
  const startedAt = job.startedAt ?? now();
  onEvent({ kind: 'stage', stage: 'signing_in' });
  const user = await reader.currentUser();
  checkSubdomain(user, subdomain);

  onEvent({ kind: 'stage', stage: 'reading' });
  const ticketDays = policy.ticket_days;
  const tenant = await readTenant({ reader, subdomain, startedAt, ticketDays, onEvent });

  onEvent({ kind: 'stage', stage: 'comparing' });
  const createdAt = toInstant(startedAt);
  const result = auditTenant({ reference, tenant, policy, mode, createdAt });
  return { result, user, startedAt, finishedAt: now() };
}
