import type { Account } from './account.ts';
import { domainOf } from './addresses.ts';
import { followDomains, mapByDomain } from './effects/domains.ts';
import {
  defaultOrganizationOf,
  join,
  leave,
  makeDefault,
  membershipsOf,
} from './effects/memberships.ts';
import { deleteOrganization } from './effects/organizations.ts';
import { usersByEmail } from './indexes.ts';
import type { OrganizationRow, Role, TicketRow, TicketStatus, UserRow } from './rows.ts';

/**
 * What other people do in the account meanwhile: they need no credentials, meet no limits and
 * leave no line in the request log. Naming a record that does not exist is an error of the caller.
 */
export type Colleague = {
  /** Returns the id of the new membership. */
  readonly addMembership: (userId: number, organizationId: number, id?: number) => number;
  readonly removeMembership: (userId: number, organizationId: number) => void;
  readonly makeDefault: (userId: number, organizationId: number) => void;
  /** As an import or a race leaves it: whether another organization has the id is not asked. */
  readonly setExternalId: (organizationId: number, externalId: string | null) => void;
  readonly setDomains: (organizationId: number, domains: readonly string[]) => void;
  readonly renameOrganization: (organizationId: number, name: string) => void;
  readonly setSharedTickets: (organizationId: number, shared: boolean) => void;
  /** Returns the id of the new organization. */
  readonly createOrganization: (organization: NewOrganization) => number;
  readonly deleteOrganization: (organizationId: number) => void;
  readonly suspendUser: (userId: number) => void;
  readonly deleteUser: (userId: number) => void;
  readonly changeRole: (userId: number, role: Role) => void;
  readonly changeEmail: (userId: number, email: string) => void;
  readonly addSecondaryEmail: (userId: number, email: string) => void;
  /** Any edit of a profile: Zendesk then maps the user by domain, verified or not. */
  readonly editProfile: (userId: number, edit?: ProfileEdit) => void;
  readonly moveTicket: (ticketId: number, organizationId: number | null) => void;
  readonly setTicketStatus: (ticketId: number, status: TicketStatus) => void;
  /**
   * Somebody files a ticket for a customer: under the default organization where none is named, under
   * none where that is `null`. Returns its id.
   */
  readonly createTicket: (ticket: NewTicket) => number;
  /**
   * A customer writes in. An unknown address becomes a user who is mapped by domain; the ticket is
   * filed under the default organization.
   */
  readonly receiveRequest: (request: {
    readonly email: string;
    readonly name: string;
    readonly subject: string;
  }) => { readonly userId: number; readonly ticketId: number };
  readonly allowMultipleOrganizations: (allowed: boolean) => void;
};

type NewOrganization = {
  readonly name: string;
  readonly external_id?: string | null;
  readonly domain_names?: readonly string[];
};

type NewTicket = {
  readonly requesterId: number;
  readonly subject: string;
  readonly organizationId?: number | null;
};

type ProfileEdit = {
  readonly name?: string;
  readonly verified?: boolean;
  readonly ticket_restriction?: string | null;
};

export function createColleague(account: Account): Colleague {
  const { store } = account;
  const now = (): number => account.settings.now();
  const putOrganization = (id: number, change: Partial<OrganizationRow>): void => {
    const before = existing(store.organizations.get(id), `organization ${id}`);
    const at = now();
    const after = { ...before, ...change, updated: at, generated: at };
    store.organizations.put(after, at);
    followDomains(account, before.domain_names, after);
  };
  const putUser = (id: number, change: Partial<UserRow>): UserRow => {
    const before = existing(store.users.get(id), `user ${id}`);
    const at = now();
    const after = { ...before, ...change, updated: at, generated: at };
    store.users.put(after, at);
    return after;
  };
  const putTicket = (id: number, change: Partial<TicketRow>): void => {
    const before = existing(store.tickets.get(id), `ticket ${id}`);
    const at = now();
    store.tickets.put({ ...before, ...change, updated: at, generated: at }, at);
  };
  const membershipOf = (userId: number, organizationId: number) =>
    existing(
      membershipsOf(account, userId).find((each) => each.organization_id === organizationId),
      `membership of user ${userId} in organization ${organizationId}`,
    );

  return {
    addMembership: (userId, organizationId, id) => {
      existing(store.users.get(userId), `user ${userId}`);
      existing(store.organizations.get(organizationId), `organization ${organizationId}`);
      const joining = { user_id: userId, organization_id: organizationId, mapped_by: null };
      return join(account, id === undefined ? joining : { ...joining, id }).id;
    },
    removeMembership: (userId, organizationId) => {
      leave(account, membershipOf(userId, organizationId));
    },
    makeDefault: (userId, organizationId) => {
      makeDefault(account, membershipOf(userId, organizationId));
    },
    setExternalId: (id, externalId) => {
      putOrganization(id, { external_id: externalId });
    },
    setDomains: (id, domains) => {
      putOrganization(id, { domain_names: domains });
    },
    renameOrganization: (id, name) => {
      putOrganization(id, { name });
    },
    setSharedTickets: (id, shared) => {
      putOrganization(id, { shared_tickets: shared });
    },
    createOrganization: (made) => createOrganization(account, made),
    deleteOrganization: (id) => {
      existing(store.organizations.get(id), `organization ${id}`);
      deleteOrganization(account, id);
    },
    suspendUser: (id) => {
      putUser(id, { suspended: true });
    },
    deleteUser: (id) => {
      for (const each of membershipsOf(account, id)) leave(account, each);
      putUser(id, { active: false, email: null, other_emails: [] });
    },
    changeRole: (id, role) => {
      putUser(id, { role });
    },
    changeEmail: (id, email) => {
      mapByDomain(account, putUser(id, { email }));
    },
    addSecondaryEmail: (id, email) => {
      const { other_emails } = existing(store.users.get(id), `user ${id}`);
      mapByDomain(account, putUser(id, { other_emails: [...other_emails, email] }));
    },
    editProfile: (id, edit = {}) => {
      mapByDomain(account, putUser(id, edit));
    },
    moveTicket: (id, organizationId) => {
      putTicket(id, { organization_id: organizationId });
    },
    setTicketStatus: (id, status) => {
      putTicket(id, { status });
    },
    createTicket: (made) => {
      existing(store.users.get(made.requesterId), `user ${made.requesterId}`);
      if (made.organizationId !== undefined && made.organizationId !== null)
        existing(
          store.organizations.get(made.organizationId),
          `organization ${made.organizationId}`,
        );
      return createTicket(account, made);
    },
    receiveRequest: (request) => receiveRequest(account, request),
    allowMultipleOrganizations: (allowed) => {
      store.setMultipleOrganizations(allowed);
    },
  };
}

function createOrganization(account: Account, made: NewOrganization): number {
  const { store, settings } = account;
  const at = settings.now();
  const row: OrganizationRow = {
    id: store.newId(),
    created: at,
    updated: at,
    generated: at,
    name: made.name,
    external_id: made.external_id ?? null,
    domain_names: made.domain_names ?? [],
    shared_tickets: false,
    shared_comments: false,
    details: null,
    notes: null,
    group_id: null,
    tags: [],
  };
  store.organizations.put(row, at);
  followDomains(account, [], row);
  return row.id;
}

function receiveRequest(
  account: Account,
  request: { readonly email: string; readonly name: string; readonly subject: string },
): { readonly userId: number; readonly ticketId: number } {
  const [known] = account.store.users.rowsBy(usersByEmail, request.email.toLowerCase());
  const user = known ?? createUser(account, request.name, request.email);
  const made = { requesterId: user.id, subject: request.subject };
  return { userId: user.id, ticketId: createTicket(account, made) };
}

function createTicket(
  account: Account,
  { requesterId, subject, organizationId }: NewTicket,
): number {
  const { store, settings } = account;
  const at = settings.now();
  const ticket: TicketRow = {
    id: store.newId(),
    created: at,
    updated: at,
    generated: at,
    requester_id: requesterId,
    organization_id:
      organizationId === undefined ? defaultOrganizationOf(account, requesterId) : organizationId,
    status: 'new',
    subject,
  };
  store.tickets.put(ticket, at);
  return ticket.id;
}

function createUser(account: Account, name: string, email: string): UserRow {
  const { store, settings } = account;
  if (domainOf(email) === null) throw new Error(`the account cannot hear from ${email}`);
  const at = settings.now();
  const user: UserRow = {
    id: store.newId(),
    created: at,
    updated: at,
    generated: at,
    name,
    email,
    other_emails: [],
    external_id: null,
    role: 'end-user',
    active: true,
    suspended: false,
    verified: false,
    ticket_restriction: null,
    phone: null,
    details: null,
    notes: null,
    tags: [],
  };
  store.users.put(user, at);
  mapByDomain(account, user);
  return user;
}

function existing<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new Error(`the account has no ${what}`);
  return row;
}
