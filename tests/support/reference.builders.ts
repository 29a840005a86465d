import { parseAccountId } from '../../src/core/identity/account-id.ts';
import type { AccountId } from '../../src/core/identity/account-id.ts';
import { normaliseDomain, type Domain } from '../../src/core/identity/domain.ts';
import { hashOfData } from '../../src/core/hash.ts';
import { by, byCodeUnit } from '../../src/core/order.ts';
import type {
  Reference,
  ReferenceAccount,
  RowRejection,
  SetAsideRow,
  SetAsideValue,
} from '../../src/core/reference/reference.ts';
import { organizationId } from './tenant.builders.ts';

/** The id of an account, read as the product reads it. */
export function accountId(text: string): AccountId {
  const parsed = parseAccountId(text);
  if (!parsed.ok) throw new Error(`not an account id: ${text}`);
  return parsed.id;
}

/** Text that is a domain. */
export function domain(text: string): Domain {
  const parsed = normaliseDomain(text);
  if (!parsed.ok) throw new Error(`not a domain: ${text}`);
  return parsed.domain;
}

/** What a test says of an account. */
export type AccountWish = {
  readonly id: string;
  readonly name?: string;
  /** From a column of domains. */
  readonly domains?: readonly string[];
  /** From a column of websites. */
  readonly websites?: readonly string[];
  /** The Zendesk organization that the reference names. */
  readonly stored?: number | null;
};

/** An account named after its id, without domains. */
export function account({
  id,
  name,
  domains = [],
  websites = [],
  stored,
}: AccountWish): ReferenceAccount {
  const parsed = parseAccountId(id);
  if (!parsed.ok) throw new Error(`not an account id: ${id}`);
  const mail = new Set(domains.map(domain));
  const web = websites.map(domain).filter((website) => !mail.has(website));
  return {
    id: parsed.id,
    key: parsed.key,
    name: name ?? `Account ${id}`,
    domains: [
      ...[...mail].map((one) => ({ domain: one, source: 'domain' as const })),
      ...[...new Set(web)].map((one) => ({ domain: one, source: 'website' as const })),
    ].sort(by((expected) => expected.domain)),
    storedOrganizationId: stored === undefined || stored === null ? null : organizationId(stored),
    parentId: null,
    owner: null,
    value: null,
  };
}

/** What a test says of a row that was set aside. */
export type SetAsideWish = {
  readonly id?: string;
  readonly domains?: readonly string[];
  readonly reason?: RowRejection;
};

/** A row without a name, the second of its file. */
export function setAsideRow({
  id = '',
  domains = [],
  reason = 'missing_name',
}: SetAsideWish): SetAsideRow {
  const parsed = parseAccountId(id);
  return {
    row: 2,
    reason,
    rawId: id,
    rawName: '',
    key: parsed.ok ? parsed.key : null,
    domains: domains.map(domain),
  };
}

/** What a test says of a reference. */
export type ReferenceWish = {
  readonly accounts?: readonly AccountWish[];
  readonly setAside?: readonly SetAsideWish[];
  readonly setAsideValues?: readonly SetAsideValue[];
  readonly mergedIds?: readonly string[];
};

/** A reference as the product would read it: accounts in order of their keys. */
export function reference(wish: ReferenceWish = {}): Reference {
  const accounts = (wish.accounts ?? []).map(account).sort((a, b) => byCodeUnit(a.key, b.key));
  const setAsideRows = (wish.setAside ?? []).map(setAsideRow);
  return {
    accounts,
    setAsideRows,
    setAsideValues: wish.setAsideValues ?? [],
    mergedIds: (wish.mergedIds ?? []).map(accountId),
    digest: hashOfData({ accounts, claimed: setAsideRows.map(({ domains }) => domains) }),
  };
}
