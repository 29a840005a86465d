import { claimsOf, soleClaimant, type Claims } from '../../core/detect/claims.ts';
import { domainsOf } from '../../core/detect/organization-index.ts';
import { externalIdKey, type AccountKey } from '../../core/identity/account-id.ts';
import { by } from '../../core/order.ts';
import type { Reference, ReferenceAccount } from '../../core/reference/reference.ts';
import type { Organization, OrganizationId } from '../../core/tenant/records.ts';

/** A reference, indexed for many checks: made once, because it takes a pass over all accounts. */
export type ReferenceIndex = {
  readonly reference: Reference;
  readonly claims: Claims;
  readonly byKey: ReadonlyMap<AccountKey, ReferenceAccount>;
  /** Accounts by the organization whose id the reference stores for them. */
  readonly byStoredOrganization: ReadonlyMap<OrganizationId, readonly ReferenceAccount[]>;
};

/** Indexes a reference. */
export function indexReference(reference: Reference): ReferenceIndex {
  const byKey = new Map<AccountKey, ReferenceAccount>();
  const byStoredOrganization = new Map<OrganizationId, ReferenceAccount[]>();
  for (const account of reference.accounts) {
    byKey.set(account.key, account);
    const stored = account.storedOrganizationId;
    if (stored === null) continue;
    const list = byStoredOrganization.get(stored);
    if (list) list.push(account);
    else byStoredOrganization.set(stored, [account]);
  }
  return { reference, claims: claimsOf(reference), byKey, byStoredOrganization };
}

/** The account whose id is an organization's external id; `null` where that is blank or no account's. */
export function ownerOf(
  { byKey }: ReferenceIndex,
  { externalId }: Pick<Organization, 'externalId'>,
): ReferenceAccount | null {
  const key = externalIdKey(externalId);
  return key === null ? null : (byKey.get(key) ?? null);
}

/**
 * Every account that an organization could belong to: the one it is linked to, those that the
 * reference stores it for, those that alone claim one of its domains. In order of the reference.
 */
export function possibleAccountsOf(
  index: ReferenceIndex,
  organization: Organization,
): readonly ReferenceAccount[] {
  return inOrder([
    ...[ownerOf(index, organization) ?? []].flat(),
    ...(index.byStoredOrganization.get(organization.id) ?? []),
    ...[...domainsOf(organization)].flatMap(
      (domain) => soleClaimant(index.claims.of(domain)) ?? [],
    ),
  ]);
}

/** Accounts in order of the reference, each once. */
export function inOrder(accounts: Iterable<ReferenceAccount>): readonly ReferenceAccount[] {
  return [...new Set(accounts)].sort(by(({ key }) => key));
}
