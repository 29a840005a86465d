import { expect, test } from 'vitest';
import type { AccountSeed } from '../seed.ts';
import { seedFaults } from './seed-faults.builders.ts';

const SOUND: AccountSeed = {
  subdomain: 'sample',
  name: 'Sample',
  pinnedStart: '2026-11-23T09:00:00Z',
  plan: 'team',
  multipleOrganizations: true,
  organizations: [
    { id: 1, name: 'One', age: 5 },
    { id: 2, name: 'Two', age: 5 },
  ],
  users: [{ id: 11, name: 'Ada K.', email: 'ada@one.example', age: 3 }],
  memberships: [
    { id: 21, user_id: 11, organization_id: 1, default: true },
    { id: 22, user_id: 11, organization_id: 2, default: false },
  ],
  tickets: [
    { id: 31, requester_id: 11, organization_id: 1, status: 'open', subject: 'Hello', age: 1 },
  ],
};
const [membership, second] = [SOUND.memberships[0], SOUND.memberships[1]];
const ticket = SOUND.tickets[0];
const user = SOUND.users[0];
if (!membership || !second || !ticket || !user) throw new Error('the sample lacks a record');

test('a sound seed has no fault', () => {
  expect(seedFaults(SOUND)).toEqual([]);
});

test.each<[string, Partial<AccountSeed>]>([
  ['user twice: 11', { users: [user, { ...user, email: null }] }],
  [
    'address twice: ada@one.example',
    { users: [user, { ...user, id: 12, email: 'ADA@one.example' }] },
  ],
  ['defaults of user 11', { memberships: [membership, { ...second, default: true }] }],
  ['defaults of user 11', { memberships: [second] }],
  [
    'user and organization twice: 11 1',
    { memberships: [membership, { ...second, organization_id: 1 }] },
  ],
  ['membership 22 of nobody', { memberships: [membership, { ...second, organization_id: 3 }] }],
  ['ticket 31 of nobody', { tickets: [{ ...ticket, requester_id: 12 }] }],
  ['ticket 31 in no organization there is', { tickets: [{ ...ticket, organization_id: 3 }] }],
  ['age of 11', { users: [{ ...user, age: -1 }] }],
  ['member of several organizations twice: 11', { multipleOrganizations: false }],
])('%s', (fault, change) => {
  expect(seedFaults({ ...SOUND, ...change })).toEqual([fault]);
});
