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
import { decide } from '../../src/core/decisions/decide.ts';
import type { Decision } from '../../src/core/decisions/decision.ts';
import { toDecision, toList, type DecisionRow } from '../../src/core/decisions/decisions-csv.ts';
import { organizationId, READ_AT } from './tenant.builders.ts';

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
  readonly decisions?: readonly DecisionWish[];
};

/** What a test says of a decision: kind and subject, and what differs. */
export type DecisionWish = Pick<DecisionRow, 'kind' | 'subject'> & Partial<DecisionRow>;

/** A decision of Ada, for a good reason, without an end. */
export function decision(wish: DecisionWish): Decision {
  const said = { sf_account_id: '', decided_by: 'Ada', reason: 'They told us so', until: '' };
  const read = toDecision({ ...said, ...wish });
  if (typeof read === 'string') throw new Error(`not a decision: ${read}`);
  return read;
}

/** A reference as the product would read it: accounts in order of their keys. */
export function reference(wish: ReferenceWish = {}): Reference {
  const accounts = (wish.accounts ?? []).map(account).sort((a, b) => byCodeUnit(a.key, b.key));
  const setAsideRows = (wish.setAside ?? []).map(setAsideRow);
  const undecided = {
    accounts,
    setAsideRows,
    setAsideValues: wish.setAsideValues ?? [],
    mergedIds: (wish.mergedIds ?? []).map(accountId),
    decisions: { inForce: [], setAside: [] },
    digest: hashOfData({ accounts, claimed: setAsideRows.map(({ domains }) => domains) }),
  };
  return decide(undecided, toList((wish.decisions ?? []).map(decision)), READ_AT);
}
