import type { AccountId } from '../identity/account-id.ts';
import type { ExpectedDomain, ReferenceAccount } from '../reference/reference.ts';
import type { Organization, OrganizationId } from '../tenant/records.ts';
import { accountAt, accountCases } from './account-cases.ts';
import type { AccountNumber, DomainNumber } from './claims.ts';
import { findOrganizations, type Compared } from './find-organizations.ts';
import type { OrganizationPosition } from './organization-index.ts';

/** An organization that may be an account's, while none is linked to it. */
export type Candidate = {
  readonly organization: Organization;
  readonly foundBy: 'stored_id' | 'domain';
  readonly isBlank: boolean;
  /** Other accounts that the organization is a candidate of or linked to: sorted. */
  readonly claimedBy: readonly AccountId[];
};

/** The organization that an account's users and tickets belong to. */
export type ExpectedOrganization = {
  readonly organization: Organization;
  /** `linked` by its external id, or the only candidate (`provisional`). */
  readonly standing: 'linked' | 'provisional';
};

/** Why an account has no expected organization. */
export const UNRESOLVED = [
  'duplicate_external_id',
  'stored_id_disagrees',
  'no_organization',
  'several_candidates',
  'claimed_by_several_accounts',
] as const;

/** One of these reasons. */
export type Unresolved = (typeof UNRESOLVED)[number];

/** Everything known about an account and its organizations. */
export type AccountCase = {
  readonly account: ReferenceAccount;
  /** Domains that this account alone claims. */
  readonly soleDomains: readonly ExpectedDomain[];
  /** Organizations whose external id is the account's: in order of id. */
  readonly linked: readonly Organization[];
  /** Empty where an organization is linked. In order of id. */
  readonly candidates: readonly Candidate[];
  /** The organization whose id the reference stores, where Zendesk has it. */
  readonly stored: Organization | null;
  readonly expected: ExpectedOrganization | null;
  readonly unresolved: Unresolved | null;
};

/** The place of an account among those that are laid beside a tenant. */
export type AccountPlace = number;

/** Accounts with their organizations, as numbers and one by one. */
export type Resolution = {
  /** How many accounts were resolved. */
  readonly length: number;
  /** The place of an account by its number in the reference; -1 where it was not laid beside. */
  readonly placeOf: (account: AccountNumber) => AccountPlace;
  /** Position of the expected organization; -1 where there is none. */
  readonly expectedAt: (place: AccountPlace) => OrganizationPosition;
  /** Why there is no expected organization; `null` where there is one. */
  readonly unresolvedAt: (place: AccountPlace) => Unresolved | null;
  readonly isLinkedAt: (place: AccountPlace) => boolean;
  readonly accountAt: (place: AccountPlace) => ReferenceAccount;
  /** The id of the expected organization; `null` where there is none. */
  readonly expectedIdAt: (place: AccountPlace) => OrganizationId | null;
  /** How many organizations carry the id of the account. */
  readonly linksAt: (place: AccountPlace) => number;
  /**
   * Whether a check may say something of the account. Of one whose linked organization is the only
   * holder of everything that the account alone claims, none does.
   */
  readonly mayRaiseAt: (place: AccountPlace) => boolean;
  /** The same case however often it is asked for. */
  readonly caseAt: (place: AccountPlace) => AccountCase;
};

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
