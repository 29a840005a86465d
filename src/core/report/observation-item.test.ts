import { expect, test } from 'vitest';
import type { Observation } from '../detect/observation.ts';
import type { Domain } from '../identity/domain.ts';
import type { OrganizationId, TicketId, UserId } from '../tenant/records.ts';
import { observationItem } from './observation-item.ts';
import { accountId } from './report.builders.ts';

test.each<readonly [Observation, Record<string, unknown>]>([
  [
    {
      kind: 'ticket_in_other_customers_organization',
      ticketId: 31 as TicketId,
      requesterId: 21 as UserId,
      organizationId: 11 as OrganizationId,
      accountId: accountId('001ACME'),
    },
    {
      kind: 'ticket_in_other_customers_organization',
      ticket_id: '31',
      requester_id: '21',
      organization_id: '11',
      account_id: '001ACME',
    },
  ],
  [
    {
      kind: 'domain_on_several_organizations',
      domain: 'acme.example' as Domain,
      organizationIds: [11 as OrganizationId, 12 as OrganizationId],
    },
    {
      kind: 'domain_on_several_organizations',
      domain: 'acme.example',
      organization_ids: ['11', '12'],
    },
  ],
  [
    { kind: 'users_without_expected_organization', accountId: accountId('A'), users: 3 },
    { kind: 'users_without_expected_organization', account_id: 'A', users: 3 },
  ],
  [
    { kind: 'unreadable_record', layer: 'users', id: null, why: 'no role' },
    { kind: 'unreadable_record', layer: 'users', id: null, why: 'no role' },
  ],
  [
    { kind: 'reference_row_set_aside', reason: 'missing_name', rawId: '001X', rawName: '' },
    { kind: 'reference_row_set_aside', reason: 'missing_name', raw_id: '001X', raw_name: '' },
  ],
])('%j', (observation, item) => {
  expect(observationItem(observation)).toEqual(item);
});
