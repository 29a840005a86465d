import type { AccountId } from '../identity/account-id.ts';
import type { ExpectedDomain, ReferenceAccount } from '../reference/reference.ts';
import type { Organization, OrganizationId } from '../tenant/records.ts';
import type { AccountNumber } from './claims.ts';
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
  /** How the expected organization is known, where there is one. */
  readonly standingAt: (place: AccountPlace) => ExpectedOrganization['standing'];
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
