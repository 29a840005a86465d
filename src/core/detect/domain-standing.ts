import type { Claim } from './claims.ts';
import type { AccountCase, AccountPlace } from './account-case.ts';

/** What the reference says of a domain on which a user has an address. */
export type DomainStanding =
  | { readonly kind: 'personal_mail' | 'shared_host' | 'unclaimed' }
  | { readonly kind: 'sole'; readonly place: AccountPlace }
  | { readonly kind: 'shared'; readonly claim: Claim; readonly cases: readonly AccountCase[] };
