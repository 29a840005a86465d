import { mailHostDomain } from '../identity/email-address.ts';
import type { Domain } from '../identity/domain.ts';
import { groupRows, type GroupedRows } from '../tenant/grouped-rows.ts';
import { once } from '../once.ts';
import type { MembershipTable, UserTable } from '../tenant/tables.ts';
import type { Membership, OrganizationId, UserId } from '../tenant/records.ts';

/** A user's place in the index. */
export type UserPosition = number;

/** The place of a domain among those that users have addresses on. */
type DomainCode = number;

/** The users of a reading with their domains and memberships, found by what the rules ask for. */
export type UserIndex = {
  /** In order of id, each once. */
  readonly all: UserTable;
  /** -1 where the reading has no such user. */
  readonly positionOf: (id: UserId) => UserPosition;
  /** Every domain that users have primary addresses on, normalised; places are codes. */
  readonly domains: readonly Domain[];
  /** -1 where there is no address, or none that can be used. */
  readonly domainCodeAt: (position: UserPosition) => DomainCode;
  /** -1 for a domain that nobody has an address on. */
  readonly codeOfDomain: (domain: Domain) => DomainCode;
  /** Normalised domain of the primary address; `null` where there is none that can be used. */
  readonly domainAt: (position: UserPosition) => Domain | null;
  /** Whether the user belongs, by default or by a membership, to another organization than this one. */
  readonly isElsewhereAt: (position: UserPosition, id: OrganizationId) => boolean;
  /** In order of id. */
  readonly membershipsAt: (position: UserPosition) => readonly Membership[];
  /** Every organization the user is a member of, the default one included: sorted. */
  readonly organizationIdsAt: (position: UserPosition) => readonly OrganizationId[];
  /** Positions of the users whose primary address is on exactly this domain, in order of id. */
  readonly onDomain: (domain: Domain) => readonly UserPosition[];
  /** The same, by the code of the domain. */
  readonly onDomainCode: (code: DomainCode) => Int32Array;
};

/** Indexes users and memberships. What takes a pass over all of them is done when it is first asked for. */
export function indexUsers(all: UserTable, memberships: MembershipTable): UserIndex {
  const { domains, codes, codeOfHost } = domainsOfUsers(all);
  const hostCodes = all.columns.email.hostCodes();
  const domainCodeAt = (position: UserPosition) => codeOfHost[hostCodes[position] ?? 0] ?? -1;
  const codeOfDomain = (domain: Domain) => codes.get(domain) ?? -1;
  const homes = all.columns.organizationId.values();
  const organizations = memberships.columns.organizationId.values();
  const byUser = once(() => groupByUser(all, memberships));
  const byDomain = once(() => groupRows(all.length, domains.length, domainCodeAt));
  const membershipsAt = (position: UserPosition) =>
    Array.from(byUser().rowsOf(position)).flatMap((row) => memberships.at(row) ?? []);
  return {
    all,
    positionOf: all.positionOf,
    domains,
    domainCodeAt,
    codeOfDomain,
    domainAt: (position) => domains[domainCodeAt(position)] ?? null,
    isElsewhereAt: (position, id) => {
      const home = homes[position] ?? 0;
      if (home !== 0 && home !== id) return true;
      return byUser().has(position, (row) => organizations[row] !== id);
    },
    membershipsAt,
    organizationIdsAt: (position) => organizationIds(all, position, membershipsAt(position)),
    onDomain: (domain) => Array.from(byDomain().rowsOf(codeOfDomain(domain))),
    onDomainCode: (code) => byDomain().rowsOf(code),
  };
}

function domainsOfUsers({ columns }: UserTable) {
  const domains: Domain[] = [];
  const codes = new Map<Domain, DomainCode>();
  const codeOf = (domain: Domain): DomainCode => {
    const known = codes.get(domain);
    if (known !== undefined) return known;
    codes.set(domain, domains.length);
    return domains.push(domain) - 1;
  };
  const codeOfHost = Int32Array.from(columns.email.hosts, (host) => {
    const domain = mailHostDomain(host);
    return domain === null ? -1 : codeOf(domain);
  });
  return { domains, codes, codeOfHost };
}

function groupByUser(users: UserTable, memberships: MembershipTable): GroupedRows {
  const userIds = memberships.columns.userId.values();
  const ids = users.columns.id.values();
  // Users and their memberships are often made together: the next owner is mostly near.
  let last = 0;
  return groupRows(memberships.length, users.length, (row) => {
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
