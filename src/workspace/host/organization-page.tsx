import { useEffect } from 'react';
import { organizationViewSchema } from '../account-view.ts';
import { NotHere } from './not-here.tsx';
import { RecordLink } from './record-link.tsx';
import { Sidebar } from './sidebar.tsx';
import { TicketTable } from './ticket-table.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { useGuid } from './use-guid.ts';
import { useRecord } from './use-record.ts';

export function OrganizationPage({ id, isActive, run, ground, onTitle }: TabPageProps) {
  const [loaded] = useRecord(`organizations/${id}`, organizationViewSchema, `${run} ${isActive}`);
  const guid = useGuid(ground);
  const organization = loaded.kind === 'here' ? loaded.value : null;
  useEffect(() => {
    if (organization !== null) onTitle({ kind: 'organization', id }, organization.name);
  }, [id, organization, onTitle]);
  if (organization === null) return <NotHere loaded={loaded} what={`organization ${id}`} />;
  const { name, externalId, domains, members, tickets } = organization;
  return (
    <div className="record-page">
      <section className="record-facts" aria-label="Organization fields">
        <dl className="facts">
          <dt>Domains</dt>
          <dd>{domains.length === 0 ? '–' : domains.join(', ')}</dd>
          <dt>External id</dt>
          <dd>{externalId ?? '–'}</dd>
          <dt>Id</dt>
          <dd>{id}</dd>
        </dl>
      </section>
      <section className="record-main">
        <h1>{name}</h1>
        <h2>Tickets</h2>
        <TicketTable tickets={tickets} />
        <h2>Members</h2>
        {members.length === 0 && <p className="muted">Nobody is a member.</p>}
        <ul className="plain-list">
          {members.map((each) => (
            <li key={each.id}>
              <RecordLink tab={{ kind: 'user', id: each.id }}>{each.name}</RecordLink>{' '}
              <span className="muted">{each.email}</span>
            </li>
          ))}
        </ul>
      </section>
      <Sidebar
        key={guid}
        guid={guid}
        location="organization_sidebar"
        beside={{ kind: 'organization', organization }}
        record={{ kind: 'organization', id }}
        isActive={isActive}
      />
    </div>
  );
}
