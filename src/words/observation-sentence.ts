import type { Observation } from '../core/detect/observation.ts';
import type { WordValues, Words } from './words.ts';

/** One plain sentence that says what was observed: names, domains and ids never cut. */
export function observationSentence(observation: Observation, words: Words): string {
  return words.say(
    `observations.${observation.kind}.sentence`,
    observationValues(observation, words),
  );
}

function observationValues(observation: Observation, words: Words): WordValues {
  switch (observation.kind) {
    case 'orphan_organization':
      return { name: observation.name, organizationId: String(observation.organizationId) };
    case 'unknown_external_id':
      return {
        name: observation.name,
        organizationId: String(observation.organizationId),
        externalId: observation.externalId,
      };
    case 'stored_organization_missing':
      return {
        accountId: observation.accountId,
        organizationId: String(observation.organizationId),
      };
    case 'domain_on_several_organizations':
      return {
        domain: observation.domain,
        count: observation.organizationIds.length,
        organizationIds: words.list(observation.organizationIds.map(String)),
      };
    case 'possible_duplicate_organization':
      return {
        name: observation.name,
        organizationId: String(observation.organizationId),
        accountId: observation.accountId,
        because: observation.because,
      };
    case 'shared_domain':
      return {
        domain: observation.domain,
        accountIds: words.list(observation.accountIds),
        setAside: observation.setAsideClaims,
      };
    case 'personal_domain_on_organization':
      return {
        name: observation.name,
        organizationId: String(observation.organizationId),
        domain: observation.domain,
      };
    case 'reference_row_set_aside':
      return {
        rawId: observation.rawId,
        rawName: observation.rawName,
        reason: words.say(`reference_rows.${observation.reason}`),
      };
    case 'reference_value_set_aside':
      return {
        value: observation.value,
        column: observation.column,
        accountId: observation.accountId,
        reason: words.say(`reference_values.${observation.reason}`),
      };
    case 'reference_rows_merged':
      return { accountId: observation.accountId };
    case 'users_on_subdomain':
      return {
        users: observation.users,
        subdomain: observation.subdomain,
        domain: observation.domain,
        accountId: observation.accountId,
      };
    case 'users_without_expected_organization':
      return { users: observation.users, accountId: observation.accountId };
    case 'ticket_in_other_customers_organization':
      return {
        ticketId: String(observation.ticketId),
        organizationId: String(observation.organizationId),
        accountId: observation.accountId,
        requesterId: String(observation.requesterId),
      };
    case 'accepted_issue':
      return {
        title: words.say(`issues.${observation.code}.title`),
        kind: words.say(`subjects.${observation.subjectKind}`),
        subjectId: observation.subjectId,
        detail: observation.detail === '' ? 'none' : observation.detail,
        decidedBy: observation.decidedBy,
        reason: observation.reason,
        until: observation.until,
      };
    case 'decision_in_force':
      return {
        subject: observation.subject,
        accountId: observation.accountId,
        decidedBy: observation.decidedBy,
        reason: observation.reason,
        hasEnd: observation.until === null ? 'no' : 'yes',
        until: observation.until ?? '',
      };
    case 'decision_set_aside':
      return {
        subject: observation.subject,
        why: words.say(`decision_rejections.${observation.why}`),
      };
    case 'unreadable_record':
      return {
        hasId: observation.id === null ? 'no' : 'yes',
        id: observation.id ?? '',
        layer: words.say(`record_layers.${observation.layer}`),
        why: observation.why,
      };
  }
}
