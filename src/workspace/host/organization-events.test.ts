import { expect, test } from 'vitest';
import type { OrganizationView } from '../account-view.ts';
import { organizationEvents } from './organization-events.ts';

const ORGANIZATION: OrganizationView = {
  id: 5,
  name: 'A',
  externalId: null,
  domains: ['a.example'],
  members: [],
  tickets: [],
};

test('domains are told as one text, an external id as it is', () => {
  const after = { ...ORGANIZATION, externalId: '001A', domains: ['a.example', 'b.example'] };
  expect(organizationEvents(ORGANIZATION, after)).toEqual([
    ['organization.domains.changed', 'a.example b.example'],
    ['organization.externalId.changed', '001A'],
  ]);
});

test('what stays the same is not told', () => {
  const member = { id: 1, name: 'M', email: null, role: 'end-user' };
  expect(organizationEvents(ORGANIZATION, { ...ORGANIZATION, members: [member] })).toEqual([]);
});
