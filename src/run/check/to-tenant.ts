import { toInstant } from '../../core/tenant/ids.ts';
import type { Reading, Tenant, Ticket } from '../../core/tenant/records.ts';
import type { FirstPage } from '../../zendesk/reader.ts';
import type { Judging } from './check-job.ts';
import type { CheckSubject } from './check-subject.ts';
import type { NotLookedAt } from './not-looked-at.ts';
import type { Around } from './read-around.ts';

/**
 * The records around a subject in the form of a whole reading, so that the rules need not know the
 * difference. A layer is complete when everything was read of it that the subject's verdict rests on.
 */
export function toTenant(
  { user, memberships, tickets, organizations, lookups }: Around,
  { subject, session, policy, startedAt }: Judging,
): Tenant {
  const left = new Set(lookups.notLookedAt(startedAt));
  const onScreen = savedTicket(subject, startedAt);
  const others = (tickets?.records ?? []).filter(({ id }) => id !== onScreen?.id);
  return {
    subdomain: session.subdomain,
    multipleOrganizations: session.multipleOrganizations,
    ticketsSince: toInstant(startedAt - policy.ticket_days * DAY),
    ticketDays: policy.ticket_days,
    organizations,
    users: user ? [user] : [],
    memberships: memberships.records,
    // What is on screen is newer than what a list says of it.
    tickets: onScreen ? [...others, onScreen] : others,
    readings: {
      organizations: reading(organizations.length, !DECISIVE.some((what) => left.has(what))),
      users: reading(user ? 1 : 0, true),
      memberships: readingOf(memberships),
      tickets: tickets ? readingOf(tickets) : { ...reading(0, false), state: 'not_read' },
    },
  };
}

/** The ticket on screen as a record; `null` where there is none, or it is not saved yet. */
export function savedTicket(subject: CheckSubject, startedAt: number): Ticket | null {
  if (subject.kind !== 'ticket') return null;
  const { id, requesterId, organizationId, status, updatedAt } = subject.ticket;
  if (id === null) return null;
  return { id, requesterId, organizationId, status, updatedAt: updatedAt ?? toInstant(startedAt) };
}

const DAY = 24 * 60 * 60_000;

/** What the expected organization may hang on. */
const DECISIVE: readonly NotLookedAt[] = [
  'further_organizations_on_domains',
  'further_domains',
  'further_organizations',
  'further_claims',
];

function readingOf({ records, isComplete }: FirstPage<unknown>): Reading {
  return reading(records.length, isComplete);
}

function reading(records: number, isComplete: boolean): Reading {
  return {
    state: isComplete ? 'complete' : 'partial',
    scope: 'where_needed',
    records,
    unreadable: [],
    why: null,
    keptSince: null,
  };
}
