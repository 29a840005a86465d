import { sha256Hex } from '../hash.ts';
import { byCodeUnit } from '../order.ts';
import type { Accounts } from './accounts.ts';
import type { DomainSource, ReferenceAccount } from './reference.ts';

/** Raised when the form of what is hashed changes. */
const FORM = 'drift-audit/reference/1';

/**
 * Lower-case hex SHA-256 of everything in a reference that decides an audit: the accounts, and which
 * domains are claimed by rows that were set aside. The same for the same rows in any order; row
 * numbers and the wording of what was set aside are not in it.
 *
 * What is hashed is JSON of lists, text and numbers alone, which has one form only.
 */
export function digestOf({ accounts, setAsideRows }: Accounts): string {
  const claims = setAsideRows
    .filter(({ domains }) => domains.length > 0)
    .map(({ key, domains }) => JSON.stringify([key, domains]))
    .sort(byCodeUnit);
  return sha256Hex(JSON.stringify([FORM, accounts.map(toList), claims]));
}

function toList(account: ReferenceAccount): readonly unknown[] {
  const { id, key, name, storedOrganizationId, parentId, owner, value } = account;
  const domains = domainsFrom('domain', account);
  const websites = domainsFrom('website', account);
  return [id, key, name, domains, websites, storedOrganizationId, parentId, owner, value];
}

function domainsFrom(source: DomainSource, { domains }: ReferenceAccount): readonly string[] {
  return domains.filter((expected) => expected.source === source).map(({ domain }) => domain);
}
