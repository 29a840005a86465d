import canonicalize from 'canonicalize';
import { by, byFirst } from '../order.ts';
import type { Observation, ObservationKind } from './observation.ts';
import { observeDomains } from './observe-domains.ts';
import { observeOrganizations } from './observe-organizations.ts';
import { observePossibleDuplicates } from './observe-possible-duplicates.ts';
import { observeReference } from './observe-reference.ts';
import { observeUsersAndTickets } from './observe-users-and-tickets.ts';
import { RECORD_LAYERS } from '../tenant/records.ts';
import type { Situation } from './situation.ts';

/** The kinds of observation, in the order in which they are listed. */
export const OBSERVATION_KINDS = [
  'possible_duplicate_organization',
  'domain_on_several_organizations',
  'shared_domain',
  'orphan_organization',
  'unknown_external_id',
  'stored_organization_missing',
  'personal_domain_on_organization',
  'users_on_subdomain',
  'users_without_expected_organization',
  'ticket_in_other_customers_organization',
  'accepted_issue',
  'decision_in_force',
  'decision_set_aside',
  'reference_row_set_aside',
  'reference_value_set_aside',
  'reference_rows_merged',
  'unreadable_record',
] as const satisfies readonly ObservationKind[];

/**
 * Everything worth knowing that is none of the 12 codes.
 * @param accepted issues that people accept
 */
export function observe(
  situation: Situation,
  accepted: readonly Observation[] = [],
): readonly Observation[] {
  const observations = [
    ...accepted,
    ...observeReference(situation),
    ...observeOrganizations(situation),
    ...observePossibleDuplicates(situation),
    ...observeDomains(situation),
    ...observeUsersAndTickets(situation),
    ...unreadableRecords(situation),
  ];
  const rank = new Map<ObservationKind, number>(OBSERVATION_KINDS.map((kind, at) => [kind, at]));
  return observations
    .map((observation) => ({ observation, text: canonicalize(observation) ?? '' }))
    .sort(
      byFirst(
        by(({ observation }) => rank.get(observation.kind) ?? 0),
        by(({ text }) => text),
      ),
    )
    .map(({ observation }) => observation);
}

function unreadableRecords({ tenant }: Situation): readonly Observation[] {
  return RECORD_LAYERS.flatMap((layer) =>
    tenant.readings[layer].unreadable.map(
      ({ id, why }) => ({ kind: 'unreadable_record', layer, id, why }) as const,
    ),
  );
}
