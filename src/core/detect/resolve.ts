import { byCodeUnit } from '../order.ts';
import type { AccountId } from '../identity/account-id.ts';
import type { ExpectedDomain, Reference, ReferenceAccount } from '../reference/reference.ts';
import type { Organization, OrganizationId } from '../tenant/records.ts';
import { soleClaimant, type Claims } from './claims.ts';
import { isBlank, type OrganizationIndex } from './organization-index.ts';

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
export type Unresolved =
  | 'duplicate_external_id'
  | 'stored_id_disagrees'
  | 'no_organization'
  | 'several_candidates'
  | 'claimed_by_several_accounts';

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

/**
 * Resolves every account to its organization.
 *
 * An external id decides first. Without one, the stored organization id is the only candidate where
 * Zendesk has that organization; else every organization with a sole domain of the account is one.
 * An organization that several accounts lay claim to is nobody's expected organization.
 */
export function resolveAccounts(
  { accounts }: Pick<Reference, 'accounts'>,
  claims: Claims,
  organizations: OrganizationIndex,
): readonly AccountCase[] {
  const drafts = accounts.map((account) => draftOf(account, claims, organizations));
  const claimants = claimantsOf(drafts);
  return drafts.map((draft) => caseOf(draft, claimants));
}

/** The domains that an account alone claims. */
export function soleDomainsOf(
  account: ReferenceAccount,
  claims: Claims,
): readonly ExpectedDomain[] {
  const isSole = ({ domain }: ExpectedDomain) => soleClaimant(claims.get(domain)) === account;
  // Most accounts share none: there are many, and one list for both is half the memory.
  return account.domains.every(isSole) ? account.domains : account.domains.filter(isSole);
}

type Draft = Omit<AccountCase, 'candidates' | 'expected' | 'unresolved'> & {
  readonly found: readonly Pick<Candidate, 'organization' | 'foundBy'>[];
};

function draftOf(
  account: ReferenceAccount,
  claims: Claims,
  organizations: OrganizationIndex,
): Draft {
  const soleDomains = soleDomainsOf(account, claims);
  const linked = organizations.byExternalId.get(account.key) ?? NOTHING;
  const stored =
    account.storedOrganizationId === null
      ? null
      : (organizations.byId.get(account.storedOrganizationId) ?? null);
  const found = linked.length > 0 ? NOTHING : candidatesOf(soleDomains, stored, organizations);
  return { account, soleDomains, linked, stored, found };
}

function candidatesOf(
  soleDomains: readonly ExpectedDomain[],
  stored: Organization | null,
  organizations: OrganizationIndex,
): Draft['found'] {
  if (stored) return [{ organization: stored, foundBy: 'stored_id' }];
  const holders = new Map<OrganizationId, Organization>();
  for (const { domain } of soleDomains)
    for (const organization of organizations.byDomain.get(domain) ?? [])
      holders.set(organization.id, organization);
  return [...holders.values()]
    .sort((a, b) => a.id - b.id)
    .map((organization) => ({ organization, foundBy: 'domain' }));
}

/** Who lays claim to an organization: a single account as it is, for almost all have one only. */
type Claimants = ReadonlyMap<OrganizationId, AccountId | readonly AccountId[]>;

function claimantsOf(drafts: readonly Draft[]): Claimants {
  const claimants = new Map<OrganizationId, AccountId | readonly AccountId[]>();
  const add = (id: OrganizationId, account: AccountId): void => {
    const known = claimants.get(id);
    claimants.set(id, known === undefined ? account : [known, account].flat());
  };
  for (const { account, linked, found } of drafts) {
    for (const { id } of linked) add(id, account.id);
    for (const { organization } of found) add(organization.id, account.id);
  }
  return claimants;
}

function caseOf({ found, ...draft }: Draft, claimants: Claimants): AccountCase {
  if (found.length === 0) return { ...draft, candidates: NOTHING, ...expectedOf(draft, NOTHING) };
  const candidates = found.map(({ organization, foundBy }) => ({
    organization,
    foundBy,
    isBlank: isBlank(organization.externalId),
    claimedBy: [claimants.get(organization.id) ?? []]
      .flat()
      .filter((id) => id !== draft.account.id)
      .sort(byCodeUnit),
  }));
  return { ...draft, candidates, ...expectedOf(draft, candidates) };
}

function expectedOf(
  { linked, stored }: Pick<AccountCase, 'linked' | 'stored'>,
  candidates: readonly Candidate[],
): Pick<AccountCase, 'expected' | 'unresolved'> {
  const [organization, ...otherLinked] = linked;
  if (organization) {
    if (otherLinked.length > 0) return unresolved('duplicate_external_id');
    if (stored && stored.id !== organization.id) return unresolved('stored_id_disagrees');
    return { expected: { organization, standing: 'linked' }, unresolved: null };
  }
  const [candidate, ...otherCandidates] = candidates;
  if (!candidate) return unresolved('no_organization');
  if (otherCandidates.length > 0) return unresolved('several_candidates');
  if (candidate.claimedBy.length > 0) return unresolved('claimed_by_several_accounts');
  return {
    expected: { organization: candidate.organization, standing: 'provisional' },
    unresolved: null,
  };
}

const NOTHING: readonly never[] = [];

function unresolved(why: Unresolved): Pick<AccountCase, 'expected' | 'unresolved'> {
  return { expected: null, unresolved: why };
}
