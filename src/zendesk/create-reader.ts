import {
  countTicketsSince,
  readCount,
  readCurrentUser,
  readMultipleOrganizations,
} from './account-facts.ts';
import { readCursorPages } from './cursor-paging.ts';
import {
  readStartOf,
  searchOrganizationsOnDomains,
  showOrganizations,
  showOrganizationsWithExternalIds,
} from './few-records.ts';
import { readIncrementally } from './incremental-stream.ts';
import { EXPORT_PAGE_SIZE } from './limits.ts';
import type { UserId } from '../core/tenant/records.ts';
import { readMembershipsWithUsers } from './membership-stream.ts';
import type { Reader } from './reader.ts';
import { parseMembership, parseOrganization, parseTicket, parseUser } from './schemas.ts';
import { readBySearch } from './search-stream.ts';
import { findOrganizations, readList, readRecord } from './single-records.ts';
import { readTicketChanges, readTicketsBySearch, readTicketsSince } from './ticket-stream.ts';
import { readByTime } from './time-stream.ts';
import type { ReadTransport } from './transport.ts';

/** What a reader may be told about the way its answers take. */
export type ReaderOptions = {
  /** Records on a page of an export; where absent, the most that Zendesk allows. */
  readonly exportPageSize?: number;
  /** The same for users found by search and changed organizations, which are smaller than tickets. */
  readonly userExportPageSize?: number;
};

/** A reader of the account behind a transport. It keeps nothing: what it says, Zendesk just said. */
export function createReader(
  transport: ReadTransport,
  {
    exportPageSize: pageSize = EXPORT_PAGE_SIZE,
    userExportPageSize: userPageSize = EXPORT_PAGE_SIZE,
  }: ReaderOptions = {},
): Reader {
  return {
    currentUser: () => readCurrentUser(transport),
    multipleOrganizations: () => readMultipleOrganizations(transport),
    countOrganizations: () => readCount(transport, '/api/v2/organizations/count.json'),
    countUsers: () => readCount(transport, '/api/v2/users/count.json', END_USERS),
    countTicketsSince: (since) => countTicketsSince(transport, since),

    organizations: () => readCursorPages(transport, ORGANIZATIONS),
    endUsers: () => readCursorPages(transport, USERS),
    memberships: () => readCursorPages(transport, MEMBERSHIPS),
    ticketsSince: (since) => readTicketsSince(transport, since, pageSize),
    endUsersBySearch: () => readBySearch(transport, { ...SEARCHED_USERS, pageSize: userPageSize }),
    endUsersWithoutOrganization: () =>
      readBySearch(transport, {
        ...SEARCHED_USERS,
        query: `${SEARCHED_USERS.query} organization:none`,
        pageSize: userPageSize,
      }),
    ticketsBySearch: (since) => readTicketsBySearch(transport, since, pageSize),
    membershipsWithUsers: () => readMembershipsWithUsers(transport),
    usersOfOrganization: (id) =>
      readCursorPages(transport, {
        what: 'users',
        path: `/api/v2/organizations/${id}/users.json`,
        key: 'users',
        parse: parseUser,
        hangsOnRecord: true,
      }),
    membershipsOfOrganization: (id) =>
      readCursorPages(transport, {
        ...MEMBERSHIPS,
        path: `/api/v2/organizations/${id}/organization_memberships.json`,
        hangsOnRecord: true,
      }),
    usersOnDomain: (domain) =>
      readBySearch(transport, { ...SEARCHED_USERS, query: `email:*@${domain}`, pageSize }),
    usersChangedSince: (since) =>
      readIncrementally(transport, { ...CHANGED_USERS, pageSize }, since),
    organizationsChangedSince: (since) =>
      readByTime(transport, { ...CHANGED_ORGANIZATIONS, pageSize: userPageSize }, since),
    ticketsChangedSince: (since) => readTicketChanges(transport, since, pageSize),

    organization: (id) =>
      readRecord(transport, {
        what: 'organizations',
        path: `/api/v2/organizations/${id}.json`,
        key: 'organization',
        parse: parseOrganization,
      }),
    user: (id) =>
      readRecord(transport, {
        what: 'users',
        path: `/api/v2/users/${id}.json`,
        key: 'user',
        parse: parseUser,
      }),
    ticket: (id) =>
      readRecord(transport, {
        what: 'tickets',
        path: `/api/v2/tickets/${id}.json`,
        key: 'ticket',
        parse: parseTicket,
      }),
    organizationsByExternalId: (externalId) => findOrganizations(transport, externalId),
    membershipsOfUser: (id) => readList(transport, membershipsOf(id)),
    ticketsRequestedBy: (id) => readList(transport, requestedBy(id)),

    organizationsWithIds: (ids) => showOrganizations(transport, ids),
    organizationsWithExternalIds: (externalIds) =>
      showOrganizationsWithExternalIds(transport, externalIds),
    organizationsOnDomains: (domains) => searchOrganizationsOnDomains(transport, domains),
    firstMembershipsOfUser: (id) => readStartOf(transport, membershipsOf(id)),
    latestTicketsRequestedBy: (id) =>
      readStartOf(transport, { ...requestedBy(id), query: { sort: '-updated_at' } }),
  };
}

const membershipsOf = (id: UserId) =>
  ({
    ...MEMBERSHIPS,
    path: `/api/v2/users/${id}/organization_memberships.json`,
    hangsOnRecord: true,
  }) as const;

const requestedBy = (id: UserId) =>
  ({
    what: 'tickets',
    path: `/api/v2/users/${id}/tickets/requested.json`,
    key: 'tickets',
    parse: parseTicket,
    hangsOnRecord: true,
  }) as const;

const END_USERS = { role: 'end-user' } as const;

const ORGANIZATIONS = {
  what: 'organizations',
  path: '/api/v2/organizations.json',
  key: 'organizations',
  parse: parseOrganization,
} as const;

const USERS = {
  what: 'users',
  path: '/api/v2/users.json',
  query: END_USERS,
  key: 'users',
  parse: parseUser,
} as const;

const SEARCHED_USERS = {
  what: 'users',
  type: 'user',
  query: 'role:end-user',
  parse: parseUser,
} as const;

const CHANGED_USERS = {
  what: 'users',
  path: '/api/v2/incremental/users/cursor.json',
  key: 'users',
  parse: parseUser,
} as const;

const CHANGED_ORGANIZATIONS = {
  what: 'organizations',
  path: '/api/v2/incremental/organizations.json',
  key: 'organizations',
  parse: parseOrganization,
} as const;

const MEMBERSHIPS = {
  what: 'memberships',
  path: '/api/v2/organization_memberships.json',
  key: 'organization_memberships',
  parse: parseMembership,
} as const;
