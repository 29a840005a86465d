import { useEffect } from 'react';
import { userViewSchema } from '../account-view.ts';
import { NotHere } from './not-here.tsx';
import { RecordLink } from './record-link.tsx';
import { Sidebar } from './sidebar.tsx';
import { TicketTable } from './ticket-table.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { useGuid } from './use-guid.ts';
import { useRecord } from './use-record.ts';

export function UserPage({ id, isActive, run, ground, onTitle }: TabPageProps) {
  const [loaded] = useRecord(`users/${id}`, userViewSchema, `${run} ${isActive}`);
  const guid = useGuid(ground);
  const user = loaded.kind === 'here' ? loaded.value : null;
  useEffect(() => {
    if (user !== null) onTitle({ kind: 'user', id }, user.name);
  }, [id, user, onTitle]);
  if (user === null) return <NotHere loaded={loaded} what={`user ${id}`} />;
  const { name, email, role, isSuspended, isVerified, organizations, tickets } = user;
  return (
    <div className="record-page">
      <section className="record-facts" aria-label="User fields">
        <dl className="facts">
          <dt>Primary email</dt>
          <dd>{email ?? '–'}</dd>
          <dt>Role</dt>
          <dd>{role}</dd>
          <dt>Verified</dt>
          <dd>{isVerified ? 'yes' : 'no'}</dd>
          <dt>Suspended</dt>
          <dd>{isSuspended ? 'yes' : 'no'}</dd>
          <dt>Id</dt>
          <dd>{id}</dd>
        </dl>
      </section>
      <section className="record-main">
        <h1>{name}</h1>
        <h2>Organizations</h2>
        {organizations.length === 0 && <p className="muted">In no organization.</p>}
        <ul className="plain-list">
          {organizations.map((each, position) => (
            <li key={each.id}>
              <RecordLink tab={{ kind: 'organization', id: each.id }}>{each.name}</RecordLink>
              {position === 0 && <span className="muted"> (default)</span>}
            </li>
          ))}
        </ul>
        <h2>Tickets</h2>
        <TicketTable tickets={tickets} />
      </section>
      <Sidebar
        key={guid}
        guid={guid}
        location="user_sidebar"
        beside={{ kind: 'user', user }}
        record={{ kind: 'user', id }}
        isActive={isActive}
      />
    </div>
  );
}
