import type { AccountId, AccountKey } from '../identity/account-id.ts';
import { by, byCodeUnit, byFirst, byNumber } from '../order.ts';
import type { OrganizationId } from '../tenant/records.ts';
import type { Columns } from './columns.ts';
import { mergeDomains } from './domain-cells.ts';
import { valuesLeftOut } from './left-out.ts';
import { setAsideRow, type IdentifiedRow, type ReadRows } from './read-rows.ts';
import type {
  Reference,
  ReferenceAccount,
  RowRejection,
  SetAsideRow,
  SetAsideValue,
} from './reference.ts';

/** A reference as the list alone says it, but for its digest. */
export type Accounts = Omit<Reference, 'digest' | 'decisions'>;

type Rows = readonly [IdentifiedRow, ...IdentifiedRow[]];

/**
 * Makes all rows with one id one account with all their domains. Where they differ in a value that
 * an account has once, the smallest is taken (text by code unit, amounts as numbers), and the others
 * are reported. Rows that name different Zendesk organizations, and rows of an id that no row names,
 * are set aside. The order of the rows decides nothing.
 */
export function toAccounts({ identified, setAside }: ReadRows, columns: Columns): Accounts {
  const accounts: ReferenceAccount[] = [];
  const setAsideRows: SetAsideRow[] = [...setAside];
  const setAsideValues: SetAsideValue[] = [];
  const mergedIds: AccountId[] = [];
  for (const rows of groupByKey(identified).values()) {
    const name = smallest(rows, (row) => row.name, byCodeUnit);
    const rejection = rejectionOf(rows, name);
    if (rejection !== null || name === null) {
      const reason = rejection ?? 'missing_name';
      for (const row of rows)
        setAsideRows.push(setAsideRow(row.source, reason, row.key, row.domains));
      continue;
    }
    const account = toAccount(rows, name);
    accounts.push(account);
    for (const value of valuesLeftOut(rows, account, columns)) setAsideValues.push(value);
    if (rows.length > 1) mergedIds.push(account.id);
  }
  return {
    accounts: accounts.sort(by((account) => account.key)),
    setAsideRows: setAsideRows.sort(ROW_ORDER),
    setAsideValues: setAsideValues.sort(VALUE_ORDER),
    mergedIds: mergedIds.sort(byCodeUnit),
  };
}

const ROW_ORDER = byFirst<SetAsideRow>(
  by(({ rawId }) => rawId),
  by(({ rawName }) => rawName),
  by(({ reason }) => reason),
  by(({ domains }) => domains.join(' ')),
  by(({ row }) => row),
);

const VALUE_ORDER = byFirst<SetAsideValue>(
  by(({ accountId }) => accountId),
  by(({ column }) => column),
  by(({ value }) => value),
  by(({ reason }) => reason),
  by(({ row }) => row),
);

function groupByKey(rows: readonly IdentifiedRow[]): ReadonlyMap<AccountKey, Rows> {
  const groups = new Map<AccountKey, [IdentifiedRow, ...IdentifiedRow[]]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}

function rejectionOf(rows: Rows, name: string | null): RowRejection | null {
  const stored = new Set(storedIds(rows));
  if (stored.size > 1) return 'conflicting_stored_organizations';
  return name === null ? 'missing_name' : null;
}

function storedIds(rows: Rows): readonly OrganizationId[] {
  return rows.flatMap(({ storedOrganizationId: id }) => (id === null ? [] : [id]));
}

function toAccount(rows: Rows, name: string): ReferenceAccount {
  const [{ key }] = rows;
  return {
    id: smallest(rows, (row) => row.id, byCodeUnit) ?? rows[0].id,
    key,
    name,
    domains: mergeDomains(rows.flatMap((row) => row.domains.claimed)),
    storedOrganizationId: storedIds(rows)[0] ?? null,
    parentId: smallest(rows, (row) => row.parentId, byCodeUnit),
    owner: smallest(rows, (row) => row.owner, byCodeUnit),
    value: smallest(rows, (row) => row.value, byNumber),
  };
}

function smallest<T>(
  rows: Rows,
  valueOf: (row: IdentifiedRow) => T | null,
  compare: (a: T, b: T) => number,
): T | null {
  if (rows.length === 1) return valueOf(rows[0]);
  return rows.map(valueOf).reduce((least, value) => {
    if (value === null) return least;
    return least === null || compare(value, least) < 0 ? value : least;
  }, null);
}
