import { domainsOf } from '../../core/detect/organization-index.ts';
import { soleDomainsOf } from '../../core/detect/make-account-case.ts';
import type { Domain } from '../../core/identity/domain.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';
import type { Membership, OrganizationId, User } from '../../core/tenant/records.ts';
import type { FirstPage } from '../../zendesk/reader.ts';
import { organizationIdOf, type CheckSubject } from './check-subject.ts';
import type { DomainClaimants } from './domain-claimants.ts';
import type { Lookups } from './lookups.ts';
import { inOrder, possibleAccountsOf, type ReferenceIndex } from './reference-index.ts';

/** What a check knows half-way, from which follows what has to be asked next. */
export type KnownSoFar = {
  readonly subject: CheckSubject;
  readonly user: User | null;
  readonly memberships: FirstPage<Membership>;
  readonly claimants: DomainClaimants;
  readonly index: ReferenceIndex;
  readonly lookups: Lookups;
};

/** Organizations that are named before anything is searched: the most telling come first. */
export function namedOrganizations({
  subject,
  user,
  memberships,
  claimants,
}: Pick<KnownSoFar, 'subject' | 'user' | 'memberships' | 'claimants'>): readonly OrganizationId[] {
  return [
    organizationIdOf(subject) ?? [],
    user?.organizationId ?? [],
    storedOf(claimants.all),
    memberships.records.map(({ organizationId }) => organizationId),
  ].flat();
}

/**
 * The accounts whose organization the check is about. The domain of the user decides; of several
 * claimants only those that the user's default organization could belong to. Without a claimant it is
 * the organization on screen, or else the user's default one, that tells.
 */
export function focusOf(known: KnownSoFar): readonly ReferenceAccount[] {
  const { claimants, subject, user, index, lookups } = known;
  if (claimants.sole) return [claimants.sole];
  const isShared = claimants.all.length > 0;
  const id = (isShared ? null : organizationIdOf(subject)) ?? user?.organizationId ?? null;
  const organization = lookups.organizations().find((one) => one.id === id);
  if (!organization) return [];
  const possible = possibleAccountsOf(index, organization);
  return isShared ? possible.filter((account) => claimants.all.includes(account)) : possible;
}

/** The domains that accounts alone claim, the user's own first. */
export function domainsToSearch(
  accounts: readonly ReferenceAccount[],
  { index }: Pick<KnownSoFar, 'index'>,
  own: Domain | null,
): readonly Domain[] {
  const domains = accounts.flatMap((account) =>
    soleDomainsOf(account, index.claims).map(({ domain }) => domain),
  );
  return domains.sort((a, b) => Number(b === own) - Number(a === own));
}

/** Other accounts that may lay claim to an organization which is a candidate of one in focus. */
export function rivalsOf(
  focus: readonly ReferenceAccount[],
  { index, lookups }: Pick<KnownSoFar, 'index' | 'lookups'>,
): readonly ReferenceAccount[] {
  const stored = new Set(storedOf(focus));
  const domains = new Set(domainsToSearch(focus, { index }, null));
  const candidates = lookups
    .organizations()
    .filter(
      (organization) =>
        stored.has(organization.id) ||
        [...domainsOf(organization)].some((domain) => domains.has(domain)),
    );
  return inOrder(
    candidates.flatMap((organization) => possibleAccountsOf(index, organization)),
  ).filter((account) => !focus.includes(account));
}

/** The organizations that the reference stores for accounts. */
export function storedOf(accounts: readonly ReferenceAccount[]): readonly OrganizationId[] {
  return accounts.flatMap(({ storedOrganizationId: id }) => id ?? []);
}
