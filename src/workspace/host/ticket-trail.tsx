import type { TicketOnScreen } from './offered.ts';
import { RecordLink } from './record-link.tsx';
import { StatusBadge } from './status-badge.tsx';

/** Where a ticket belongs: its organization, its requester, itself. */
export function TicketTrail({ ticket }: { readonly ticket: TicketOnScreen }) {
  const { id, organization, requester, status } = ticket;
  return (
    <nav className="trail" aria-label="Ticket">
      <ol>
        <li>
          {organization === null ? (
            <span className="muted">No organization</span>
          ) : (
            <RecordLink tab={{ kind: 'organization', id: organization.id }}>
              {organization.name}
            </RecordLink>
          )}
        </li>
        <li>
          {requester === null ? (
            <span className="muted">No requester</span>
          ) : (
            <RecordLink tab={{ kind: 'user', id: requester.id }}>{requester.name}</RecordLink>
          )}
        </li>
        <li aria-current="page">
          <StatusBadge status={status} /> {id === null ? 'Not submitted' : `Ticket #${id}`}
        </li>
      </ol>
    </nav>
  );
}
