import {
  BIGINT,
  BOOLEAN,
  DuckDBInstance,
  INTEGER,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import { domainsOf } from '../../src/core/detect/organization-index.ts';
import { externalIdKey, type AccountKey } from '../../src/core/identity/account-id.ts';
import {
  isPersonalMail,
  isSharedHost,
  type DomainLists,
} from '../../src/core/identity/domain-lists.ts';
import type { Domain } from '../../src/core/identity/domain.ts';
import { emailDomain } from '../../src/core/identity/email-address.ts';
import type {
  Reference,
  ReferenceAccount,
  SetAsideRow,
} from '../../src/core/reference/reference.ts';
import type {
  Instant,
  Membership,
  Organization,
  Tenant,
  Ticket,
  User,
} from '../../src/core/tenant/records.ts';
import { openAppender, type RowAppender } from './duck-appender.ts';

/**
 * A reference and a tenant as tables of whole numbers in memory: everything is read and normalised,
 * nothing is compared yet. Records are added page by page, in any order of the tables. Several tenants
 * may stand in the same tables, one after another, and share no number.
 */
export type DuckTables = {
  readonly connection: DuckDBConnection;
  readonly addAccounts: (accounts: Iterable<ReferenceAccount>) => void;
  readonly addSetAsideRows: (rows: Iterable<SetAsideRow>) => void;
  readonly addOrganizations: (organizations: Iterable<Organization>) => void;
  readonly addUsers: (users: Iterable<User>) => void;
  readonly addMemberships: (memberships: Iterable<Membership>) => void;
  readonly addTickets: (tickets: Iterable<Ticket>, since: Instant) => void;
  /** What is added from here on belongs to another tenant. At most 1024 stand in the same tables. */
  readonly nextTenant: () => void;
  /** Ends the adding: from here on the tables can be asked. */
  readonly finish: (lists: DomainLists) => void;
  readonly clear: () => Promise<void>;
  /** The account that stands under a number in the tables, and its tenant. */
  readonly accountAt: (place: number) => Numbered<ReferenceAccount> | null;
  /** The domain that stands under a number in the tables. */
  readonly domainAt: (place: number) => Numbered<Domain> | null;
  /** The Zendesk id that stands as a number in the tables, and its tenant. */
  readonly idAt: (number: bigint) => Numbered<number>;
  readonly close: () => void;
};

/** What a number in the tables stands for. */
type Numbered<Value> = { readonly tenant: number; readonly value: Value };

/** Zendesk ids are below this. A BIGINT has room for them 1024 times. */
const ID_ROOM = 2n ** 53n;

/** The columns of each table. An account's `key` is what external ids are compared with. */
const COLUMNS = {
  // `stored_organization`: the organization that the reference names.
  accounts: { account: INTEGER, key: INTEGER, stored_organization: BIGINT },
  // A row that was set aside claims without an account, and may have a key all the same.
  claims: { domain: INTEGER, account: INTEGER, key: INTEGER },
  domains: { domain: INTEGER, is_personal: BOOLEAN, is_shared_host: BOOLEAN },
  // `external_key` is NULL for a blank external id.
  organizations: { organization: BIGINT, external_key: INTEGER },
  organization_domains: { organization: BIGINT, domain: INTEGER },
  // `is_audited`: an active end-user, not suspended, with a usable address on any domain.
  users: { user_id: BIGINT, domain: INTEGER, default_organization: BIGINT, is_audited: BOOLEAN },
  // Beside the default organization, of which a user is always a member.
  memberships: { user_id: BIGINT, organization: BIGINT },
  // `is_looked_at`: neither closed nor deleted, and updated in the window.
  tickets: { ticket: BIGINT, requester: BIGINT, organization: BIGINT, is_looked_at: BOOLEAN },
} as const satisfies Readonly<Record<string, Readonly<Record<string, DuckDBType>>>>;

type TableName = keyof typeof COLUMNS;

const TABLES = Object.keys(COLUMNS) as readonly TableName[];

/** Empty tables in a database of their own, in memory, on one thread. */
export async function openDuckTables(): Promise<DuckTables> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const codes = ISSUE_CODES.map((code) => `'${code}'`);
  await connection.run(`CREATE TYPE issue_code AS ENUM (${codes.join()})`);
  const opened = await Promise.all(
    TABLES.map(async (table) => [table, await createTable(connection, table)] as const),
  );
  const into = Object.fromEntries(opened) as Readonly<Record<TableName, RowAppender>>;
  const accounts = numbering<ReferenceAccount>();
  const keys = numbering<AccountKey>();
  const domains = numbering<Domain>();
  let tenant = 0;
  const idOf = (id: number) => BigInt(id) + BigInt(tenant) * ID_ROOM;
  const idOrNull = (id: number | null) => (id === null ? null : idOf(id));

  return {
    connection,
    addAccounts: (added) => {
      for (const account of added) {
        const place = accounts.place(account);
        const key = keys.place(account.key);
        into.accounts.add(place, key, idOrNull(account.storedOrganizationId));
        for (const { domain } of account.domains)
          into.claims.add(domains.place(domain), place, key);
      }
    },
    addSetAsideRows: (rows) => {
      for (const { key, domains: claimed } of rows)
        for (const domain of claimed)
          into.claims.add(domains.place(domain), null, key === null ? null : keys.place(key));
    },
    addOrganizations: (organizations) => {
      for (const organization of organizations) {
        const id = idOf(organization.id);
        const key = externalIdKey(organization.externalId);
        into.organizations.add(id, key === null ? null : keys.place(key));
        for (const domain of domainsOf(organization))
          into.organization_domains.add(id, domains.place(domain));
      }
    },
    addUsers: (users) => {
      for (const user of users) {
        const domain = user.email === null ? null : emailDomain(user.email);
        const isAudited =
          user.role === 'end-user' && user.active && !user.suspended && domain !== null;
        into.users.add(
          idOf(user.id),
          domain === null ? null : domains.place(domain),
          idOrNull(user.organizationId),
          isAudited,
        );
      }
    },
    addMemberships: (memberships) => {
      for (const { userId, organizationId } of memberships)
        into.memberships.add(idOf(userId), idOf(organizationId));
    },
    addTickets: (tickets, since) => {
      for (const { id, requesterId, organizationId, status, updatedAt } of tickets)
        into.tickets.add(
          idOf(id),
          idOrNull(requesterId),
          idOrNull(organizationId),
          status !== 'closed' && status !== 'deleted' && updatedAt >= since,
        );
    },
    nextTenant: () => {
      tenant += 1;
      for (const one of [accounts, keys, domains]) one.nextTenant();
    },
    finish: (lists) => {
      for (const [place, { value }] of domains.all().entries())
        into.domains.add(place, isPersonalMail(value, lists), isSharedHost(value, lists));
      for (const appender of Object.values(into)) appender.flush();
    },
    clear: async () => {
      tenant = 0;
      for (const one of [accounts, keys, domains]) one.clear();
      await connection.run(TABLES.map((table) => `TRUNCATE ${table};`).join(''));
    },
    accountAt: accounts.at,
    domainAt: domains.at,
    idAt: (number) => ({ tenant: Number(number / ID_ROOM), value: Number(number % ID_ROOM) }),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Adds everything there is of a reference and a tenant, but does not finish. */
export function addToDuckTables(tables: DuckTables, reference: Reference, tenant: Tenant): void {
  tables.addAccounts(reference.accounts);
  tables.addSetAsideRows(reference.setAsideRows);
  tables.addOrganizations(tenant.organizations);
  tables.addUsers(tenant.users);
  // One organization a user: the default one is the only membership.
  if (tenant.multipleOrganizations !== false) tables.addMemberships(tenant.memberships);
  tables.addTickets(tenant.tickets, tenant.ticketsSince);
}

async function createTable(connection: DuckDBConnection, table: TableName): Promise<RowAppender> {
  const columns = Object.entries<DuckDBType>(COLUMNS[table]);
  const definitions = columns.map(([name, type]) => `${name} ${type.toString()}`);
  await connection.run(`CREATE TABLE ${table} (${definitions.join()})`);
  return openAppender(
    connection,
    table,
    columns.map(([, type]) => type),
  );
}

/** Numbers values from 0 in the order in which they are met, those of another tenant anew. */
function numbering<Value>() {
  const places = new Map<Value, number>();
  const values: Numbered<Value>[] = [];
  let tenant = 0;
  return {
    place: (value: Value): number => {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, values.length);
      return values.push({ tenant, value }) - 1;
    },
    at: (place: number): Numbered<Value> | null => values[place] ?? null,
    all: (): readonly Numbered<Value>[] => values,
    nextTenant: (): void => {
      tenant += 1;
      places.clear();
    },
    clear: (): void => {
      tenant = 0;
      places.clear();
      values.length = 0;
    },
  };
}
