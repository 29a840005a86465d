import { emailDomain } from '../identity/email-address.ts';
import type { Domain } from '../identity/domain.ts';
import { positionOf } from '../tenant/sorted.ts';
import type { Membership, OrganizationId, User, UserId } from '../tenant/records.ts';

/** A user's place in the index. */
export type UserPosition = number;

/** The users of a reading with their domains and memberships, found by what the rules ask for. */
export type UserIndex = {
  /** In order of id, each once. */
  readonly all: readonly User[];
  /** -1 where the reading has no such user. */
  readonly positionOf: (id: UserId) => UserPosition;
  /** Normalised domain of the primary address; `null` where there is none that can be used. */
  readonly domainAt: (position: UserPosition) => Domain | null;
  /** In order of id. */
  readonly membershipsAt: (position: UserPosition) => readonly Membership[];
  /** Every organization the user is a member of, the default one included: sorted. */
  readonly organizationIdsAt: (position: UserPosition) => readonly OrganizationId[];
  /** Positions of the users whose primary address is on exactly this domain, in order of id. */
  readonly onDomain: (domain: Domain) => readonly UserPosition[];
  /** Every domain that users have addresses on, with its users. */
  readonly domains: ReadonlyMap<Domain, readonly UserPosition[]>;
};

/** Indexes users and memberships that are each in order of id, once. */
export function indexUsers(all: readonly User[], memberships: readonly Membership[]): UserIndex {
  const domainAt: (Domain | null)[] = [];
  const domains = new Map<Domain, UserPosition[]>();
  for (const [position, user] of all.entries()) {
    const domain = user.email === null ? null : emailDomain(user.email);
    domainAt.push(domain);
    if (domain === null) continue;
    const positions = domains.get(domain);
    if (positions) positions.push(position);
    else domains.set(domain, [position]);
  }
  const membershipsAt = groupByUser(all, memberships);
  return {
    all,
    positionOf: (id) => positionOf(all, id),
    domainAt: (position) => domainAt[position] ?? null,
    membershipsAt,
    organizationIdsAt: (position) => organizationIds(all[position], membershipsAt(position)),
    onDomain: (domain) => domains.get(domain) ?? [],
    domains,
  };
}

/** Memberships laid out user by user: a counting sort, so that a million of them cost two passes. */
function groupByUser(
  all: readonly User[],
  memberships: readonly Membership[],
): (position: UserPosition) => readonly Membership[] {
  const owner = Int32Array.from(memberships, ({ userId }) => positionOf(all, userId));
  const start = new Int32Array(all.length + 1);
  for (const position of owner)
    if (position >= 0) start[position + 1] = (start[position + 1] ?? 0) + 1;
  for (let position = 0; position < all.length; position += 1)
    start[position + 1] = (start[position + 1] ?? 0) + (start[position] ?? 0);
  const next = start.slice();
  const laidOut = new Int32Array(start[all.length] ?? 0);
  for (const [index, position] of owner.entries()) {
    if (position < 0) continue;
    const place = next[position] ?? 0;
    laidOut[place] = index;
    next[position] = place + 1;
  }
  return (position) => {
    const first = start[position] ?? 0;
    const end = start[position + 1] ?? first;
    const own: Membership[] = [];
    for (let place = first; place < end; place += 1) {
      const membership = memberships[laidOut[place] ?? -1];
      if (membership) own.push(membership);
    }
    return own;
  };
}

function organizationIds(
  user: User | undefined,
  memberships: readonly Membership[],
): readonly OrganizationId[] {
  const ids = new Set(memberships.map(({ organizationId }) => organizationId));
  if (user?.organizationId) ids.add(user.organizationId);
  return [...ids].sort((a, b) => a - b);
}
