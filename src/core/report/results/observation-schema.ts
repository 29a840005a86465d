import * as z from 'zod/mini';
import { DECISION_REJECTIONS } from '../../decisions/decision.ts';
import { ISSUE_CODES } from '../../detect/catalogue.ts';
import type { Observation } from '../../detect/observation.ts';
import type { RowRejection, ValueRejection } from '../../reference/reference.ts';
import { organizationIds, ticketIds, userIds } from '../../tenant/ids.ts';
import { RECORD_LAYERS } from '../../tenant/records.ts';
import { accountId, domain, idText } from './id-schema.ts';

const ROW_REJECTIONS: Readonly<{ [Reason in RowRejection]: Reason }> = {
  missing_id: 'missing_id',
  bad_id_suffix: 'bad_id_suffix',
  missing_name: 'missing_name',
  too_many_cells: 'too_many_cells',
  too_few_cells: 'too_few_cells',
  broken_quotes: 'broken_quotes',
  conflicting_stored_organizations: 'conflicting_stored_organizations',
};

const VALUE_REJECTIONS: Readonly<{ [Reason in ValueRejection]: Reason }> = {
  empty: 'empty',
  not_a_host_name: 'not_a_host_name',
  ip_address: 'ip_address',
  single_label: 'single_label',
  public_suffix: 'public_suffix',
  personal_mail: 'personal_mail',
  shared_host: 'shared_host',
  bad_stored_organization_id: 'bad_stored_organization_id',
  bad_number: 'bad_number',
  differing_value: 'differing_value',
};

const organizationId = idText(organizationIds);
const text = z.string();
const count = z.int().check(z.nonnegative());

/** An observation of a file, its keys as they are here. They stand in the order in which they are written. */
export const observationSchema: z.ZodMiniType<Observation> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('orphan_organization'), organizationId, name: text }),
  z.strictObject({
    kind: z.literal('unknown_external_id'),
    organizationId,
    name: text,
    externalId: text,
  }),
  z.strictObject({ kind: z.literal('stored_organization_missing'), accountId, organizationId }),
  z.strictObject({
    kind: z.literal('domain_on_several_organizations'),
    domain,
    organizationIds: z.array(organizationId),
  }),
  z.strictObject({
    kind: z.literal('possible_duplicate_organization'),
    accountId,
    organizationId,
    name: text,
    because: z.enum(['same_name', 'most_users']),
  }),
  z.strictObject({
    kind: z.literal('shared_domain'),
    domain,
    accountIds: z.array(accountId),
    setAsideClaims: count,
  }),
  z.strictObject({
    kind: z.literal('personal_domain_on_organization'),
    domain,
    organizationId,
    name: text,
  }),
  z.strictObject({
    kind: z.literal('reference_row_set_aside'),
    reason: z.enum(ROW_REJECTIONS),
    rawId: text,
    rawName: text,
  }),
  z.strictObject({
    kind: z.literal('reference_value_set_aside'),
    reason: z.enum(VALUE_REJECTIONS),
    accountId,
    column: text,
    value: text,
  }),
  z.strictObject({ kind: z.literal('reference_rows_merged'), accountId }),
  z.strictObject({
    kind: z.literal('users_on_subdomain'),
    accountId,
    domain,
    subdomain: domain,
    users: count,
  }),
  z.strictObject({
    kind: z.literal('users_without_expected_organization'),
    accountId,
    users: count,
  }),
  z.strictObject({
    kind: z.literal('ticket_in_other_customers_organization'),
    ticketId: idText(ticketIds),
    requesterId: idText(userIds),
    organizationId,
    accountId,
  }),
  z.strictObject({
    kind: z.literal('accepted_issue'),
    issueId: text,
    code: z.enum(ISSUE_CODES),
    accountId: z.nullable(accountId),
    subjectKind: z.enum(['account', 'organization', 'user', 'ticket']),
    subjectId: text,
    detail: text,
    decidedBy: text,
    reason: text,
    until: text,
  }),
  z.strictObject({
    kind: z.literal('decision_in_force'),
    subject: text,
    accountId,
    decidedBy: text,
    reason: text,
    until: z.nullable(text),
  }),
  z.strictObject({
    kind: z.literal('decision_set_aside'),
    subject: text,
    why: z.enum(DECISION_REJECTIONS),
  }),
  z.strictObject({
    kind: z.literal('unreadable_record'),
    layer: z.enum(RECORD_LAYERS),
    id: z.nullable(text),
    why: text,
  }),
]);
