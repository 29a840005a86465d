import type { Account } from './account.ts';
import { enrolDomain, releaseDomain } from './effects/domains.ts';
import { fileTickets, moveTickets } from './effects/tickets.ts';
import type { Job } from './rows.ts';

/** When the next job is due, milliseconds since 1970; `null` where none waits. */
export function nextJobAt(account: Account): number | null {
  const dues = account.store.jobs().map((job) => job.due);
  return dues.length === 0 ? null : Math.min(...dues);
}

/**
 * Carries out every job that is due, in order; a job may bring on others. What a job does is dated
 * when it was due, however late the account is looked at.
 */
export function runBackgroundWork(account: Account): void {
  for (let job = firstDue(account); job !== undefined; job = firstDue(account)) {
    account.store.dropJob(job.id);
    carryOut(asOf(account, job.due), job);
  }
}

function asOf(account: Account, at: number): Account {
  return { ...account, settings: { ...account.settings, now: () => at } };
}

function firstDue(account: Account): Job | undefined {
  const at = account.settings.now();
  return account.store
    .jobs()
    .filter((job) => job.due <= at)
    .sort((left, right) => left.due - right.due || left.id - right.id)[0];
}

function carryOut(account: Account, job: Job): void {
  switch (job.kind) {
    case 'enrol_domain':
      enrolDomain(account, job.organization_id, job.domain);
      return;
    case 'release_domain':
      releaseDomain(account, job.organization_id, job.domain);
      return;
    case 'move_tickets':
      moveTickets(account, job.user_id, job.from_organization_id);
      return;
    case 'file_tickets':
      fileTickets(account, job.user_id, job.organization_id);
      return;
  }
}
