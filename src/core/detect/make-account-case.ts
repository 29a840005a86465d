import { byCodeUnit } from '../order.ts';
import type { ExpectedDomain, ReferenceAccount } from '../reference/reference.ts';
import type { Organization } from '../tenant/records.ts';
import type { AccountNumber, Claims, DomainNumber } from './claims.ts';
import type { Compared, FoundOrganizations } from './find-organizations.ts';
import type { OrganizationPosition } from './organization-index.ts';
import type { AccountCase, AccountPlace, Candidate, Resolution } from './account-case.ts';

/** Puts together what is known of accounts, one by one: of most nobody asks. */
export function accountCases(
  { numbers, claims, organizations }: Compared,
  { linksOf, storedAt, candidatesAt, claimantsOf }: FoundOrganizations,
  { expectedAt, unresolvedAt }: Pick<Resolution, 'expectedAt' | 'unresolvedAt'>,
): (place: AccountPlace) => AccountCase {
  const cases: (AccountCase | undefined)[] = [];
  const numberAt = (place: AccountPlace) => numbers[place] ?? -1;
  const at = (position: OrganizationPosition) => organizations.all[position] ?? null;

  const toCandidate = (organization: Organization, place: AccountPlace): Candidate => {
    const position = organizations.positionOf(organization.id);
    const others = claimantsOf(position).filter((other) => other !== place);
    return {
      organization,
      foundBy: storedAt(place) >= 0 ? 'stored_id' : 'domain',
      isBlank: organizations.keyAt(position) < 0,
      claimedBy: others.map((other) => accountAt(claims, numberAt(other)).id).sort(byCodeUnit),
    };
  };
  const caseOf = (place: AccountPlace): AccountCase => {
    const number = numberAt(place);
    const account = accountAt(claims, number);
    const links = linksOf.countOf(number);
    const linked = links === 0 ? NOTHING : allAt(linksOf.rowsOf(number), organizations.all);
    const isLinked = links > 0;
    const organization = at(expectedAt(place));
    return {
      account,
      soleDomains: soleDomainsOf(account, claims, number),
      linked,
      candidates: isLinked
        ? NOTHING
        : allAt(candidatesAt(place), organizations.all).map((one) => toCandidate(one, place)),
      stored: at(storedAt(place)),
      expected: organization && { organization, standing: isLinked ? 'linked' : 'provisional' },
      unresolved: unresolvedAt(place),
    };
  };
  return (place) => (cases[place] ??= caseOf(place));
}

/** The domains that an account alone claims. */
export function soleDomainsOf(
  account: ReferenceAccount,
  { keys, domainsOf, claimsAny, soleAt }: Claims,
  number: AccountNumber = keys.find(account.key),
): readonly ExpectedDomain[] {
  const isShared = (domain: DomainNumber) => soleAt(domain) !== number;
  // Most accounts share none: there are many, and one list for both is half the memory.
  if (!claimsAny(number, isShared)) return account.domains;
  const numbers = domainsOf(number);
  return account.domains.filter((_, at) => !isShared(numbers[at] ?? -1));
}

/** @throws RangeError where the reference has no such account */
export function accountAt(
  { accounts }: Pick<Claims, 'accounts'>,
  number: AccountNumber,
): ReferenceAccount {
  const account = accounts[number];
  if (!account) throw new RangeError(`no account ${String(number)}`);
  return account;
}

function allAt<Item>(positions: Int32Array | Uint32Array, items: readonly Item[]): readonly Item[] {
  if (positions.length === 0) return NOTHING;
  const found: Item[] = [];
  for (const position of positions) {
    const item = items[position];
    if (item !== undefined) found.push(item);
  }
  return found;
}

const NOTHING: readonly never[] = [];
