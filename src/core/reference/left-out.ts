import { trimText } from '../identity/trim-text.ts';
import type { Columns } from './columns.ts';
import type { IdentifiedRow } from './read-rows.ts';
import type { ReferenceAccount, SetAsideValue } from './reference.ts';
import type { ColumnRole } from './roles.ts';

/** Values of an account's rows that are not in the account they became, each with the reason. */
export function valuesLeftOut(
  rows: readonly IdentifiedRow[],
  account: ReferenceAccount,
  columns: Columns,
): readonly SetAsideValue[] {
  const hasNoDomainCell = rows.every(hasOnlyBlankDomains);
  const domainRole = columns.domain.length > 0 ? 'domain' : 'website';
  return rows.flatMap((row) =>
    [
      ...row.domains.rejected,
      ...(hasNoDomainCell ? [leftOut(columns, domainRole, '', 'empty')] : []),
      ...unreadValues(row, columns),
      ...(rows.length > 1 ? differingValues(row, account, columns) : []),
    ].map((value) => ({ row: row.source.row, ...value, accountId: account.id })),
  );
}

type LeftOut = Pick<SetAsideValue, 'column' | 'value' | 'reason'>;

function unreadValues({ source, ...read }: IdentifiedRow, columns: Columns): readonly LeftOut[] {
  const { storedOrganizationId: stored, value } = source;
  return [
    ...(isUnread(read.storedOrganizationId, stored)
      ? [leftOut(columns, 'stored_organization_id', stored, 'bad_stored_organization_id')]
      : []),
    ...(isUnread(read.value, value) ? [leftOut(columns, 'value', value, 'bad_number')] : []),
  ];
}

function differingValues(
  row: IdentifiedRow,
  account: ReferenceAccount,
  columns: Columns,
): readonly LeftOut[] {
  const ifOther = (role: ColumnRole, field: 'name' | 'parentId' | 'owner' | 'value') =>
    row[field] === null || row[field] === account[field]
      ? []
      : [leftOut(columns, role, row.source[field], 'differing_value')];
  return [
    ...ifOther('name', 'name'),
    ...ifOther('parent_id', 'parentId'),
    ...ifOther('owner', 'owner'),
    ...ifOther('value', 'value'),
  ];
}

function leftOut(
  columns: Columns,
  role: ColumnRole,
  value: string,
  reason: SetAsideValue['reason'],
): LeftOut {
  return { column: columns[role][0]?.header ?? '', value: trimText(value), reason };
}

function hasOnlyBlankDomains({ domains }: IdentifiedRow): boolean {
  return domains.claimed.length === 0 && domains.rejected.length === 0;
}

function isUnread(value: number | null, raw: string): boolean {
  return value === null && trimText(raw) !== '';
}
