import * as z from 'zod/mini';
import {
  ApiError,
  forbidden,
  invalidAttribute,
  parameterMissing,
  recordInvalid,
  type Answer,
} from '../api-errors.ts';
import { adminsOnly, found, idList, pathId, type Call } from '../call.ts';
import { domainOf } from '../addresses.ts';
import { mapByDomain } from '../effects/domains.ts';
import { replaceMemberships } from '../effects/memberships.ts';
import {
  membershipsByOrganization,
  roleSetKey,
  ticketsByRequester,
  usersByEmail,
  usersByExternalId,
  usersByRole,
} from '../indexes.ts';
import { listById } from '../paging.ts';
import { renderAnonymousUser, renderUser } from '../render/user.ts';
import type { UserRow } from '../rows.ts';
import { searchDocuments } from '../search/find.ts';
import { countAnswer } from './counts.ts';
import { answerPage, answerRows } from './pages.ts';

const text = z.nullable(z.string());

const changeSchema = z.object({
  user: z.object({
    name: z.optional(z.string()),
    email: z.optional(z.string()),
    external_id: z.optional(text),
    role: z.optional(z.enum(['end-user', 'agent', 'admin'])),
    suspended: z.optional(z.boolean()),
    verified: z.optional(z.boolean()),
    phone: z.optional(text),
    details: z.optional(text),
    notes: z.optional(text),
    tags: z.optional(z.array(z.string())),
    ticket_restriction: z.optional(text),
    organization_id: z.optional(z.nullable(z.number())),
    organization_ids: z.optional(z.array(z.number())),
  }),
});

type UserChange = z.infer<typeof changeSchema>['user'];

export function showCurrentUser(call: Call): Answer {
  return {
    status: 200,
    json: {
      user: {
        ...renderUser(call.account, call.user),
        authenticity_token: `token-of-${call.user.id}`,
      },
    },
  };
}

/** Nobody is signed in, and the answer is a success all the same. */
export function showAnonymousUser(): Answer {
  return { status: 200, json: { user: renderAnonymousUser() } };
}

export function listUsers(call: Call): Answer {
  const { users } = call.account.store;
  const externalId = call.query.get('external_id');
  const ids =
    externalId === null
      ? users.idsBy(usersByRole, roleKey(call))
      : users.idsBy(usersByExternalId, externalId.toLowerCase());
  return answerPage(call, 'users', listById(ids, users.get), (row) =>
    renderUser(call.account, row),
  );
}

export function countUsers(call: Call): Answer {
  const key = roleKey(call);
  return countAnswer(call, `users ${key}`, call.account.store.users.idsBy(usersByRole, key).length);
}

/** A deleted user can still be shown: with `active: false`. */
export function showUser(call: Call): Answer {
  return one(call, found(call.account.store.users.get(pathId(call))));
}

/** Deleted users are not among them. */
export function showManyUsers(call: Call): Answer {
  const { users } = call.account.store;
  const ids = call.query.get('ids');
  const externalIds = call.query.get('external_ids');
  if (ids === null && externalIds === null)
    throw new ApiError(invalidAttribute('ids', 'must be given, or external_ids'));
  const rows =
    ids === null
      ? (externalIds ?? '')
          .split(',')
          .flatMap((id) => users.rowsBy(usersByExternalId, id.toLowerCase()))
      : idList(ids).flatMap((id) => users.get(id) ?? []);
  const active = [...new Set(rows)].filter((row) => row.active);
  active.sort((left, right) => left.id - right.id);
  return answerRows(call, 'users', active, (row) => renderUser(call.account, row));
}

/** By words through the search index, which lags behind, or by external id, which does not. */
export function searchUsers(call: Call): Answer {
  const { users } = call.account.store;
  const externalId = call.query.get('external_id');
  const rows =
    externalId === null
      ? searchDocuments(call.account, 'user', call.query.get('query') ?? '')
      : users.rowsBy(usersByExternalId, externalId.toLowerCase());
  return answerRows(call, 'users', rows, (row) => renderUser(call.account, row));
}

export function usersOfOrganization(call: Call): Answer {
  const { organizations, memberships, users } = call.account.store;
  const { id } = found(organizations.get(pathId(call)));
  const members = memberships.rowsBy(membershipsByOrganization, id);
  const ids = members.map((each) => each.user_id).sort((left, right) => left - right);
  return answerPage(call, 'users', listById(ids, users.get), (row) =>
    renderUser(call.account, row),
  );
}

export function userRelated(call: Call): Answer {
  const { store } = call.account;
  const { id } = found(store.users.get(pathId(call)));
  return {
    status: 200,
    json: {
      user_related: {
        assigned_tickets: 0,
        requested_tickets: store.tickets.idsBy(ticketsByRequester, id).length,
        ccd_tickets: 0,
        followed_tickets: 0,
        organization_subscriptions: 0,
        topics: 0,
        topic_comments: 0,
        votes: 0,
        subscriptions: 0,
        entry_subscriptions: 0,
        forum_subscriptions: 0,
      },
    },
  };
}

/**
 * Changes a user. A body that holds `organization_id` or `organization_ids` replaces all of the
 * user's memberships, also where it repeats what is so already.
 */
export function updateUser(call: Call): Answer {
  const before = found(call.account.store.users.get(pathId(call)));
  const parsed = changeSchema.safeParse(call.body);
  if (!parsed.success) throw new ApiError(parameterMissing('user'));
  const change = parsed.data.user;
  if (change.role !== undefined || before.role !== 'end-user') adminsOnly(call);
  refuseTakenEmail(call, before, change);
  refuseMissingOrganizations(call, change);
  const after = changed(before, change, call.at);
  call.account.store.users.put(after, call.at);
  const organizationIds = wantedOrganizations(change);
  if (organizationIds !== null) replaceMemberships(call.account, after.id, organizationIds);
  mapByDomain(call.account, after);
  return one(call, call.account.store.users.get(after.id) ?? after);
}

function roleKey(call: Call): string {
  const roles = [...call.query.getAll('role'), ...call.query.getAll('role[]')];
  const key = roleSetKey(roles);
  if (key === null)
    throw new ApiError(invalidAttribute('role', 'must be end-user, agent or admin'));
  return key;
}

function one(call: Call, row: UserRow): Answer {
  return { status: 200, json: { user: renderUser(call.account, row) } };
}

function wantedOrganizations(change: UserChange): readonly number[] | null {
  if (change.organization_ids !== undefined) return change.organization_ids;
  if (change.organization_id === undefined) return null;
  return change.organization_id === null ? [] : [change.organization_id];
}

function changed(before: UserRow, change: UserChange, at: number): UserRow {
  return {
    ...before,
    name: change.name ?? before.name,
    email: change.email ?? before.email,
    external_id: change.external_id === undefined ? before.external_id : change.external_id,
    role: change.role ?? before.role,
    suspended: change.suspended ?? before.suspended,
    verified: change.verified ?? before.verified,
    phone: change.phone === undefined ? before.phone : change.phone,
    details: change.details === undefined ? before.details : change.details,
    notes: change.notes === undefined ? before.notes : change.notes,
    tags: change.tags ?? before.tags,
    ticket_restriction:
      change.ticket_restriction === undefined
        ? before.ticket_restriction
        : change.ticket_restriction,
    updated: at,
    generated: at,
  };
}

function refuseTakenEmail(call: Call, before: UserRow, change: UserChange): void {
  if (change.email === undefined) return;
  if (domainOf(change.email) === null)
    throw new ApiError(recordInvalid('email', `Email: ${change.email} is not properly formatted`));
  const taken = call.account.store.users.idsBy(usersByEmail, change.email.toLowerCase());
  if (taken.some((id) => id !== before.id))
    throw new ApiError(
      recordInvalid('email', 'Email is already being used by another user', 'DuplicateValue'),
    );
}

function refuseMissingOrganizations(call: Call, change: UserChange): void {
  const { organizations } = call.account.store;
  const wanted = wantedOrganizations(change) ?? [];
  if (wanted.length > 1 && !call.account.store.multipleOrganizations())
    throw new ApiError(forbidden());
  if (wanted.some((id) => organizations.get(id) === undefined))
    throw new ApiError(recordInvalid('organization', 'Organization is invalid'));
}
