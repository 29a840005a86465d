import type {
  Instant,
  OrganizationId,
  TicketId,
  TicketStatus,
  UserId,
} from '../../core/tenant/records.ts';

/** The ticket on screen, as the framework knows it: unsaved changes included. */
export type TicketOnScreen = {
  /** `null` for a ticket that is not saved yet. */
  readonly id: TicketId | null;
  readonly requesterId: UserId | null;
  readonly organizationId: OrganizationId | null;
  readonly status: TicketStatus;
  /** `null` where it is not known: the ticket then counts as updated just now. */
  readonly updatedAt: Instant | null;
};

/** What a check is about. */
export type CheckSubject =
  | { readonly kind: 'ticket'; readonly ticket: TicketOnScreen }
  | { readonly kind: 'user'; readonly userId: UserId }
  | { readonly kind: 'organization'; readonly organizationId: OrganizationId };

/** The user whom a check is about; `null` where there is none. */
export function requesterIdOf(subject: CheckSubject): UserId | null {
  switch (subject.kind) {
    case 'ticket':
      return subject.ticket.requesterId;
    case 'user':
      return subject.userId;
    case 'organization':
      return null;
  }
}

/** The organization that is on screen, itself or as the ticket's; `null` where there is none. */
export function organizationIdOf(subject: CheckSubject): OrganizationId | null {
  switch (subject.kind) {
    case 'ticket':
      return subject.ticket.organizationId;
    case 'user':
      return null;
    case 'organization':
      return subject.organizationId;
  }
}
