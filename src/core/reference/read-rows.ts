import {
  isSalesforceShaped,
  parseAccountId,
  type AccountId,
  type AccountKey,
} from '../identity/account-id.ts';
import type { DomainLists } from '../identity/domain-lists.ts';
import { trimText } from '../identity/trim-text.ts';
import { byCodeUnit } from '../order.ts';
import type { OrganizationId } from '../tenant/records.ts';
import { domainsInAnyCell, readDomains, type RowDomains } from './domain-cells.ts';
import { parseMoney } from './money.ts';
import type { RowRejection, SetAsideRow } from './reference.ts';
import type { AccountRow, BrokenRow, MappedRow } from './rows.ts';
import { parseStoredOrganizationId } from './stored-organization.ts';

/** A row with an id, its values normalised; `null` where a value is absent or unreadable. */
export type IdentifiedRow = {
  readonly source: AccountRow;
  readonly id: AccountId;
  readonly key: AccountKey;
  readonly name: string | null;
  readonly domains: RowDomains;
  readonly storedOrganizationId: OrganizationId | null;
  readonly parentId: string | null;
  readonly owner: string | null;
  readonly value: number | null;
};

/** Rows with an id, and rows that are set aside by what they alone say. */
export type ReadRows = {
  readonly identified: readonly IdentifiedRow[];
  readonly setAside: readonly SetAsideRow[];
};

/** Normalises the values of every row. A row without a usable id is set aside, and keeps its claims. */
export function readRows(rows: readonly MappedRow[], lists: DomainLists): ReadRows {
  const identified: IdentifiedRow[] = [];
  const setAside: SetAsideRow[] = [];
  for (const row of rows) {
    if (row.kind === 'broken') {
      setAside.push(setAsideBroken(row, lists));
      continue;
    }
    const domains = readDomains(row, lists);
    const id = parseAccountId(row.id);
    if (id.ok) identified.push(identify(row, id, domains));
    else setAside.push(setAsideRow(row, id.reason, null, domains));
  }
  return { identified, setAside };
}

/** A row that is set aside, with the domains its columns claim. */
export function setAsideRow(
  row: AccountRow,
  reason: RowRejection,
  key: AccountKey | null,
  domains: RowDomains,
): SetAsideRow {
  const claimed = [...new Set(domains.claimed.map(({ domain }) => domain))].sort(byCodeUnit);
  return { row: row.row, reason, rawId: row.id, rawName: row.name, key, domains: claimed };
}

function setAsideBroken(row: BrokenRow, lists: DomainLists): SetAsideRow {
  return {
    row: row.row,
    reason: row.reason,
    rawId: row.id,
    rawName: row.name,
    key: keyWhereCertain(row.id),
    domains: domainsInAnyCell(row.cells, lists),
  };
}

/** Cells may have moved: only text that cannot be anything but an account's id is taken for one. */
function keyWhereCertain(rawId: string): AccountKey | null {
  if (!isSalesforceShaped(rawId)) return null;
  const id = parseAccountId(rawId);
  return id.ok ? id.key : null;
}

function identify(
  source: AccountRow,
  { id, key }: { readonly id: AccountId; readonly key: AccountKey },
  domains: RowDomains,
): IdentifiedRow {
  return {
    source,
    id,
    key,
    name: filledOrNull(source.name),
    domains,
    storedOrganizationId: parseStoredOrganizationId(source.storedOrganizationId),
    parentId: parentOf(source.parentId),
    owner: filledOrNull(source.owner),
    value: parseMoney(source.value),
  };
}

function parentOf(raw: string): string | null {
  if (raw === '') return null;
  const parsed = parseAccountId(raw);
  return parsed.ok ? parsed.id : filledOrNull(raw);
}

function filledOrNull(raw: string): string | null {
  const text = trimText(raw);
  return text === '' ? null : text;
}
