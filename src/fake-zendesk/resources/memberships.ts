import * as z from 'zod/mini';
import {
  ApiError,
  parameterMissing,
  recordInvalid,
  recordNotFound,
  type Answer,
} from '../api-errors.ts';
import { found, pathId, type Call } from '../call.ts';
import {
  isMember,
  join,
  leave,
  makeDefault,
  MEMBERSHIPS_PER_USER,
  membershipsOf,
} from '../effects/memberships.ts';
import { membershipsByOrganization } from '../indexes.ts';
import { listById, pageOf } from '../paging.ts';
import { renderMembership } from '../render/membership.ts';
import { renderUser } from '../render/user.ts';
import type { MembershipRow } from '../rows.ts';

const bodySchema = z.object({
  organization_membership: z.object({ user_id: z.number(), organization_id: z.number() }),
});

export function listMemberships(call: Call): Answer {
  const { memberships } = call.account.store;
  return page(call, listById(memberships.ids(), memberships.get));
}

export function membershipsOfOrganization(call: Call): Answer {
  const { organizations, memberships } = call.account.store;
  const { id } = found(organizations.get(pathId(call)));
  return page(call, listById(memberships.idsBy(membershipsByOrganization, id), memberships.get));
}

/** The default one comes first. */
export function membershipsOfUser(call: Call): Answer {
  const { id } = found(call.account.store.users.get(pathId(call)));
  const rows = membershipsOf(call.account, id);
  return page(call, {
    size: rows.length,
    placeAt: (position) => placeOf(rows[position]),
    positionOf: (place) => {
      const position = rows.findIndex(
        (row) => placeOf(row).at > place.at || (placeOf(row).at === place.at && row.id >= place.id),
      );
      return position === -1 ? rows.length : position;
    },
    rowAt: (position) => rows[position],
  });
}

export function showMembership(call: Call): Answer {
  return one(call, 200, found(call.account.store.memberships.get(pathId(call))));
}

export function createMembership(call: Call): Answer {
  const parsed = bodySchema.safeParse(call.body);
  if (!parsed.success) throw new ApiError(parameterMissing('organization_membership'));
  const { user_id, organization_id } = parsed.data.organization_membership;
  const { store } = call.account;
  const user = store.users.get(user_id);
  if (user?.active !== true) throw new ApiError(recordNotFound());
  if (store.organizations.get(organization_id) === undefined)
    throw new ApiError(recordInvalid('organization', 'Organization cannot be blank', 'BlankValue'));
  if (isMember(call.account, user_id, organization_id))
    throw new ApiError(recordInvalid('user_id', 'User has already been taken', 'DuplicateValue'));
  refuseOverLimit(call, user_id);
  return one(call, 201, join(call.account, { user_id, organization_id, mapped_by: null }));
}

export function destroyMembership(call: Call): Answer {
  leave(call.account, found(call.account.store.memberships.get(pathId(call))));
  return { status: 204 };
}

/** Answers all memberships of the user, the new default first. */
export function makeMembershipDefault(call: Call): Answer {
  const userId = pathId(call, 0);
  const membership = found(call.account.store.memberships.get(pathId(call, 1)));
  if (membership.user_id !== userId) throw new ApiError(recordNotFound());
  makeDefault(call.account, membership);
  return membershipsOfUser(call);
}

function refuseOverLimit(call: Call, userId: number): void {
  const held = membershipsOf(call.account, userId).length;
  if (held >= MEMBERSHIPS_PER_USER)
    throw new ApiError(
      recordInvalid('base', `A user can be in ${MEMBERSHIPS_PER_USER} organizations at most`),
    );
  const { settings, store } = call.account;
  if (
    held === 0 ||
    store.multipleOrganizations() ||
    settings.undocumented.singleOrganizationReplaces
  )
    return;
  throw new ApiError(recordInvalid('base', 'A user can be in one organization only'));
}

function page(call: Call, listing: Parameters<typeof pageOf<MembershipRow>>[1]): Answer {
  const { rows, keys } = pageOf(call, listing);
  const memberships = rows.map((row) => renderMembership(call.account, row));
  return {
    status: 200,
    json: { organization_memberships: memberships, ...sideload(call, rows), ...keys },
  };
}

/** `include=users` brings each user of the page along, once. */
function sideload(call: Call, rows: readonly MembershipRow[]): { readonly users?: unknown } {
  const wanted = call.query.get('include')?.split(',') ?? [];
  if (!wanted.includes('users') || !call.account.settings.membershipSideload) return {};
  const ids = [...new Set(rows.map((row) => row.user_id))];
  const users = ids.flatMap((id) => call.account.store.users.get(id) ?? []);
  return { users: users.map((user) => renderUser(call.account, user)) };
}

function one(call: Call, status: number, row: MembershipRow): Answer {
  return { status, json: { organization_membership: renderMembership(call.account, row) } };
}

function placeOf(row: MembershipRow | undefined) {
  return { at: row?.default === true ? 0 : 1, id: row?.id ?? 0 };
}
