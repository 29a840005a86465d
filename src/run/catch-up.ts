import { needsMemberships } from '../core/detect/needed-memberships.ts';
import type { Situation } from '../core/detect/situation.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { Membership, User, UserId } from '../core/tenant/records.ts';
import type { Reader } from '../zendesk/reader.ts';
import type { ReadWay } from './read-plan/read-plan.ts';
import type { RecordCollector } from './record-collector.ts';

/** Search lags behind by minutes, so users changed since then are read besides. */
export const SEARCH_LAG_MS = 15 * 60_000;

/** What catching up needs. */
type CatchingUp = {
  readonly reader: Reader;
  /** The moment the reading began, milliseconds since 1970. */
  readonly startedAt: number;
  /** Users whom a receipt of the last quarter of an hour names. */
  readonly lately: readonly UserId[];
  readonly situation: Situation;
  readonly collector: RecordCollector;
};

/**
 * Reads again what search may have shown as it was: users changed since shortly before the reading
 * began, and those whom a receipt names. They replace what search said.
 *
 * @returns their memberships, of those on which a verdict rests
 * @throws DriftError `zendesk_*`
 */
export async function catchUp(
  wish: CatchingUp,
): Promise<ReadonlyMap<UserId, readonly Membership[]>> {
  const { reader, situation, collector } = wish;
  const users = new Map<UserId, User>();
  for await (const { records } of reader.usersChangedSince(
    toInstant(wish.startedAt - SEARCH_LAG_MS),
  ))
    // Who was never an end-user is not missed: the account's users are its end-users.
    for (const user of records)
      if (user.role === 'end-user' || collector.hasUser(user.id)) users.set(user.id, user);
  for (const id of wish.lately) {
    const user = await reader.user(id);
    if (user) users.set(id, user);
  }
  const memberships = new Map<UserId, readonly Membership[]>();
  for (const user of users.values()) {
    collector.replaceUser(user);
    const isAsked = situation.tenant.multipleOrganizations !== false;
    if (isAsked && needsMemberships(user, situation))
      memberships.set(user.id, await reader.membershipsOfUser(user.id));
  }
  return memberships;
}

/** Whether a way shows records as search remembers them. */
export function isSearched(way: ReadWay): boolean {
  return way === 'users_search' || way === 'users_with_memberships' || way === 'users_of_reference';
}
