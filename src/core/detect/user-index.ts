import { mailHostDomain } from '../identity/email-address.ts';
import type { Domain } from '../identity/domain.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { groupFewRows, groupRows, type GroupedRows } from '../tenant/grouped-rows.ts';
import { once } from '../once.ts';
import type { DomainNumber } from './claims.ts';
import type { MembershipTable, UserTable } from '../tenant/tables.ts';
import type { Membership, OrganizationId, UserId } from '../tenant/records.ts';

/** A user's place in the index. */
export type UserPosition = number;

/** The users of a reading with their domains and memberships, found by what the rules ask for. */
export type UserIndex = {
  /** In order of id, each once. */
  readonly all: UserTable;
  /** -1 where the reading has no such user. */
  readonly positionOf: (id: UserId) => UserPosition;
  readonly domains: Numbering<Domain>;
  /** Every domain that users have primary addresses on, each once. */
  readonly domainsInUse: ReadonlySet<DomainNumber>;
  /** The domain of what stands after the `@` of an address, by its place among the hosts of all; or -1. */
  readonly domainOfHost: (host: number) => DomainNumber;
  /** -1 where there is no address, or none that can be used. */
  readonly domainNumberAt: (position: UserPosition) => DomainNumber;
  /** Normalised domain of the primary address; `null` where there is none that can be used. */
  readonly domainAt: (position: UserPosition) => Domain | null;
  /** `null` where there is none. */
  readonly defaultOrganizationAt: (position: UserPosition) => OrganizationId | null;
  /** Whether the user belongs to an organization, by default or by a membership. */
  readonly isMemberAt: (position: UserPosition, id: OrganizationId) => boolean;
  /** Whether the user belongs, by default or by a membership, to another organization than this one. */
  readonly isElsewhereAt: (position: UserPosition, id: OrganizationId) => boolean;
  /** In order of id. */
  readonly membershipsAt: (position: UserPosition) => readonly Membership[];
  /** Every organization the user is a member of, the default one included: sorted. */
  readonly organizationIdsAt: (position: UserPosition) => readonly OrganizationId[];
  /** Positions of the users whose primary address is on exactly this domain, in order of id. */
  readonly onDomain: (domain: Domain) => readonly UserPosition[];
  /** The same, by the number of the domain. */
  readonly onDomainNumber: (domain: DomainNumber) => Int32Array;
};

/**
 * Indexes users and memberships. What takes a pass over all of them is done when it is first asked for.
 * @param known numbers of domains: nothing is added to them
 */
export function indexUsers(
  all: UserTable,
  memberships: MembershipTable,
  known?: Numbering<Domain>,
): UserIndex {
  const domains = createNumbering(known);
  const ofHosts = Int32Array.from(all.columns.email.hosts, (host) => {
    const domain = mailHostDomain(host);
    return domain === null ? -1 : domains.add(domain);
  });
  const domainsInUse = new Set(ofHosts);
  domainsInUse.delete(-1);
  const hostCodes = all.columns.email.hostCodes();
  const domainNumberAt = (position: UserPosition) => ofHosts[hostCodes[position] ?? 0] ?? -1;
  const homes = all.columns.organizationId.values();
  const organizations = memberships.columns.organizationId.values();
  const byUser = once(() => groupByUser(all, memberships));
  const byDomain = once(() => groupRows(all.length, domains.length(), domainNumberAt));
  const membershipsAt = (position: UserPosition) =>
    Array.from(byUser().rowsOf(position)).flatMap((row) => memberships.at(row) ?? []);
  return {
    all,
    positionOf: all.positionOf,
    domains,
    domainsInUse,
    domainOfHost: (host) => ofHosts[host] ?? -1,
    domainNumberAt,
    domainAt: (position) => domains.at(domainNumberAt(position)) ?? null,
    defaultOrganizationAt: all.columns.organizationId.at,
    isMemberAt: (position, id) =>
      homes[position] === id || byUser().has(position, (row) => organizations[row] === id),
    isElsewhereAt: (position, id) => {
      const home = homes[position] ?? 0;
      if (home !== 0 && home !== id) return true;
      return byUser().has(position, (row) => organizations[row] !== id);
    },
    membershipsAt,
    organizationIdsAt: (position) => organizationIds(all, position, membershipsAt(position)),
    onDomain: (domain) => Array.from(byDomain().rowsOf(domains.find(domain))),
    onDomainNumber: (domain) => byDomain().rowsOf(domain),
  };
}

function groupByUser(users: UserTable, memberships: MembershipTable): GroupedRows {
  const userIds = memberships.columns.userId.values();
  const ids = users.columns.id.values();
  // Users and their memberships are often made together: the next owner is mostly near.
  let last = 0;
  return groupFewRows(memberships.length, users.length, (row) => {
    const id = userIds[row] ?? 0;
    if (ids[last] === id) return last;
    const position = ids[last + 1] === id ? last + 1 : users.positionOf(id);
    if (position >= 0) last = position;
    return position;
  });
}

function organizationIds(
  users: UserTable,
  position: UserPosition,
  memberships: readonly Membership[],
): readonly OrganizationId[] {
  const ids = new Set(memberships.map(({ organizationId }) => organizationId));
  const own = users.at(position)?.organizationId;
  if (own) ids.add(own);
  return [...ids].sort((a, b) => a - b);
}
