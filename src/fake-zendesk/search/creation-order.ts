import type { Account } from '../account.ts';
import { documentOf, type DocumentType } from './documents.ts';

/** A record's place in the order of creation: when it was created, and its id. */
export type Place = { readonly created: number; readonly id: number };

/** Compares two places; records of one moment stand by id. */
export function byCreation(left: Place, right: Place): number {
  return left.created - right.created || left.id - right.id;
}

type Order = { readonly length: number; readonly last: number; readonly places: readonly Place[] };

const known = new WeakMap<Account, Map<DocumentType, Order>>();

/**
 * Some records in the order of creation. The order of all records of a type is kept: ids are never
 * given twice and no record is created at another time, so a list of the same length and end holds
 * the same records.
 */
export function inOrderOfCreation(
  account: Account,
  type: DocumentType,
  ids: readonly number[],
): readonly Place[] {
  const all = tableOf(account, type).ids();
  if (ids.length < all.length) return ordered(account, type, ids);
  const orders = known.get(account) ?? new Map<DocumentType, Order>();
  known.set(account, orders);
  const last = ids.at(-1) ?? 0;
  const before = orders.get(type);
  if (before?.length === ids.length && before.last === last) return before.places;
  const places = ordered(account, type, ids);
  orders.set(type, { length: ids.length, last, places });
  return places;
}

function ordered(account: Account, type: DocumentType, ids: readonly number[]): readonly Place[] {
  const table = tableOf(account, type);
  return ids
    .flatMap((id) => {
      // What is gone may still be in the index.
      const row = table.get(id) ?? documentOf(account, type, id)?.row;
      return row === undefined ? [] : [{ created: row.created, id }];
    })
    .sort(byCreation);
}

function tableOf({ store }: Account, type: DocumentType) {
  switch (type) {
    case 'organization':
      return store.organizations;
    case 'user':
      return store.users;
    case 'ticket':
      return store.tickets;
  }
}
