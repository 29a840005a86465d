import { needsMemberships, needsRequestersMemberships } from '../core/detect/needed-memberships.ts';
import type { Situation } from '../core/detect/situation.ts';
import { createIdSet, type IdSet } from '../core/tenant/id-set.ts';
import type { Membership, UserId } from '../core/tenant/records.ts';
import {
  membershipTable,
  type MembershipTable,
  type TicketTable,
  type UserTable,
} from '../core/tenant/tables.ts';
import type { Reader } from '../zendesk/reader.ts';
import { createJobPool } from './read-plan/job-pool.ts';
import { SIDE_BY_SIDE } from './read-plan/way-costs.ts';

/** The people and tickets of a reading, and what is known of their memberships. */
export type PeopleRead = {
  readonly users: UserTable;
  readonly tickets: TicketTable;
  readonly memberships: MembershipTable;
  /** Memberships that were read again: what else came of these users does not count. */
  readonly readAgain: ReadonlyMap<UserId, readonly Membership[]>;
  /** Of the organizations and the reference. */
  readonly situation: Situation;
};

/** The users on whose memberships a verdict rests. */
export type NeededUsers = {
  /** On a verdict on the user, or an action that concerns the user. */
  readonly own: IdSet;
  /** On a verdict on one of the user's tickets alone. */
  readonly requesters: readonly UserId[];
};

/** Finds the users on whose memberships a verdict rests. */
export function findNeededUsers({ users, tickets, situation }: PeopleRead): NeededUsers {
  const own = createIdSet();
  for (const user of users) if (needsMemberships(user, situation)) own.add(user.id);

  const requesters = new Set<UserId>();
  const filedUnder = tickets.columns.organizationId.values();
  const homes = users.columns.organizationId.values();
  for (let position = 0; position < tickets.length; position += 1) {
    if (filedUnder[position] === 0) continue;
    const requesterId = tickets.columns.requesterId.at(position);
    const at = requesterId === null ? -1 : users.positionOf(requesterId);
    if (at < 0 || homes[at] === filedUnder[position]) continue;
    const [ticket, requester] = [tickets.at(position), users.at(at)];
    if (!ticket || !requester || own.has(requester.id)) continue;
    if (needsRequestersMemberships(ticket, requester, situation)) requesters.add(requester.id);
  }
  return { own, requesters: [...requesters] };
}

/**
 * Reads the memberships of users one by one.
 * @param onRead told, user by user, how many memberships came so far
 * @throws DriftError `zendesk_*`
 */
export async function readMembershipsOf(
  ids: readonly UserId[],
  reader: Reader,
  onRead: (memberships: number) => void,
): Promise<ReadonlyMap<UserId, readonly Membership[]>> {
  const read = new Map<UserId, readonly Membership[]>();
  let records = 0;
  const pool = createJobPool<UserId>(SIDE_BY_SIDE, async (id) => {
    const own = await reader.membershipsOfUser(id);
    read.set(id, own);
    records += own.length;
    onRead(records);
  });
  for (const id of ids) pool.add(id);
  pool.start();
  await pool.idle();
  return read;
}

/** Of the memberships that were read those that a verdict rests on. */
export function keepNeeded(
  { memberships, readAgain }: PeopleRead,
  { own, requesters }: NeededUsers,
): MembershipTable {
  const needed = new Set<number>(requesters);
  const kept = membershipTable();
  const userIds = memberships.columns.userId;
  for (let row = 0; row < memberships.length; row += 1) {
    const userId = userIds.at(row);
    if (readAgain.has(userId) || !(own.has(userId) || needed.has(userId))) continue;
    const membership = memberships.at(row);
    if (membership) kept.add(membership);
  }
  for (const again of readAgain.values()) for (const membership of again) kept.add(membership);
  return kept.build();
}
