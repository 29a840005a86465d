import type { AccountPlace, Resolution, Unresolved } from './account-case.ts';
import { UNRESOLVED } from './account-case.ts';
import type { DomainNumber } from './claims.ts';
import { findOrganizations, type Compared } from './find-organizations.ts';
import { accountAt, accountCases } from './make-account-case.ts';
import type { OrganizationPosition } from './organization-index.ts';

/**
 * Resolves accounts to their organizations.
 *
 * An external id decides first. Without one, the stored organization id is the only candidate where
 * Zendesk has that organization; else every organization with a sole domain of the account is one.
 * An organization that several accounts lay claim to is nobody's expected organization.
 */
export function resolveAccounts(compared: Compared): Resolution {
  const { numbers, claims, organizations } = compared;
  const found = findOrganizations(compared);
  const { linksOf, storedAt, countCandidates, firstCandidate, claimantsAt, placeOf } = found;
  const expected = new Int32Array(numbers.length);
  const reasons = new Uint8Array(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? -1;
    const links = linksOf.countOf(number);
    const candidates = links > 0 ? 0 : countCandidates(place);
    const organization = links > 0 ? linksOf.rowAt(number, 0) : firstCandidate(place);
    const why =
      links > 0
        ? whyNotLinked(links, storedAt(place), organization)
        : whyNoCandidate(candidates, claimantsAt(organization));
    expected[place] = why === null ? organization : -1;
    reasons[place] = why === null ? UNRESOLVED.length : UNRESOLVED.indexOf(why);
  }

  const expectedAt = (place: AccountPlace) => expected[place] ?? -1;
  const unresolvedAt = (place: AccountPlace) =>
    UNRESOLVED[reasons[place] ?? UNRESOLVED.length] ?? null;
  const isLinkedAt = (place: AccountPlace) => linksOf.countOf(numbers[place] ?? -1) > 0;
  const holders = organizations.byDomain();
  return {
    length: numbers.length,
    placeOf,
    expectedAt,
    unresolvedAt,
    isLinkedAt,
    standingAt: (place) => (isLinkedAt(place) ? 'linked' : 'provisional'),
    accountAt: (place) => accountAt(claims, numbers[place] ?? -1),
    expectedIdAt: (place) => {
      const position = expectedAt(place);
      return position < 0 ? null : organizations.idAt(position);
    },
    linksAt: (place) => linksOf.countOf(numbers[place] ?? -1),
    mayRaiseAt: (place) => {
      const organization = expectedAt(place);
      if (organization < 0 || !isLinkedAt(place)) return true;
      const number = numbers[place] ?? -1;
      const isHoldingAlone = (domain: DomainNumber) =>
        holders.countOf(domain) === 1 && holders.rowAt(domain, 0) === organization;
      return claims.claimsAny(
        number,
        (domain) => !isHoldingAlone(domain) && claims.soleAt(domain) === number,
      );
    },
    caseAt: accountCases(compared, found, { expectedAt, unresolvedAt }),
  };
}

function whyNotLinked(
  links: number,
  stored: OrganizationPosition,
  organization: OrganizationPosition,
): Unresolved | null {
  if (links > 1) return 'duplicate_external_id';
  return stored >= 0 && stored !== organization ? 'stored_id_disagrees' : null;
}

function whyNoCandidate(candidates: number, claimants: number): Unresolved | null {
  if (candidates === 0) return 'no_organization';
  if (candidates > 1) return 'several_candidates';
  return claimants > 1 ? 'claimed_by_several_accounts' : null;
}
