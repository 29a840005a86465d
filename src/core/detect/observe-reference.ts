import type { Observation } from './observation.ts';
import type { Situation } from './situation.ts';

/** What the reference list itself, and what was decided about it, gives to think about. Without row numbers, which are no property of the data. */
export function observeReference({ reference, cases }: Situation): readonly Observation[] {
  return [
    ...reference.setAsideRows.map(
      ({ reason, rawId, rawName }) =>
        ({ kind: 'reference_row_set_aside', reason, rawId, rawName }) as const,
    ),
    ...reference.setAsideValues.map(
      ({ reason, accountId, column, value }) =>
        ({ kind: 'reference_value_set_aside', reason, accountId, column, value }) as const,
    ),
    ...reference.mergedIds.map(
      (accountId) => ({ kind: 'reference_rows_merged', accountId }) as const,
    ),
    ...reference.decisions.inForce.flatMap(
      ({ subject, accountId, decidedBy, reason, until }): readonly Observation[] =>
        accountId === null
          ? []
          : [{ kind: 'decision_in_force', subject, accountId, decidedBy, reason, until }],
    ),
    ...reference.decisions.setAside.map(
      ({ subject, why }) => ({ kind: 'decision_set_aside', subject, why }) as const,
    ),
    ...cases().flatMap(({ account, stored }) =>
      account.storedOrganizationId === null || stored
        ? []
        : {
            kind: 'stored_organization_missing' as const,
            accountId: account.id,
            organizationId: account.storedOrganizationId,
          },
    ),
  ];
}
