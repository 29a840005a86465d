import type { CheckSubject } from '../../../run/check/check-subject.ts';

/**
 * Whether what was said of one subject may stand while the other is checked: the same record of the same
 * customer, filed the same way. The status of a ticket and when it was updated do not matter.
 */
export function isSameSubject(one: CheckSubject, other: CheckSubject): boolean {
  return isSameRecord(one, other) && filingOf(one) === filingOf(other);
}

/** Whether both are about the same ticket, user or organization. */
export function isSameRecord(one: CheckSubject, other: CheckSubject): boolean {
  return one.kind === other.kind && idOf(one) === idOf(other);
}

function idOf(subject: CheckSubject): number | null {
  switch (subject.kind) {
    case 'ticket':
      return subject.ticket.id;
    case 'user':
      return subject.userId;
    case 'organization':
      return subject.organizationId;
  }
}

function filingOf(subject: CheckSubject): string {
  if (subject.kind !== 'ticket') return '';
  const { requesterId, organizationId } = subject.ticket;
  return `${String(requesterId)} ${String(organizationId)}`;
}
