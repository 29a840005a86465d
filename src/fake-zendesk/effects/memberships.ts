import type { Account } from '../account.ts';
import { membershipsByUser } from '../indexes.ts';
import type { MembershipRow } from '../rows.ts';

/** How many organizations a user may have. */
export const MEMBERSHIPS_PER_USER = 300;

type Joining = {
  readonly user_id: number;
  readonly organization_id: number;
  /** The domain that Zendesk maps by; `null` for a person's doing. */
  readonly mapped_by: string | null;
  readonly id?: number;
};

/** Memberships of a user, the default first, then by id. */
export function membershipsOf(account: Account, userId: number): MembershipRow[] {
  return account.store.memberships
    .rowsBy(membershipsByUser, userId)
    .sort((left, right) => Number(right.default) - Number(left.default) || left.id - right.id);
}

/** The organization of a user's default membership. */
export function defaultOrganizationOf(account: Account, userId: number): number | null {
  const first = membershipsOf(account, userId)[0];
  return first?.default === true ? first.organization_id : null;
}

/** Whether the user is a member of the organization. */
export function isMember(account: Account, userId: number, organizationId: number): boolean {
  return membershipsOf(account, userId).some((each) => each.organization_id === organizationId);
}

/**
 * Makes the user a member. The first membership is the default, and tickets may follow it. While
 * one organization a user is allowed, the new one takes the place of the old.
 */
export function join(account: Account, joining: Joining): MembershipRow {
  const { store, settings } = account;
  const at = settings.now();
  const held = membershipsOf(account, joining.user_id);
  const replaces = !store.multipleOrganizations();
  if (replaces) for (const old of held) leave(account, old);

  const row: MembershipRow = {
    id: joining.id ?? store.newId(),
    user_id: joining.user_id,
    organization_id: joining.organization_id,
    default: held.length === 0 || replaces,
    mapped_by: joining.mapped_by,
    created: at,
    updated: at,
    generated: at,
  };
  store.memberships.put(row, at);
  touchUser(account, joining.user_id);
  if (held.length === 0 && settings.undocumented.firstMembershipMovesTickets)
    store.addJob({
      kind: 'file_tickets',
      due: at + settings.delays.ticketMove,
      user_id: row.user_id,
      organization_id: row.organization_id,
    });
  return row;
}

/** Takes a user out of an organization; their tickets there that are not closed will move. */
export function leave(account: Account, membership: MembershipRow): void {
  const { store, settings } = account;
  const at = settings.now();
  store.memberships.remove(membership.id, at);
  const [next] = membershipsOf(account, membership.user_id);
  if (membership.default && next !== undefined)
    store.memberships.put({ ...next, default: true, updated: at, generated: at }, at);
  touchUser(account, membership.user_id);
  store.addJob({
    kind: 'move_tickets',
    due: at + settings.delays.ticketMove,
    user_id: membership.user_id,
    from_organization_id: membership.organization_id,
  });
}

/** Makes one membership of a user the default. No ticket moves. */
export function makeDefault(account: Account, membership: MembershipRow): void {
  const { store, settings } = account;
  const at = settings.now();
  for (const each of membershipsOf(account, membership.user_id)) {
    const isDefault = each.id === membership.id;
    if (each.default !== isDefault)
      store.memberships.put({ ...each, default: isDefault, updated: at, generated: at }, at);
  }
  touchUser(account, membership.user_id);
}

/**
 * Gives a user exactly these organizations, the first as default. Whoever was in another one is
 * taken out of it, even where the list repeats what the user has already.
 */
export function replaceMemberships(
  account: Account,
  userId: number,
  organizationIds: readonly number[],
): void {
  for (const each of membershipsOf(account, userId))
    if (!organizationIds.includes(each.organization_id)) leave(account, each);
  for (const organizationId of organizationIds)
    if (!isMember(account, userId, organizationId))
      join(account, { user_id: userId, organization_id: organizationId, mapped_by: null });
  const first = membershipsOf(account, userId).find(
    (each) => each.organization_id === organizationIds[0],
  );
  if (first !== undefined) makeDefault(account, first);
}

function touchUser(account: Account, userId: number): void {
  const { store, settings } = account;
  const user = store.users.get(userId);
  if (user === undefined) return;
  const at = settings.now();
  const updated = settings.undocumented.membershipMovesUpdatedAt ? at : user.updated;
  store.users.put({ ...user, updated, generated: at }, at);
}
