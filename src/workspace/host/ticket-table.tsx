import type { TicketLine } from '../account-view.ts';
import { RecordLink } from './record-link.tsx';
import { StatusBadge } from './status-badge.tsx';

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export function TicketTable({ tickets }: { readonly tickets: readonly TicketLine[] }) {
  if (tickets.length === 0) return <p className="muted">No tickets.</p>;
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Subject</th>
          <th scope="col">Requester</th>
          <th scope="col">Organization</th>
          <th scope="col">Updated</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map(({ id, status, subject, requester, organization, updatedAt }) => (
          <tr key={id}>
            <td>
              <StatusBadge status={status} />
            </td>
            <td>
              <RecordLink tab={{ kind: 'ticket', id }}>{subject}</RecordLink>
              <span className="muted"> #{id}</span>
            </td>
            <td>{requester?.name ?? '–'}</td>
            <td>{organization?.name ?? '–'}</td>
            <td className="no-wrap">{DATE.format(updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
