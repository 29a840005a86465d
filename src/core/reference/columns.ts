import { trimText } from '../identity/trim-text.ts';
import { DriftError } from '../problem.ts';
import { roleOfHeader, rolesInOrder, type ColumnRole, type RoleOfHeader } from './roles.ts';

/** A column that was taken for something. */
export type Column = {
  /** Position in the row, from 0. */
  readonly at: number;
  /** Header as the file has it, trimmed. */
  readonly header: string;
};

/** The columns of each role. All but domains and websites have one column at most. */
export type Columns = Readonly<Record<ColumnRole, readonly Column[]>> & {
  /** Number of cells of the header. */
  readonly width: number;
  readonly ignored: readonly IgnoredColumn[];
};

/** A column that was left aside: `unknown` names no role, `less_telling` another column names better. */
export type IgnoredColumn = { readonly header: string; readonly why: 'unknown' | 'less_telling' };

type Candidate = Column & RoleOfHeader;

/** Longer lists of headers are cut in messages. */
const HEADERS_SHOWN = 40;

/**
 * Finds what each column is from its header.
 * @param row number of the header's row, for messages
 * @throws DriftError `reference_missing_column` (file, row, missing, columns) without an id, a name,
 *   or any column of domains or websites; `reference_ambiguous_column` (file, row, role, columns)
 *   where two headers name a role equally well and only one can be meant
 */
export function findColumns(header: readonly string[], file: string, row: number): Columns {
  const headers = header.map(trimText);
  const candidates = headers.flatMap((text, at) => candidateOf(text, at));
  const best = rolesInOrder().map((role) => [role, bestOf(role, candidates)] as const);
  const ambiguous = best.find(([role, columns]) => !takesAll(role) && columns.length > 1);
  if (ambiguous) {
    const columns = listed(ambiguous[1].map((column) => column.header));
    throw new DriftError('reference_ambiguous_column', { file, row, role: ambiguous[0], columns });
  }
  const found: Readonly<Record<ColumnRole, readonly Column[]>> = {
    ...NO_COLUMNS,
    ...Object.fromEntries(best),
  };
  const missing = missingRoles(found);
  if (missing.length > 0) {
    const values = { missing: missing.join(', '), columns: listed(headers) };
    throw new DriftError('reference_missing_column', { file, row, ...values });
  }
  const taken = new Set(best.flatMap(([, columns]) => columns.map(({ at }) => at)));
  const isKnown = new Set(candidates.map(({ at }) => at));
  const ignored = headers.flatMap((text, at): IgnoredColumn[] =>
    taken.has(at) ? [] : [{ header: text, why: isKnown.has(at) ? 'less_telling' : 'unknown' }],
  );
  return { ...found, width: header.length, ignored };
}

/** How many cells of a row name a role: tells a header from a header split at the wrong character. */
export function countKnownHeaders(header: readonly string[]): number {
  return header.filter((text) => roleOfHeader(text) !== null).length;
}

const NO_COLUMNS: Readonly<Record<ColumnRole, readonly Column[]>> = {
  id: [],
  name: [],
  domain: [],
  website: [],
  stored_organization_id: [],
  parent_id: [],
  owner: [],
  value: [],
};

function candidateOf(header: string, at: number): readonly Candidate[] {
  const known = roleOfHeader(header);
  return known === null ? [] : [{ at, header, ...known }];
}

function bestOf(role: ColumnRole, candidates: readonly Candidate[]): readonly Column[] {
  const ofRole = candidates.filter((candidate) => candidate.role === role);
  const rank = Math.min(...ofRole.map((candidate) => candidate.rank));
  return ofRole
    .filter((candidate) => candidate.rank === rank)
    .map(({ at, header }) => ({ at, header }));
}

function takesAll(role: ColumnRole): boolean {
  return role === 'domain' || role === 'website';
}

function missingRoles(found: Readonly<Record<ColumnRole, readonly Column[]>>): readonly string[] {
  return [
    ...(found.id.length === 0 ? ['id'] : []),
    ...(found.name.length === 0 ? ['name'] : []),
    ...(found.domain.length + found.website.length === 0 ? ['domain'] : []),
  ];
}

function listed(headers: readonly string[]): string {
  const shown = headers.slice(0, HEADERS_SHOWN).join(', ');
  return headers.length > HEADERS_SHOWN ? `${shown}, …` : shown;
}
