import type { CheckSubject } from '../../../run/check/check-subject.ts';
import { kindAt, type SidebarLocation } from './on-screen.ts';
import type { Zaf } from './zaf.ts';

/**
 * What changed on screen. `subject`: what the workspace tells of it is something else now. `record`:
 * the record itself was edited, so that what Zendesk said of it no longer holds.
 */
export type ScreenChange = 'subject' | 'record';

/** Events of the framework after which a verdict may be another one. What other people change fires none. */
const EVENTS: Readonly<Record<CheckSubject['kind'], Readonly<Record<string, ScreenChange>>>> = {
  ticket: {
    'ticket.requester.id.changed': 'subject',
    'ticket.organization.changed': 'subject',
    'ticket.status.changed': 'subject',
    'ticket.saved': 'subject',
    'ticket.requester.email.changed': 'record',
  },
  user: {
    'user.email.changed': 'record',
    'user.organizations.changed': 'record',
    'user.role.changed': 'record',
  },
  organization: {
    'organization.domains.changed': 'record',
    'organization.externalId.changed': 'record',
    'organization.name.changed': 'record',
    'organization.sharedTickets.changed': 'record',
  },
};

/** Hears changes of the record on screen until what it returns is called. */
export function onScreenChange(
  zaf: Pick<Zaf, 'on'>,
  location: SidebarLocation,
  listener: (change: ScreenChange) => void,
): () => void {
  const ends = Object.entries(EVENTS[kindAt(location)]).map(([event, change]) =>
    zaf.on(event, () => {
      listener(change);
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}
