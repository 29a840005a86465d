import { organizationIds, ticketIds, toInstant, userIds } from '../../../core/tenant/ids.ts';
import type { CheckVerdict } from '../../../run/check/check.ts';
import type { CheckSubject, TicketOnScreen } from '../../../run/check/check-subject.ts';
import type { CheckReference, CheckView, DemoSubject } from '../../engine/engine-views.ts';

/** A ticket of requester 7 in organization 21, unless a test says otherwise. */
export function ticketSubject(
  different: {
    readonly id?: number;
    readonly requester?: number;
    readonly status?: TicketOnScreen['status'];
  } = {},
): CheckSubject {
  const { id = 41, requester = 7, status = 'open' } = different;
  return {
    kind: 'ticket',
    ticket: {
      id: ticketIds.parse(String(id)),
      requesterId: userIds.parse(String(requester)),
      organizationId: organizationIds.parse('21'),
      status,
      updatedAt: null,
    },
  };
}

/** What a check of a subject says. */
export function viewOf(
  subject: CheckSubject,
  verdict: CheckVerdict = { kind: 'in_sync' },
  different: Partial<CheckView> = {},
): CheckView {
  return {
    check: { subject, checkedAt: toInstant(0), verdict, findings: null },
    reference: null,
    issues: [],
    role: 'agent',
    source: { subdomain: 'acme', mode: 'live' },
    ...different,
  };
}

/** A list of the demo, or of an account. */
export function checkReferenceOf(mode: CheckReference['mode']): CheckReference {
  return {
    file: 'accounts.csv',
    loadedAt: 0,
    digest: 'd1',
    accounts: 3,
    mode,
    from: 'browser',
    problem: null,
  };
}

/** A record of the demo. */
export function demoSubject(subject: CheckSubject, name: string): DemoSubject {
  return { subject, name, accountName: 'Acme Labs' };
}
