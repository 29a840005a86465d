import { byCodeUnit } from '../order.ts';
import type { Domain } from '../identity/domain.ts';
import type { Reference, ReferenceAccount } from '../reference/reference.ts';

/** Who claims a domain: accounts of the reference, and rows that were set aside. */
export type Claim = {
  /** In order of id. */
  readonly accounts: readonly ReferenceAccount[];
  /** Set-aside rows that name the domain and are no spelling of one of the accounts. */
  readonly setAsideClaims: number;
};

/** All claims of a reference, by domain. */
export type Claims = ReadonlyMap<Domain, Claim>;

/**
 * Collects who claims which domain. A row that was set aside claims its domains as well, so that
 * losing a row never makes the claim of another account look sole.
 */
export function claimsOf(reference: Reference): Claims {
  const claims = new Map<Domain, { accounts: ReferenceAccount[]; setAsideClaims: number }>();
  for (const account of reference.accounts)
    for (const { domain } of account.domains) {
      const claim = claims.get(domain);
      if (claim) claim.accounts.push(account);
      else claims.set(domain, { accounts: [account], setAsideClaims: 0 });
    }
  for (const row of reference.setAsideRows)
    for (const domain of row.domains) {
      const claim = claims.get(domain);
      if (!claim) claims.set(domain, { accounts: [], setAsideClaims: 1 });
      else if (!claim.accounts.some(({ key }) => key === row.key)) claim.setAsideClaims += 1;
    }
  for (const claim of claims.values())
    if (claim.accounts.length > 1) claim.accounts.sort((a, b) => byCodeUnit(a.id, b.id));
  return claims;
}

/** The account with the only claim to a domain, or `null` where several or none claim it. */
export function soleClaimant(claim: Claim | undefined): ReferenceAccount | null {
  if (claim?.accounts.length !== 1 || claim.setAsideClaims > 0) return null;
  return claim.accounts[0] ?? null;
}

/** Whether several claim a domain, at least one of them a usable account. */
export function isShared(claim: Claim | undefined): claim is Claim {
  return (
    claim !== undefined &&
    claim.accounts.length > 0 &&
    claim.accounts.length + claim.setAsideClaims > 1
  );
}
