import { useState, type ReactNode } from 'react';
import { organizationLinesSchema, personLinesSchema, ticketLinesSchema } from '../account-view.ts';
import { NotHere } from './not-here.tsx';
import { RecordLink } from './record-link.tsx';
import { TicketTable } from './ticket-table.tsx';
import { useRecord } from './use-record.ts';

type ListProps = { readonly run: number };

export function TicketsPage({ run }: ListProps) {
  const [loaded] = useRecord('tickets', ticketLinesSchema, run);
  return (
    <ListPage title="Unsolved tickets">
      {loaded.kind === 'here' ? (
        <TicketTable tickets={loaded.value} />
      ) : (
        <NotHere loaded={loaded} what="tickets" />
      )}
    </ListPage>
  );
}

export function OrganizationsPage({ run }: ListProps) {
  const [text, setText] = useState('');
  const path = `organizations?text=${encodeURIComponent(text)}`;
  const [loaded] = useRecord(path, organizationLinesSchema, run);
  return (
    <ListPage title="Organizations" search={<Search text={text} onText={setText} />}>
      {loaded.kind !== 'here' ? (
        <NotHere loaded={loaded} what="organizations" />
      ) : (
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Domains</th>
              <th scope="col">External id</th>
            </tr>
          </thead>
          <tbody>
            {loaded.value.map(({ id, name, domains, externalId }) => (
              <tr key={id}>
                <td>
                  <RecordLink tab={{ kind: 'organization', id }}>{name}</RecordLink>
                </td>
                <td>{domains.join(', ') || '–'}</td>
                <td>{externalId ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ListPage>
  );
}

export function UsersPage({ run }: ListProps) {
  const [text, setText] = useState('');
  const [loaded] = useRecord(`users?text=${encodeURIComponent(text)}`, personLinesSchema, run);
  return (
    <ListPage title="Customers" search={<Search text={text} onText={setText} />}>
      {loaded.kind !== 'here' ? (
        <NotHere loaded={loaded} what="customers" />
      ) : (
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email</th>
            </tr>
          </thead>
          <tbody>
            {loaded.value.map(({ id, name, email }) => (
              <tr key={id}>
                <td>
                  <RecordLink tab={{ kind: 'user', id }}>{name}</RecordLink>
                </td>
                <td>{email ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ListPage>
  );
}

type ListPageProps = {
  readonly title: string;
  readonly search?: ReactNode;
  readonly children: ReactNode;
};

function ListPage({ title, search, children }: ListPageProps) {
  return (
    <div className="list-page">
      <header className="list-head">
        <h1>{title}</h1>
        {search}
      </header>
      {children}
    </div>
  );
}

type SearchProps = { readonly text: string; readonly onText: (text: string) => void };

function Search({ text, onText }: SearchProps) {
  return (
    <input
      type="search"
      className="list-search"
      aria-label="Search"
      placeholder="Search"
      value={text}
      onChange={({ target }) => {
        onText(target.value);
      }}
    />
  );
}
