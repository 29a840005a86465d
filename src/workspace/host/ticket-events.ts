import { organizationObject, type TicketOnScreen } from './offered.ts';

/** An event and what is told with it. */
export type TicketEvent = readonly [name: string, data: unknown];

/**
 * What a ticket sidebar hears when the person changes something on the ticket, saved or not: one
 * event a property, with the property's new value, as in Zendesk's list of ticket change events.
 */
export function ticketEvents(before: TicketOnScreen, after: TicketOnScreen): TicketEvent[] {
  const { requester: was } = before;
  const { requester: is, organization } = after;
  return [
    ...(was?.id === is?.id ? [] : [['ticket.requester.id.changed', is?.id ?? null] as const]),
    ...(was?.name === is?.name
      ? []
      : [['ticket.requester.name.changed', is?.name ?? null] as const]),
    ...(was?.email === is?.email
      ? []
      : [['ticket.requester.email.changed', is?.email ?? null] as const]),
    ...(before.organization?.id === organization?.id
      ? []
      : [
          [
            'ticket.organization.changed',
            organization === null ? null : organizationObject(organization),
          ] as const,
        ]),
    ...(before.subject === after.subject
      ? []
      : [['ticket.subject.changed', after.subject] as const]),
  ];
}
