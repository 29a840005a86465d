import { useEffect, useState } from 'react';
import type { TicketOnScreen } from './offered.ts';
import { submitTicket } from './server-api.ts';
import { useServices } from './services.ts';
import { Sidebar } from './sidebar.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { ticketEvents } from './ticket-events.ts';
import { TicketFields } from './ticket-fields.tsx';
import { TicketTrail } from './ticket-trail.tsx';
import { useGuid } from './use-guid.ts';

const BLANK: TicketOnScreen = {
  id: null,
  subject: '',
  status: 'new',
  updatedAt: null,
  requester: null,
  organization: null,
  requesterOrganizations: [],
};

/** A ticket that is not submitted yet. Once it is, its tab is another page with another frame. */
export function NewTicketPage({ id, isActive, run, ground, trayWidth, onTitle }: TabPageProps) {
  const [ticket, setTicket] = useState(BLANK);
  const { hub, dispatch, complain } = useServices();
  const guid = useGuid(ground);

  useEffect(() => {
    setTicket(BLANK);
  }, [run]);
  useEffect(() => {
    onTitle({ kind: 'new_ticket', id }, ticket.subject.trim() || 'New ticket');
  }, [id, ticket.subject, onTitle]);

  const { requester, organization } = ticket;
  const subject = ticket.subject.trim();
  const change = (next: TicketOnScreen): void => {
    setTicket(next);
    for (const [event, data] of ticketEvents(ticket, next)) hub.broadcast(event, data, guid);
  };
  const submit = async (requesterId: number): Promise<void> => {
    const organizationId = organization?.id ?? null;
    const result = await submitTicket({ subject, requesterId, organizationId });
    if (result.kind === 'refused') complain(`The ticket was not submitted (${result.status}).`);
    else
      dispatch({
        kind: 'submitted',
        tab: { kind: 'new_ticket', id },
        ticketId: result.record.id,
      });
  };

  return (
    <div className="ticket-page">
      <TicketTrail ticket={ticket} />
      <div className="record-page">
        <TicketFields ticket={ticket} onChange={change} />
        <form
          className="conversation"
          aria-label="New ticket"
          onSubmit={(event) => {
            event.preventDefault();
            if (requester !== null && subject !== '') void submit(requester.id);
          }}
        >
          <header className="conversation-head">
            <label className="field">
              <span>Subject</span>
              <input
                value={ticket.subject}
                onChange={({ target }) => {
                  change({ ...ticket, subject: target.value });
                }}
              />
            </label>
          </header>
          <div className="conversation-body">
            <p className="muted conversation-note">
              A ticket needs a requester and a subject. The account in memory keeps no
              conversations.
            </p>
          </div>
          <footer className="conversation-foot">
            <button
              type="submit"
              className="button primary"
              disabled={requester === null || subject === ''}
            >
              Submit as New
            </button>
          </footer>
        </form>
        <Sidebar
          key={guid}
          guid={guid}
          location="new_ticket_sidebar"
          beside={{ kind: 'ticket', ticket }}
          record={null}
          isActive={isActive}
          width={trayWidth}
          onSet={(path, value) => {
            if (path !== 'ticket.subject' || typeof value !== 'string') return false;
            change({ ...ticket, subject: value });
            return true;
          }}
        />
      </div>
    </div>
  );
}
