import type { Account } from '../account.ts';
import {
  membershipsByOrganization,
  organizationsByExternalId,
  ticketsByOrganization,
  ticketsByRequester,
  usersByDomain,
  usersByEmail,
} from '../indexes.ts';
import type { UserRow } from '../rows.ts';
import { documentOf, recentIds, type DocumentType, type SearchDocument } from './documents.ts';
import { matches } from './match.ts';
import { lowerBound } from '../sorted-list.ts';
import { parseQuery, type Condition } from './query.ts';

const ascending = (left: number, right: number): number => left - right;

/** All users that meet a query, ascending by id. */
export function searchDocuments(account: Account, type: 'user', query: string): UserRow[] {
  return find(account, type, parseQuery(query)).flatMap((document) =>
    document.type === 'user' ? [document.row] : [],
  );
}

/** All documents of a type that meet the conditions, ascending by id. */
export function find(
  account: Account,
  type: DocumentType,
  conditions: readonly Condition[],
): SearchDocument[] {
  return candidates(account, type, conditions).flatMap((id) => {
    const document = documentOf(account, type, id);
    return document !== undefined && matches(document, conditions, account.settings.now())
      ? [document]
      : [];
  });
}

/**
 * Ids that may meet the conditions, ascending: from the narrowest index that applies, with whatever
 * changed lately, because the indexes know the present and search does not yet.
 */
export function candidates(
  account: Account,
  type: DocumentType,
  conditions: readonly Condition[],
): readonly number[] {
  const known = narrow(account, type, conditions) ?? allIds(account, type);
  const more = recentIds(account, type).filter((id) => !holds(known, id));
  if (more.length === 0) return known;
  return [...new Set([...known, ...more])].sort(ascending);
}

function holds(ids: readonly number[], id: number): boolean {
  return ids[lowerBound(ids, id, ascending)] === id;
}

/** Ids from the narrowest index, ascending; `null` where none applies. */
function narrow(
  account: Account,
  type: DocumentType,
  conditions: readonly Condition[],
): readonly number[] | null {
  for (const field of ['external_id', 'requester', 'email', 'organization']) {
    const [only, ...others] = conditions.filter(
      (each) => each.field === field && each.operator === ':' && !each.negated,
    );
    if (only === undefined || others.length > 0) continue;
    const ids = idsFor(account, type, field, only.value.toLowerCase());
    if (ids !== null) return [...ids].sort(ascending);
  }
  return null;
}

function idsFor(
  account: Account,
  type: DocumentType,
  field: string,
  value: string,
): readonly number[] | null {
  const { organizations, users, memberships, tickets } = account.store;
  switch (`${type} ${field}`) {
    case 'organization external_id':
      return organizations.idsBy(organizationsByExternalId, value);
    case 'user email':
      return emailIds(account, value);
    case 'user organization':
      if (!isId(value)) return null;
      return memberships
        .rowsBy(membershipsByOrganization, Number(value))
        .map((each) => each.user_id);
    case 'ticket requester':
      if (isId(value)) return tickets.idsBy(ticketsByRequester, Number(value));
      return users
        .idsBy(usersByEmail, value)
        .flatMap((id) => tickets.idsBy(ticketsByRequester, id));
    case 'ticket organization':
      return isId(value) ? tickets.idsBy(ticketsByOrganization, Number(value)) : null;
    default:
      return null;
  }
}

/** Only an address or `*@domain` has an index: a bare domain finds sub-domains, too. */
function emailIds(account: Account, value: string): readonly number[] | null {
  const { users } = account.store;
  if (/^\*@[^*]+$/.test(value)) return users.idsBy(usersByDomain, value.slice(2));
  return /^[^*@]+@[^*@]+$/.test(value) ? users.idsBy(usersByEmail, value) : null;
}

function isId(value: string): boolean {
  return /^\d+$/.test(value);
}

function allIds(account: Account, type: DocumentType): readonly number[] {
  switch (type) {
    case 'organization':
      return account.store.organizations.ids();
    case 'user':
      return account.store.users.ids();
    case 'ticket':
      return account.store.tickets.ids();
  }
}
