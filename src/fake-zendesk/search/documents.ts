import type { Account } from '../account.ts';
import { membershipsByUser } from '../indexes.ts';
import type { MembershipRow, OrganizationRow, TicketRow, UserRow } from '../rows.ts';
import type { Table } from '../table.ts';

/** What search knows: records as they were when the index last caught up. */
export type SearchDocument =
  | { readonly type: 'organization'; readonly row: OrganizationRow }
  | {
      readonly type: 'user';
      readonly row: UserRow;
      readonly memberships: readonly MembershipRow[];
    }
  | {
      readonly type: 'ticket';
      readonly row: TicketRow;
      readonly requester: UserRow | undefined;
    };

export type DocumentType = SearchDocument['type'];

/** The document of a record at the moment the index stands at; `undefined` where there was none. */
export function documentOf(
  account: Account,
  type: DocumentType,
  id: number,
): SearchDocument | undefined {
  switch (type) {
    case 'organization': {
      const row = indexedRow(account, account.store.organizations, id);
      return row === undefined ? undefined : { type, row };
    }
    case 'user': {
      const row = indexedRow(account, account.store.users, id);
      if (row?.active !== true) return undefined;
      return { type, row, memberships: indexedMemberships(account, id) };
    }
    case 'ticket': {
      const row = indexedRow(account, account.store.tickets, id);
      if (row === undefined || row.status === 'deleted') return undefined;
      return { type, row, requester: account.store.users.get(row.requester_id) };
    }
  }
}

/** Ids of records that changed since the index last caught up. */
export function recentIds(account: Account, type: DocumentType): number[] {
  const since = indexedAt(account);
  const { organizations, users, memberships, tickets } = account.store;
  switch (type) {
    case 'organization':
      return changedSince(organizations, since);
    case 'ticket':
      return changedSince(tickets, since);
    case 'user':
      return [
        ...changedSince(users, since),
        ...memberships
          .changes()
          .filter((change) => change.at > since)
          .flatMap((change) => (change.before ?? memberships.get(change.id))?.user_id ?? []),
      ];
  }
}

/** The record as the index has it. */
function indexedRow<Row extends { readonly id: number }>(
  account: Account,
  table: Table<Row>,
  id: number,
): Row | undefined {
  const since = indexedAt(account);
  const first = table.changesOf(id).find((change) => change.at > since);
  return first === undefined ? table.get(id) : (first.before ?? undefined);
}

function indexedAt(account: Account): number {
  return account.settings.now() - account.settings.delays.searchIndex;
}

function changedSince<Row extends { readonly id: number }>(
  table: Table<Row>,
  since: number,
): number[] {
  return table
    .changes()
    .filter((change) => change.at > since)
    .map((change) => change.id);
}

function indexedMemberships(account: Account, userId: number): MembershipRow[] {
  const { memberships } = account.store;
  const recent = memberships
    .changes()
    .filter((change) => change.before?.user_id === userId)
    .map((change) => change.id);
  const ids = new Set([...memberships.idsBy(membershipsByUser, userId), ...recent]);
  return [...ids].flatMap((id) => {
    const row = indexedRow(account, memberships, id);
    return row?.user_id === userId ? [row] : [];
  });
}
