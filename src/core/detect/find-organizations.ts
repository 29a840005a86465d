import { once } from '../once.ts';
import { growingUint32 } from '../tenant/columns.ts';
import { groupRows } from '../tenant/grouped-rows.ts';
import type { AccountNumber, Claims } from './claims.ts';
import type { OrganizationIndex, OrganizationPosition } from './organization-index.ts';
import type { AccountPlace } from './account-case.ts';

/** Accounts of a reference and the organizations that they are compared with. */
export type Compared = {
  /** The accounts, by their numbers: in order. */
  readonly numbers: Int32Array;
  readonly claims: Claims;
  readonly organizations: OrganizationIndex;
};

/** What is found for accounts, as numbers. */
export type FoundOrganizations = ReturnType<typeof findOrganizations>;

/** The organizations that the reference stores, those that may be an account's, and who lays claim to each. */
export function findOrganizations({ numbers, claims, organizations }: Compared) {
  const linksOf = organizations.byKey();
  const stored = new Int32Array(numbers.length).fill(-1);
  const begin = new Uint32Array(numbers.length + 1);
  const candidates = growingUint32();
  const claimants = new Uint32Array(organizations.all.length);
  const count = (position: OrganizationPosition): void => {
    claimants[position] = (claimants[position] ?? 0) + 1;
  };
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? -1;
    const id = claims.storedAt(number);
    const own = id === null ? -1 : organizations.positionOf(id);
    const links = linksOf.countOf(number);
    stored[place] = own;
    for (let link = 0; link < links; link += 1) count(linksOf.rowAt(number, link));
    if (links === 0)
      for (const position of own >= 0 ? [own] : holdersOf(number, claims, organizations)) {
        candidates.add(position);
        count(position);
      }
    begin[place + 1] = candidates.length();
  }
  const candidatesAt = (place: AccountPlace) =>
    candidates.values().subarray(begin[place], begin[place + 1]);
  const byCandidate = once(() => {
    const places = new Uint32Array(candidates.length());
    for (let place = 0; place < numbers.length; place += 1)
      places.fill(place, begin[place], begin[place + 1]);
    return groupRows(
      places.length,
      organizations.all.length,
      (row) => candidates.values()[row] ?? -1,
      (row) => places[row] ?? -1,
    );
  });
  const placeOf = placesOf(numbers, claims);
  return {
    placeOf,
    /** The organizations that are linked to an account, by its number. */
    linksOf,
    /** The stored organization; -1 where Zendesk has none. */
    storedAt: (place: AccountPlace) => stored[place] ?? -1,
    /** In order of id. */
    candidatesAt,
    countCandidates: (place: AccountPlace) => (begin[place + 1] ?? 0) - (begin[place] ?? 0),
    /** Where there is none, nothing is said. */
    firstCandidate: (place: AccountPlace) => candidates.values()[begin[place] ?? 0] ?? -1,
    /** How many accounts lay claim to an organization. */
    claimantsAt: (position: OrganizationPosition) => claimants[position] ?? 0,
    /** The accounts that lay claim to an organization. */
    claimantsOf: (position: OrganizationPosition): readonly AccountPlace[] => {
      const owner = placeOf(organizations.keyAt(position));
      return [...(owner < 0 ? [] : [owner]), ...byCandidate().rowsOf(position)];
    },
  };
}

/** The organizations that have a domain which the account alone claims: in order of id. */
function holdersOf(
  account: AccountNumber,
  claims: Claims,
  organizations: OrganizationIndex,
): readonly OrganizationPosition[] {
  const holders = new Set<OrganizationPosition>();
  for (const domain of claims.domainsOf(account))
    if (claims.soleAt(domain) === account)
      for (const position of organizations.byDomain().rowsOf(domain)) holders.add(position);
  return [...holders].sort((a, b) => a - b);
}

/** Finds the place of an account among some. Where these are all of the reference, it is the number. */
function placesOf(
  numbers: Int32Array,
  { accounts }: Pick<Claims, 'accounts'>,
): (account: AccountNumber) => AccountPlace {
  if (numbers.length === accounts.length)
    return (account) => (account < numbers.length ? account : -1);
  const places = new Map(Array.from(numbers, (number, place) => [number, place]));
  return (account) => places.get(account) ?? -1;
}
