import { externalIdKey, type AccountId } from '../identity/account-id.ts';
import type { DomainLists } from '../identity/domain-lists.ts';
import type { Domain } from '../identity/domain.ts';
import { emailDomain } from '../identity/email-address.ts';
import type { Reference, ReferenceAccount } from '../reference/reference.ts';
import { once } from '../once.ts';
import { groupFewRows } from '../tenant/grouped-rows.ts';
import type { OrganizationId, Tenant, Ticket, UserId } from '../tenant/records.ts';
import type { TicketTable } from '../tenant/tables.ts';
import type { AccountCase, AccountPlace, Resolution } from './account-case.ts';
import { isShared, type AccountNumber, type Claims, type DomainNumber } from './claims.ts';
import type { DomainStanding } from './domain-standing.ts';
import { resolveAccounts } from './resolve.ts';
import {
  decidedAddresses,
  kindOf,
  laySideBySide,
  type DomainKind,
  type SideBySide,
} from './side-by-side.ts';
import { standingsOf, type Standings } from './standings.ts';
import type { UserIndex, UserPosition } from './user-index.ts';

/** Reference and tenant side by side, compared: what every check, action and observation looks at. */
export type Situation = SideBySide & {
  readonly resolution: Resolution;
  /** Of the accounts that are compared, in order of the reference. */
  readonly cases: () => readonly AccountCase[];
  readonly caseOf: (id: AccountId) => AccountCase | null;
  /** The account that an organization is linked to by its external id. */
  readonly ownerOf: (id: OrganizationId) => AccountPlace | null;
  readonly standingOf: (domain: Domain) => DomainStanding;
  /** How an address stands: as was decided of it, else as its domain does; `null` where it has none. */
  readonly standingOfAddress: (address: string) => DomainStanding | null;
  /** How the address of a user stands; `null` where there is none, or none that can be used. */
  readonly standingAt: (position: UserPosition) => DomainStanding | null;
  readonly standings: Standings;
  /** Tickets of a requester that are neither closed nor deleted, as far as they were read. */
  readonly openTicketsOf: (id: UserId) => readonly Ticket[];
};

/** Lays reference and tenant side by side and compares them. The order of either's records does not matter. */
export function situate(reference: Reference, tenant: Tenant, lists: DomainLists): Situation {
  return compare(laySideBySide(reference, tenant, lists));
}

/**
 * Compares some accounts of a reference with a reading that looked for the organizations of these alone.
 * Who claims a domain is still asked of the whole reference.
 * @param accounts in order of the reference
 * @param claims those of the reference
 */
export function situateAccounts(
  accounts: readonly ReferenceAccount[],
  reference: Reference,
  claims: Claims,
  tenant: Tenant,
  lists: DomainLists,
): Situation {
  const compared = Int32Array.from(accounts, ({ key }) => claims.keys.find(key));
  return compare({ ...laySideBySide(reference, tenant, lists, claims), compared });
}

/** Compares what lies side by side. */
export function compare(sides: SideBySide): Situation {
  const { claims, compared, organizations, users, tickets, lists, kindOfDomain } = sides;
  const { reference, decidedUsers } = sides;
  const resolution = resolveAccounts({ numbers: compared, claims, organizations });
  const { placeOf, caseAt, length } = resolution;
  const placeOfNumber = (number: number) => (number < 0 ? -1 : placeOf(number));
  const caseOfNumber = (number: number) => {
    const place = placeOfNumber(number);
    return place < 0 ? null : caseAt(place);
  };
  const caseOf = (id: AccountId) => {
    const key = externalIdKey(id);
    return key === null ? null : caseOfNumber(claims.keys.find(key));
  };
  const toStanding = (kind: DomainKind, domain: DomainNumber): DomainStanding => {
    if (kind !== 'company') return { kind };
    const place = placeOfNumber(claims.soleAt(domain));
    if (place >= 0) return { kind: 'sole', place };
    const claim = claims.claimAt(domain);
    if (!isShared(claim)) return { kind: 'unclaimed' };
    const cases = claim.accounts.flatMap(({ key }) => caseOfNumber(claims.keys.find(key)) ?? []);
    return { kind: 'shared', claim, cases };
  };
  const toDecided = (account: AccountNumber | undefined): DomainStanding | null => {
    const place = account === undefined ? -1 : placeOfNumber(account);
    return place < 0 ? null : { kind: 'sole', place };
  };
  const standingOf = remembered((domain: Domain) =>
    toStanding(kindOf(domain, lists), claims.domains.find(domain)),
  );
  const addresses = decidedAddresses(reference, claims);
  const standings: (DomainStanding | undefined)[] = [];
  return {
    ...sides,
    resolution,
    cases: once(() => Array.from({ length }, (_, place) => caseAt(place))),
    caseOf,
    ownerOf: (id) => {
      const place = placeOfNumber(organizations.keyAt(organizations.positionOf(id)));
      return place < 0 ? null : place;
    },
    standingOf,
    standingOfAddress: (address) => {
      const domain = emailDomain(address);
      const decided = toDecided(addresses.get(address.toLowerCase()));
      return decided ?? (domain === null ? null : standingOf(domain));
    },
    standingAt: (position) => {
      const decided = toDecided(decidedUsers.get(position));
      if (decided) return decided;
      const domain = users.domainNumberAt(position);
      return domain < 0 ? null : (standings[domain] ??= toStanding(kindOfDomain(domain), domain));
    },
    standings: standingsOf({ ...sides, resolution }),
    openTicketsOf: openTicketsByRequester(tickets, users),
  };
}

/** Whether a ticket still counts: Zendesk never changes the organization of a closed one. */
export function isNotClosed({ status }: Pick<Ticket, 'status'>): boolean {
  return status !== 'closed' && status !== 'deleted';
}

function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

function openTicketsByRequester(
  tickets: TicketTable,
  users: UserIndex,
): Situation['openTicketsOf'] {
  const byRequester = once(() => {
    const ids = tickets.columns.requesterId.values();
    const requesters = new Int32Array(tickets.length).fill(-1);
    users.all.findEach(
      tickets.length,
      (position) => ids[position] ?? 0,
      (position, requester) => {
        requesters[position] = requester;
      },
    );
    return groupFewRows(tickets.length, users.all.length, (position) => requesters[position] ?? -1);
  });
  return (id) =>
    Array.from(byRequester().rowsOf(users.positionOf(id)))
      .flatMap((position) => tickets.at(position) ?? [])
      .filter(isNotClosed);
}
