import { isShared, soleClaimant, type Claims } from '../../core/detect/claims.ts';
import { decidedAddresses } from '../../core/detect/side-by-side.ts';
import { emailDomain } from '../../core/identity/email-address.ts';
import type { Domain } from '../../core/identity/domain.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';

/** Who claims a domain. */
export type DomainClaimants = {
  /** The account with the only claim. */
  readonly sole: ReferenceAccount | null;
  /** All accounts that claim it; empty where none does. */
  readonly all: readonly ReferenceAccount[];
};

/** Whose an address is: as was decided of it, else whoever claims its domain. */
export function claimantsOfAddress(
  email: string | null,
  { reference, claims }: Pick<ReferenceIndex, 'reference' | 'claims'>,
): DomainClaimants {
  const decided = decidedAddresses(reference, claims).get(email?.toLowerCase() ?? '') ?? -1;
  const owner = claims.accounts[decided];
  return owner ? { sole: owner, all: [owner] } : claimsOfDomain(emailDomain(email ?? ''), claims);
}

/** Who claims a domain; nobody where there is none. Personal mail is in no reference. */
function claimsOfDomain(domain: Domain | null, claims: Claims): DomainClaimants {
  const claim = domain === null ? null : claims.of(domain);
  const sole = soleClaimant(claim);
  if (sole) return { sole, all: [sole] };
  return { sole: null, all: isShared(claim) ? claim.accounts : [] };
}
