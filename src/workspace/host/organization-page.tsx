import { organizationViewSchema, type OrganizationEdit } from '../account-view.ts';
import { EditableFact } from './editable-fact.tsx';
import { NotHere } from './not-here.tsx';
import { organizationEvents } from './organization-events.ts';
import { RecordLink } from './record-link.tsx';
import { Facts, RecordPage } from './record-page.tsx';
import { saveOrganization } from './server-api.ts';
import { useServices } from './services.ts';
import { Sidebar } from './sidebar.tsx';
import type { TabPageProps } from './tab-page-props.ts';
import { TicketTable } from './ticket-table.tsx';
import { useGuid } from './use-guid.ts';
import { useTabRecord } from './use-tab-record.ts';

/** An organization with the app beside it. A field is saved when the person leaves it. */
export function OrganizationPage(props: TabPageProps) {
  const { id, isActive, ground, trayWidth } = props;
  const [loaded, replace] = useTabRecord('organization', organizationViewSchema, props);
  const { hub, complain } = useServices();
  const guid = useGuid(ground);
  if (loaded.kind !== 'here') return <NotHere loaded={loaded} what={`organization ${id}`} />;
  const organization = loaded.value;
  const { externalId, domains, members } = organization;
  const save = async (change: Partial<OrganizationEdit>): Promise<boolean> => {
    const result = await saveOrganization(id, { externalId, domains, ...change });
    if (result.kind === 'refused') {
      complain(`The organization was not saved (${result.status}).`);
      return false;
    }
    replace(result.record);
    for (const [event, data] of organizationEvents(organization, result.record))
      hub.broadcast(event, data, guid);
    return true;
  };
  return (
    <RecordPage
      title={organization.name}
      label="Organization fields"
      facts={
        <>
          <EditableFact
            label="Domains"
            value={domains.join(' ')}
            onSave={(text) => save({ domains: text.split(/[\s,]+/).filter((each) => each !== '') })}
          />
          <EditableFact
            label="External id"
            value={externalId ?? ''}
            onSave={(text) => save({ externalId: text.trim() || null })}
          />
          <Facts facts={[['Id', id]]} />
        </>
      }
      sidebar={
        <Sidebar
          key={guid}
          guid={guid}
          location="organization_sidebar"
          beside={{ kind: 'organization', organization }}
          record={{ kind: 'organization', id }}
          isActive={isActive}
          width={trayWidth}
        />
      }
    >
      <h2>Tickets</h2>
      <TicketTable tickets={organization.tickets} />
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
    </RecordPage>
  );
}
