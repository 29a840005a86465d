import { isShared, soleClaimant, type Claims } from '../../core/detect/claims.ts';
import type { Domain } from '../../core/identity/domain.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';

/** Who claims a domain. */
export type DomainClaimants = {
  /** The account with the only claim. */
  readonly sole: ReferenceAccount | null;
  /** All accounts that claim it; empty where none does. */
  readonly all: readonly ReferenceAccount[];
};

/** Who claims a domain; nobody where there is none. Personal mail is in no reference. */
export function claimsOfDomain(domain: Domain | null, claims: Claims): DomainClaimants {
  const claim = domain === null ? null : claims.of(domain);
  const sole = soleClaimant(claim);
  if (sole) return { sole, all: [sole] };
  return { sole: null, all: isShared(claim) ? claim.accounts : [] };
}
