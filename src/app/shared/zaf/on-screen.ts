import * as z from 'zod/mini';
import { organizationIds, ticketIds, userIds, type IdKind } from '../../../core/tenant/ids.ts';
import { TICKET_STATUSES } from '../../../core/tenant/records.ts';
import type { CheckSubject, TicketOnScreen } from '../../../run/check/check-subject.ts';
import { readId, type ZafLocation } from './context.ts';
import type { Zaf } from './zaf.ts';

/** The places beside a record, and what kind of record it is. */
const KINDS = {
  ticket_sidebar: 'ticket',
  new_ticket_sidebar: 'ticket',
  user_sidebar: 'user',
  organization_sidebar: 'organization',
} as const satisfies Partial<Record<ZafLocation, CheckSubject['kind']>>;

/** A place beside a record. */
export type SidebarLocation = keyof typeof KINDS;

/** Whether a place is beside a record. */
export function isSidebar(location: ZafLocation): location is SidebarLocation {
  return Object.hasOwn(KINDS, location);
}

/** The kind of record that a place is beside. */
export function kindAt(location: SidebarLocation): CheckSubject['kind'] {
  return KINDS[location];
}

/**
 * The record on screen, unsaved changes of a ticket included; `null` for a user or an organization
 * that is not saved yet.
 * @throws DriftError `workspace_failed` where the workspace does not tell, or not plainly
 */
export async function readOnScreen(
  zaf: Pick<Zaf, 'get'>,
  location: SidebarLocation,
): Promise<CheckSubject | null> {
  const kind = kindAt(location);
  switch (kind) {
    case 'ticket': {
      const ticket = await zaf.get('ticket', ticketSchema);
      // Whatever stands for the id of a ticket that is being written is no ticket of Zendesk's.
      const isNew = location === 'new_ticket_sidebar';
      return { kind, ticket: isNew ? { ...ticket, id: null } : ticket };
    }
    case 'user': {
      const userId = await zaf.get('user.id', idOf(userIds));
      return userId === null ? null : { kind, userId };
    }
    case 'organization': {
      const organizationId = await zaf.get('organization.id', idOf(organizationIds));
      return organizationId === null ? null : { kind, organizationId };
    }
  }
}

/** An id, as a number or as its digits; `null` where there is none. Anything else is refused. */
function idOf<Id extends number>(kind: IdKind<Id>) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((raw, context): Id | null => {
      if (raw === undefined || raw === null || raw === '') return null;
      const id = readId(kind, raw);
      if (id !== null) return id;
      context.issues.push({ code: 'custom', input: raw, message: 'not an id' });
      return z.NEVER;
    }),
  );
}

const ticketSchema = z.pipe(
  z.object({
    // Of a ticket that is being written, the workspace may tell anything here.
    id: z.optional(z.unknown()),
    requester: z.nullish(z.object({ id: idOf(userIds) })),
    organization: z.nullish(z.object({ id: idOf(organizationIds) })),
    status: z.optional(z.unknown()),
  }),
  z.transform((raw): TicketOnScreen => ({
    id: readId(ticketIds, raw.id),
    requesterId: raw.requester?.id ?? null,
    organizationId: raw.organization?.id ?? null,
    // A status unknown to us counts as not closed, as everywhere.
    status: TICKET_STATUSES.find((known) => known === raw.status) ?? 'open',
    updatedAt: null,
  })),
);
