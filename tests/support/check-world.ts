import type { AccountCase } from '../../src/core/detect/account-case.ts';
import type { Issue } from '../../src/core/detect/issue.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import type { AccountId } from '../../src/core/identity/account-id.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import type { OrganizationId, UserId } from '../../src/core/tenant/records.ts';
import type { AccountSeed, TicketSeed } from '../../src/fake-zendesk/seed.ts';
import type { CheckSubject } from '../../src/run/check/check-subject.ts';
import { indexReference } from '../../src/run/check/reference-index.ts';
import { runCheck } from '../../src/run/check/run-check.ts';
import type { Check } from '../../src/run/check/check.ts';
import type { CheckJob } from '../../src/run/check/check-job.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import type { RandomWorld } from './random-world.ts';
import type { Stage } from './stage.ts';
import { organizationId, ticketId, userId } from './tenant.builders.ts';

/**
 * The account of a world as it can be asked about: with an admin to sign in, and without white space
 * around external ids, under which Zendesk is not asked for them.
 */
export function askableAccount({ account }: RandomWorld): AccountSeed {
  return {
    ...account,
    users: [
      { id: 1, name: 'Avery Admin', email: 'avery@helpdesk.example', role: 'admin', age: 1000 },
      ...account.users,
    ],
    organizations: account.organizations.map((organization) => ({
      ...organization,
      external_id: organization.external_id?.trim() ?? null,
    })),
  };
}

/** Every ticket, user and organization of an account. */
export function subjectsOf({ tickets, users, organizations, pinnedStart }: AccountSeed) {
  const start = Date.parse(pinnedStart);
  return [
    ...tickets
      .filter(({ status }) => status !== 'deleted')
      .map((ticket) => ticketSubject(ticket, start)),
    ...users.map(({ id }): CheckSubject => ({ kind: 'user', userId: userId(id) })),
    ...organizations.map(({ id }): CheckSubject => ({
      kind: 'organization',
      organizationId: organizationId(id),
    })),
  ];
}

/** A ticket of a seed as it stands on screen. */
export function ticketSubject(ticket: TicketSeed, start: number): CheckSubject {
  const { id, requester_id, organization_id, status, age } = ticket;
  return {
    kind: 'ticket',
    ticket: {
      id: ticketId(id),
      requesterId: userId(requester_id),
      organizationId: organization_id === null ? null : organizationId(organization_id),
      status,
      updatedAt: toInstant(start - age * 60_000),
    },
  };
}

/** A full audit, and the account it was made of. */
export type Audited = { readonly audit: AuditResult; readonly account: AccountSeed };

/** The issues of a full audit that are about a subject: its ticket, its user, its accounts. */
export function issuesOfAudit(audited: Audited, subject: CheckSubject): readonly Issue[] {
  const accounts = accountsOf(audited, subject);
  const user = userIdOf(subject);
  const ticket = subject.kind === 'ticket' ? subject.ticket.id : null;
  return audited.audit.detection.issues.filter(({ subject: { kind, id }, accountId }) => {
    if (kind === 'ticket') return id === String(ticket);
    if (kind === 'user') return id === String(user);
    return accountId !== null && accounts.includes(accountId);
  });
}

/** The accounts that a subject belongs to, as all records of the account tell. */
export function accountsOf(
  { audit: { situation }, account }: Audited,
  subject: CheckSubject,
): readonly AccountId[] {
  // An audit reads end-users alone, so the user is taken from the account.
  const user = account.users.find(({ id }) => id === userIdOf(subject));
  const home = account.memberships.find((one) => one.user_id === user?.id && one.default);
  const standing = situation.standingOfAddress(user?.email ?? '');
  if (standing?.kind === 'sole') return [situation.resolution.accountAt(standing.place).id];
  if (standing?.kind === 'shared')
    return standing.cases
      .filter(({ expected }) => expected && expected.organization.id === home?.organization_id)
      .map(({ account: { id } }) => id);
  const id = organizationOf(subject) ?? home?.organization_id ?? null;
  return situation
    .cases()
    .filter((accountCase) => touches(accountCase, id))
    .map(({ account: { id: accountId } }) => accountId);
}

function touches({ linked, candidates, stored }: AccountCase, id: number | null): boolean {
  const organizations = [...linked, ...candidates.map(({ organization }) => organization)];
  return (
    (id !== null && stored?.id === id) ||
    organizations.some((organization) => organization.id === id)
  );
}

function userIdOf(subject: CheckSubject): UserId | null {
  if (subject.kind === 'organization') return null;
  return subject.kind === 'user' ? subject.userId : subject.ticket.requesterId;
}

function organizationOf(subject: CheckSubject): OrganizationId | null {
  if (subject.kind === 'user') return null;
  return subject.kind === 'organization' ? subject.organizationId : subject.ticket.organizationId;
}

/** Checks a subject on a stage, with the default policy where the test names none. */
export async function checkOn(
  { reader, reference, seed, now }: Stage,
  subject: CheckSubject,
  different: Partial<CheckJob> = {},
): Promise<Check> {
  const { subdomain, multipleOrganizations } = seed;
  return await runCheck({
    reader,
    index: indexReference(reference),
    subject,
    session: { subdomain, mode: 'live', multipleOrganizations },
    policy: toPolicy(),
    now,
    ...different,
  });
}
