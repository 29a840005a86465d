import { useEffect, useState } from 'react';
import { ticketViewSchema, userViewSchema, type TicketView } from '../account-view.ts';
import { loadRecord, saveTicket } from './server-api.ts';
import { PersonPicker } from './person-picker.tsx';
import { RecordLink } from './record-link.tsx';
import { useServices } from './services.ts';
import { Sidebar } from './sidebar.tsx';
import { NotHere } from './not-here.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { useGuid } from './use-guid.ts';
import { useRecord } from './use-record.ts';

/** A ticket with the app beside it. What is changed here counts for the app before it is saved. */
export function TicketPage({ id, isActive, run, ground, onTitle }: TabPageProps) {
  const [loaded, replace] = useRecord(`tickets/${id}`, ticketViewSchema, `${run} ${isActive}`);
  const [draft, setDraft] = useState<TicketView | null>(null);
  const { hub, dispatch } = useServices();
  const guid = useGuid(ground);
  const saved = loaded.kind === 'here' ? loaded.value : null;
  const ticket = draft ?? saved;

  useEffect(() => {
    setDraft(null);
  }, [run]);
  useEffect(() => {
    if (saved !== null) onTitle({ kind: 'ticket', id }, saved.subject);
  }, [id, saved, onTitle]);

  if (ticket === null) return <NotHere loaded={loaded} what={`ticket #${id}`} />;

  const change = (next: TicketView): void => {
    setDraft(next);
    if (next.requester?.id !== ticket.requester?.id)
      hub.broadcast('ticket.requester.id.changed', next.requester?.id, guid);
    if (next.organization?.id !== ticket.organization?.id)
      hub.broadcast('ticket.organization.changed', next.organization, guid);
  };
  const changeRequester = async (userId: number): Promise<boolean> => {
    const user = await loadRecord(`users/${userId}`, userViewSchema);
    if (user === null) return false;
    const { name, email, role, organizations } = user;
    change({
      ...ticket,
      requester: { id: userId, name, email, role },
      organization: organizations[0] ?? null,
      requesterOrganizations: organizations,
    });
    return true;
  };
  const save = async (): Promise<void> => {
    const result = await saveTicket(id, {
      subject: ticket.subject,
      requesterId: ticket.requester?.id ?? 0,
      organizationId: ticket.organization?.id ?? null,
    });
    if (result.kind === 'refused') {
      const text = `The ticket was not saved (${result.status}).`;
      dispatch({ kind: 'notify', toast: { key: Date.now(), text, tone: 'error', ms: 5_000 } });
      return;
    }
    replace(result.ticket);
    setDraft(null);
    hub.broadcast('ticket.saved', {}, guid);
  };
  const organizations = withCurrent(ticket);

  return (
    <div className="record-page">
      <section className="record-facts" aria-label="Ticket fields">
        <PersonPicker
          label="Requester"
          person={ticket.requester}
          onPick={(userId) => void changeRequester(userId)}
        />
        {ticket.requester !== null && (
          <RecordLink tab={{ kind: 'user', id: ticket.requester.id }}>
            Open the requester
          </RecordLink>
        )}
        <label className="field">
          <span>Organization</span>
          <select
            value={ticket.organization?.id ?? ''}
            onChange={({ target }) => {
              const organization = organizations.find((each) => String(each.id) === target.value);
              change({ ...ticket, organization: organization ?? null });
            }}
          >
            <option value="">–</option>
            {organizations.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        {ticket.organization !== null && (
          <RecordLink tab={{ kind: 'organization', id: ticket.organization.id }}>
            Open the organization
          </RecordLink>
        )}
        <dl className="facts">
          <dt>Status</dt>
          <dd>
            <span className={`status status-${ticket.status}`}>{ticket.status}</span>
          </dd>
          <dt>Priority</dt>
          <dd>Normal</dd>
        </dl>
      </section>
      <section className="conversation" aria-label="Conversation">
        <header className="conversation-head">
          <h1>{ticket.subject}</h1>
          <p className="muted">#{id} · by email</p>
        </header>
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
        <footer className="conversation-foot">
          {draft !== null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                if (saved !== null) change(saved);
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
        onSet={(path, value) => {
          if (path !== 'ticket.subject' || typeof value !== 'string') return false;
          change({ ...ticket, subject: value });
          return true;
        }}
      />
    </div>
  );
}

/** The organizations to choose from: the requester's, and the one the ticket is under. */
function withCurrent({ organization, requesterOrganizations }: TicketView) {
  const isKnown = requesterOrganizations.some((each) => each.id === organization?.id);
  return organization === null || isKnown
    ? requesterOrganizations
    : [organization, ...requesterOrganizations];
}
