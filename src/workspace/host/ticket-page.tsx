import { useEffect, useState } from 'react';
import { ticketViewSchema } from '../account-view.ts';
import { NotHere } from './not-here.tsx';
import type { TicketOnScreen } from './offered.ts';
import { saveTicket } from './server-api.ts';
import { useServices } from './services.ts';
import { Sidebar } from './sidebar.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { ticketEvents } from './ticket-events.ts';
import { TicketFields } from './ticket-fields.tsx';
import { TicketTrail } from './ticket-trail.tsx';
import { useGuid } from './use-guid.ts';
import { useRecord } from './use-record.ts';

/** A ticket with the app beside it. What is changed here counts for the app before it is saved. */
export function TicketPage({
  id,
  isActive,
  run,
  moment,
  ground,
  trayWidth,
  onTitle,
}: TabPageProps) {
  const [loaded, replace] = useRecord(`tickets/${id}`, ticketViewSchema, moment);
  const [draft, setDraft] = useState<TicketOnScreen | null>(null);
  const { hub, complain } = useServices();
  const guid = useGuid(ground);
  const saved = loaded.kind === 'here' ? loaded.value : null;
  const ticket = draft ?? saved;

  useEffect(() => {
    setDraft(null);
  }, [run]);
  useEffect(() => {
    if (saved !== null) onTitle({ kind: 'ticket', id }, saved.subject);
  }, [id, saved, onTitle]);

  if (saved === null || ticket === null) return <NotHere loaded={loaded} what={`ticket #${id}`} />;

  const tell = (next: TicketOnScreen): void => {
    for (const [event, data] of ticketEvents(ticket, next)) hub.broadcast(event, data, guid);
  };
  const change = (next: TicketOnScreen): void => {
    setDraft(next);
    tell(next);
  };
  const save = async (): Promise<void> => {
    const result = await saveTicket(id, {
      subject: ticket.subject,
      requesterId: ticket.requester?.id ?? 0,
      organizationId: ticket.organization?.id ?? null,
    });
    if (result.kind === 'refused') {
      complain(`The ticket was not saved (${result.status}).`);
      return;
    }
    replace(result.record);
    setDraft(null);
    hub.broadcast('ticket.saved', {}, guid);
  };

  return (
    <div className="ticket-page">
      <TicketTrail ticket={ticket} />
      <div className="record-page">
        <TicketFields ticket={ticket} onChange={change} />
        <section className="conversation" aria-label="Conversation">
          <header className="conversation-head">
            <h1>{ticket.subject}</h1>
            <p className="muted">By email</p>
          </header>
          <div className="conversation-body">
            <article className="message">
              <span className="avatar" aria-hidden="true">
                {(ticket.requester?.name ?? '?').slice(0, 1)}
              </span>
              <div>
                <p className="message-head">
                  <strong>{ticket.requester?.name ?? 'Nobody'}</strong>
                  <span className="muted">{ticket.requester?.email}</span>
                </p>
                <p>{ticket.subject}</p>
              </div>
            </article>
            <p className="muted conversation-note">The account in memory keeps no conversations.</p>
          </div>
          <footer className="conversation-foot">
            {draft !== null && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  tell(saved);
                  setDraft(null);
                }}
              >
                Discard
              </button>
            )}
            <button
              type="button"
              className="button primary"
              disabled={draft === null}
              onClick={() => void save()}
            >
              Save ticket
            </button>
          </footer>
        </section>
        <Sidebar
          key={guid}
          guid={guid}
          location="ticket_sidebar"
          beside={{ kind: 'ticket', ticket }}
          record={{ kind: 'ticket', id }}
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
