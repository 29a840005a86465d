import * as z from 'zod/mini';
import {
  isInstant,
  organizationIds,
  ticketIds,
  userIds,
  type IdKind,
} from '../../../core/tenant/ids.ts';
import { TICKET_STATUSES } from '../../../core/tenant/records.ts';
import type { CheckSubject, TicketOnScreen } from '../../../run/check/check-subject.ts';

/** The app's page as the manifest names it. The workspace puts its own query between it and the fragment. */
const PAGE = 'assets/index.html';

const NOT_SAVED = 'new';

/** The address of a modal in which the subject can be fixed: all that is known of it is in the fragment. */
export function fixAddress(subject: CheckSubject): string {
  return `${PAGE}#fix/${subject.kind}/${placeOf(subject)}`;
}

/**
 * Reads the subject out of the fragment of a modal's address, with its `#` or without.
 * `null` for every fragment that `fixAddress` does not write.
 */
export function readFixAddress(fragment: string): CheckSubject | null {
  const [, kind = '', id = '', query = ''] = FRAGMENT.exec(fragment) ?? [];
  switch (kind) {
    case 'ticket':
      return readTicket(id, query);
    case 'user': {
      const userId = query === '' ? userIds.parse(id) : null;
      return userId === null ? null : { kind, userId };
    }
    case 'organization': {
      const organizationId = query === '' ? organizationIds.parse(id) : null;
      return organizationId === null ? null : { kind, organizationId };
    }
    default:
      return null;
  }
}

const FRAGMENT = /^#?fix\/([a-z]+)\/([^/?]+)(?:\?(.*))?$/;

function placeOf(subject: CheckSubject): string {
  switch (subject.kind) {
    case 'ticket':
      return placeOfTicket(subject.ticket);
    case 'user':
      return String(subject.userId);
    case 'organization':
      return String(subject.organizationId);
  }
}

function placeOfTicket({
  id,
  requesterId,
  organizationId,
  status,
  updatedAt,
}: TicketOnScreen): string {
  const query = new URLSearchParams({
    status,
    ...(requesterId !== null && { requester: String(requesterId) }),
    ...(organizationId !== null && { organization: String(organizationId) }),
    ...(updatedAt !== null && { updated: updatedAt }),
  });
  return `${String(id ?? NOT_SAVED)}?${query.toString()}`;
}

const ticketQuery = z.strictObject({
  status: z.enum(TICKET_STATUSES),
  requester: z.optional(idText(userIds)),
  organization: z.optional(idText(organizationIds)),
  updated: z.optional(z.string().check(z.refine(isInstant))),
});

function readTicket(place: string, query: string): CheckSubject | null {
  const id = ticketIds.parse(place);
  if (id === null && place !== NOT_SAVED) return null;
  const parsed = ticketQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) return null;
  const { status, requester = null, organization = null, updated = null } = parsed.data;
  return {
    kind: 'ticket',
    ticket: {
      id,
      requesterId: requester,
      organizationId: organization,
      status,
      updatedAt: updated !== null && isInstant(updated) ? updated : null,
    },
  };
}

function idText<Id extends number>(kind: IdKind<Id>) {
  return z.pipe(
    z.string(),
    z.transform((text, context): Id => {
      const id = kind.parse(text);
      if (id !== null) return id;
      context.issues.push({ code: 'custom', input: text, message: 'not an id' });
      return z.NEVER;
    }),
  );
}
