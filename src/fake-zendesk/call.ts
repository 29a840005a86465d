import type { Account } from './account.ts';
import { ApiError, forbidden, invalidAttribute, recordNotFound } from './api-errors.ts';
import type { UserRow } from './rows.ts';

/** A request that was let in, with what its handler needs. */
export type Call = {
  readonly account: Account;
  /** The ids in the path, as text, from left to right. */
  readonly pathIds: readonly string[];
  readonly query: URLSearchParams;
  /** The parsed body, `undefined` where there was none. */
  readonly body: unknown;
  /** Who asks. */
  readonly user: UserRow;
  /** Path of the request without query and without `.json`. */
  readonly path: string;
  /** Scheme and host for links to further pages. */
  readonly origin: string;
  readonly at: number;
};

/** The id at a place in the path. Text that is no number is a 400, as Zendesk answers it. */
export function pathId(call: Call, position = 0): number {
  return toId(call.pathIds[position] ?? '');
}

/** A list of ids such as `1,2,3`, at most a hundred. */
export function idList(text: string): number[] {
  const ids = text.split(',').filter((part) => part.trim() !== '');
  if (ids.length > 100) throw new ApiError(invalidAttribute('ids', 'must name at most 100'));
  return ids.map((part) => toId(part.trim()));
}

/** The record, or a 404. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new ApiError(recordNotFound());
  return row;
}

/** Refuses everybody but admins. */
export function adminsOnly(call: Call): void {
  if (call.user.role !== 'admin') throw new ApiError(forbidden());
}

function toId(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new ApiError(invalidAttribute('id', 'must be an integer'));
  return Number(text);
}
