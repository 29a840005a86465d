import type { Answer } from './api-errors.ts';
import type { Call } from './call.ts';
import { showAccountSettings } from './resources/account.ts';
import { exportOrganizations, exportTickets, exportUsers } from './resources/incremental.ts';
import {
  createMembership,
  destroyMembership,
  listMemberships,
  makeMembershipDefault,
  membershipsOfOrganization,
  membershipsOfUser,
  showMembership,
} from './resources/memberships.ts';
import {
  countOrganizations,
  destroyOrganization,
  listOrganizations,
  organizationRelated,
  organizationsOfUser,
  searchOrganizations,
  showManyOrganizations,
  showOrganization,
  updateOrganization,
} from './resources/organizations.ts';
import { countSearch, exportSearch, search } from './resources/search.ts';
import {
  countTickets,
  listTickets,
  showManyTickets,
  showTicket,
  ticketsRequestedBy,
  updateTicket,
} from './resources/tickets.ts';
import {
  countUsers,
  listUsers,
  searchUsers,
  showCurrentUser,
  showManyUsers,
  showUser,
  updateUser,
  userRelated,
  usersOfOrganization,
} from './resources/users.ts';

/** Limits that some endpoints have beside the account's. */
type OwnLimit = 'incremental' | 'search' | 'search_export' | 'organization_update' | 'deep_tickets';

export type Route = {
  readonly method: string;
  /** Segments after `/api/v2/`; `*` is an id. */
  readonly segments: readonly string[];
  readonly handle: (call: Call) => Answer;
  readonly limit?: OwnLimit;
};

/** Every endpoint of the account. Where two fit, the first one answers. */
export const ROUTES: readonly Route[] = [
  route('GET', 'users/me', showCurrentUser),
  route('GET', 'account/settings', showAccountSettings),

  route('GET', 'organizations', listOrganizations),
  route('GET', 'organizations/count', countOrganizations),
  route('GET', 'organizations/show_many', showManyOrganizations),
  route('GET', 'organizations/search', searchOrganizations),
  route('GET', 'organizations/*', showOrganization),
  route('PUT', 'organizations/*', updateOrganization, 'organization_update'),
  route('DELETE', 'organizations/*', destroyOrganization),
  route('GET', 'organizations/*/users', usersOfOrganization),
  route('GET', 'organizations/*/organization_memberships', membershipsOfOrganization),
  route('GET', 'organizations/*/related', organizationRelated),

  route('GET', 'users', listUsers),
  route('GET', 'users/count', countUsers),
  route('GET', 'users/show_many', showManyUsers),
  route('GET', 'users/search', searchUsers),
  route('GET', 'users/*', showUser),
  route('PUT', 'users/*', updateUser),
  route('GET', 'users/*/organization_memberships', membershipsOfUser),
  route('PUT', 'users/*/organization_memberships/*/make_default', makeMembershipDefault),
  route('GET', 'users/*/organizations', organizationsOfUser),
  route('GET', 'users/*/tickets/requested', ticketsRequestedBy),
  route('GET', 'users/*/related', userRelated),

  route('GET', 'organization_memberships', listMemberships),
  route('POST', 'organization_memberships', createMembership),
  route('GET', 'organization_memberships/*', showMembership),
  route('DELETE', 'organization_memberships/*', destroyMembership),

  route('GET', 'tickets', listTickets, 'deep_tickets'),
  route('GET', 'tickets/count', countTickets),
  route('GET', 'tickets/show_many', showManyTickets),
  route('GET', 'tickets/*', showTicket),
  route('PUT', 'tickets/*', updateTicket),

  route('GET', 'incremental/tickets/cursor', exportTickets, 'incremental'),
  route('GET', 'incremental/users/cursor', exportUsers, 'incremental'),
  route('GET', 'incremental/organizations', exportOrganizations, 'incremental'),

  route('GET', 'search', search, 'search'),
  route('GET', 'search/count', countSearch, 'search'),
  route('GET', 'search/export', exportSearch, 'search_export'),
];

function route(
  method: string,
  path: string,
  handle: (call: Call) => Answer,
  limit?: OwnLimit,
): Route {
  const segments = path.split('/');
  return limit === undefined ? { method, segments, handle } : { method, segments, handle, limit };
}
