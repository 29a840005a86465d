import type { AuditView, RowsQuery } from '../../engine/engine-views.ts';
import { FIRST_QUERY } from './rows-query.ts';
import type { TablePlace } from './table-place.ts';

/** How the triage of one audit is looked at: kept by the page, so that it is found again as it was left. */
export type TriageLook = {
  /** The audit that is looked at. */
  readonly audit: string;
  readonly query: RowsQuery;
  /** Where the table was left; `null` where it begins at its first row. */
  readonly place: TablePlace | null;
};

/** What tells an audit from every other one of this page. */
function auditIdentity({ planHash, createdAt }: AuditView): string {
  return `${planHash} ${createdAt}`;
}

/** A look at an audit: as it was left, or, at an audit that was not looked at before, from the beginning. */
export function lookAt(audit: AuditView, left: TriageLook | null): TriageLook {
  const identity = auditIdentity(audit);
  return left?.audit === identity ? left : { audit: identity, query: FIRST_QUERY, place: null };
}
