import { userViewSchema } from '../account-view.ts';
import { NotHere } from './not-here.tsx';
import { RecordLink } from './record-link.tsx';
import { Facts, RecordPage } from './record-page.tsx';
import { Sidebar } from './sidebar.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { TicketTable } from './ticket-table.tsx';
import { useGuid } from './use-guid.ts';
import { useTabRecord } from './use-tab-record.ts';

export function UserPage(props: TabPageProps) {
  const { id, isActive, ground, trayWidth } = props;
  const [loaded] = useTabRecord('user', userViewSchema, props);
  const guid = useGuid(ground);
  if (loaded.kind !== 'here') return <NotHere loaded={loaded} what={`user ${id}`} />;
  const user = loaded.value;
  return (
    <RecordPage
      title={user.name}
      label="User fields"
      facts={
        <Facts
          facts={[
            ['Primary email', user.email],
            ['Role', user.role],
            ['Verified', user.isVerified ? 'yes' : 'no'],
            ['Suspended', user.isSuspended ? 'yes' : 'no'],
            ['Id', id],
          ]}
        />
      }
      sidebar={
        <Sidebar
          key={guid}
          guid={guid}
          location="user_sidebar"
          beside={{ kind: 'user', user }}
          record={{ kind: 'user', id }}
          isActive={isActive}
          width={trayWidth}
        />
      }
    >
      <h2>Organizations</h2>
      {user.organizations.length === 0 && <p className="muted">In no organization.</p>}
      <ul className="plain-list">
        {user.organizations.map((each, position) => (
          <li key={each.id}>
            <RecordLink tab={{ kind: 'organization', id: each.id }}>{each.name}</RecordLink>
            {position === 0 && <span className="muted"> (default)</span>}
          </li>
        ))}
      </ul>
      <h2>Tickets</h2>
      <TicketTable tickets={user.tickets} />
    </RecordPage>
  );
}
