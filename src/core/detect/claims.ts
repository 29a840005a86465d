import { byCodeUnit } from '../order.ts';
import type { AccountKey } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { once } from '../once.ts';
import type { Reference, ReferenceAccount, SetAsideRow } from '../reference/reference.ts';
import { growingUint32, optionalIdColumn } from '../tenant/columns.ts';
import { groupRows, type GroupedRows } from '../tenant/grouped-rows.ts';
import type { OrganizationId } from '../tenant/records.ts';

/** Who claims a domain: accounts of the reference, and rows that were set aside. */
export type Claim = {
  /** In order of id. */
  readonly accounts: readonly ReferenceAccount[];
  /** Set-aside rows that name the domain and are no spelling of one of the accounts. */
  readonly setAsideClaims: number;
};

/** The place of an account in its reference. */
export type AccountNumber = number;

/** The number of a domain. */
export type DomainNumber = number;

/** All claims of a reference: found by domain, or by numbers where many are looked at. */
export type Claims = {
  readonly accounts: readonly ReferenceAccount[];
  /** The number of a key is that of its account. */
  readonly keys: Numbering<AccountKey>;
  /** The domains that the reference names. */
  readonly domains: Numbering<Domain>;
  /** `null` where nobody claims the domain. */
  readonly of: (domain: Domain) => Claim | null;
  readonly claimAt: (domain: DomainNumber) => Claim | null;
  /** The account with the only claim; -1 where several or none claim the domain. */
  readonly soleAt: (domain: DomainNumber) => AccountNumber;
  /** How many accounts and set-aside rows claim a domain: none where no account does. */
  readonly claimantsAt: (domain: DomainNumber) => number;
  /** What an account claims. */
  readonly domainsOf: (account: AccountNumber) => Uint32Array;
  readonly claimsAny: (
    account: AccountNumber,
    isWanted: (domain: DomainNumber) => boolean,
  ) => boolean;
  /** The organization that the reference stores for an account. */
  readonly storedAt: (account: AccountNumber) => OrganizationId | null;
};

/**
 * Collects who claims which domain. A row that was set aside claims its domains as well, so that
 * losing a row never makes the claim of another account look sole.
 */
export function claimsOf({ accounts, setAsideRows }: Reference): Claims {
  const keys = createNumbering<AccountKey>();
  const domains = createNumbering<Domain>();
  const [claimed, claimants] = [growingUint32(), growingUint32()];
  const begin = new Uint32Array(accounts.length + 1);
  const stored = optionalIdColumn<OrganizationId>();
  for (const { key, domains: expected, storedOrganizationId } of accounts) {
    const account = keys.add(key);
    stored.add(storedOrganizationId);
    for (const { domain } of expected) {
      claimed.add(domains.add(domain));
      claimants.add(account);
    }
    begin[account + 1] = claimed.length();
  }
  for (const row of setAsideRows) for (const domain of row.domains) domains.add(domain);

  const byDomain = once(() =>
    groupRows(
      claimed.length(),
      domains.length(),
      (row) => claimed.values()[row] ?? -1,
      (row) => claimants.values()[row] ?? -1,
    ),
  );
  const setAside = once(() => countSetAside(setAsideRows, { keys, domains }, byDomain()));
  const claimAt = (domain: DomainNumber): Claim | null => {
    const setAsideClaims = setAside().get(domain) ?? 0;
    const own = Array.from(byDomain().rowsOf(domain)).flatMap((number) => accounts[number] ?? []);
    if (own.length + setAsideClaims === 0) return null;
    return { accounts: own.sort((a, b) => byCodeUnit(a.id, b.id)), setAsideClaims };
  };
  return {
    accounts,
    keys,
    domains,
    of: (domain) => claimAt(domains.find(domain)),
    claimAt,
    soleAt: (domain) => {
      const isSole = byDomain().countOf(domain) === 1 && !setAside().has(domain);
      return isSole ? byDomain().rowAt(domain, 0) : -1;
    },
    claimantsAt: (domain) => {
      const own = byDomain().countOf(domain);
      return own === 0 ? 0 : own + (setAside().get(domain) ?? 0);
    },
    domainsOf: (account) => claimed.values().subarray(begin[account], begin[account + 1]),
    claimsAny: (account, isWanted) => {
      const domainAt = claimed.values();
      const end = begin[account + 1] ?? 0;
      for (let row = begin[account] ?? end; row < end; row += 1)
        if (isWanted(domainAt[row] ?? -1)) return true;
      return false;
    },
    storedAt: stored.at,
  };
}

/** The account with the only claim to a domain, or `null` where several or none claim it. */
export function soleClaimant(claim: Claim | null): ReferenceAccount | null {
  if (claim?.accounts.length !== 1 || claim.setAsideClaims > 0) return null;
  return claim.accounts[0] ?? null;
}

/** Whether several claim a domain, at least one of them a usable account. */
export function isShared(claim: Claim | null): claim is Claim {
  return (
    claim !== null && claim.accounts.length > 0 && claim.accounts.length + claim.setAsideClaims > 1
  );
}

/** How many set-aside rows claim a domain, where any does that is no spelling of one of its accounts. */
function countSetAside(
  rows: readonly SetAsideRow[],
  { keys, domains }: Pick<Claims, 'keys' | 'domains'>,
  byDomain: GroupedRows,
): ReadonlyMap<DomainNumber, number> {
  const counts = new Map<DomainNumber, number>();
  for (const { key, domains: claimed } of rows) {
    const own = key === null ? -1 : keys.find(key);
    for (const name of claimed) {
      const domain = domains.find(name);
      if (own >= 0 && byDomain.has(domain, (account) => account === own)) continue;
      counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
  }
  return counts;
}
