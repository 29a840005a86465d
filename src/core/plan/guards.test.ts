import { expect, test } from 'vitest';
import { GUARD_CATALOGUE } from '../detect/catalogue.ts';
import { NO_EFFECTS } from './effects.ts';
import { guardOf, guardStates, type GuardCase } from './guards.ts';
import { ACTION_TYPES, GUARD_REASONS, LIFTABLE_GUARDS } from './plan-format.ts';
import { toPolicy } from './policy.ts';

const HARMLESS: GuardCase = {
  type: 'add_org_domain',
  isReadComplete: true,
  multipleOrganizations: true,
  role: null,
  effects: NO_EFFECTS,
  policy: toPolicy(),
  proof: { source: 'domain', hasAuditedUser: false },
};

const EVERYTHING: GuardCase = {
  ...HARMLESS,
  isReadComplete: false,
  multipleOrganizations: false,
  role: 'agent',
  effects: {
    ...NO_EFFECTS,
    enrolls_now: 13,
    enrolls_later: 13,
    users_with_open_tickets_and_no_membership: 1,
    users_with_other_organization: 1,
    users_gaining_ticket_access: 1,
  },
  proof: { source: 'website', hasAuditedUser: false },
};

function guard(different: Partial<GuardCase>) {
  return guardOf({ ...HARMLESS, ...different });
}

function effects(different: Partial<GuardCase['effects']>): Partial<GuardCase> {
  return { effects: { ...NO_EFFECTS, ...different } };
}

test.each(ACTION_TYPES)('nothing holds %s back where it does no harm', (type) => {
  expect(guard({ type })).toBeNull();
});

test('incomplete_read', () => {
  expect(guard({ isReadComplete: false })).toBe('incomplete_read');
});

test('ticket_side_effect: one user without a membership who has an open ticket is enough', () => {
  expect(guard(effects({ users_with_open_tickets_and_no_membership: 1 }))).toBe(
    'ticket_side_effect',
  );
  expect(guard(effects({ tickets_staying_behind: 9 }))).toBeNull();
});

test('multiple_organizations_disabled: settings that could not be read count as disabled', () => {
  const moved = effects({ users_with_other_organization: 1 });
  expect(guard({ ...moved, multipleOrganizations: false })).toBe('multiple_organizations_disabled');
  expect(guard({ ...moved, multipleOrganizations: null })).toBe('multiple_organizations_disabled');
  expect(guard({ ...moved, multipleOrganizations: true })).toBeNull();
  expect(guard({ multipleOrganizations: false })).toBeNull();
});

test('enrolls_too_many_users: at once and later count together, and the cap itself is allowed', () => {
  expect(guard(effects({ enrolls_now: 20, enrolls_later: 5 }))).toBeNull();
  expect(guard(effects({ enrolls_now: 20, enrolls_later: 6 }))).toBe('enrolls_too_many_users');
  expect(
    guard({ ...effects({ enrolls_later: 1 }), policy: toPolicy({ maxEnrolledUsers: 0 }) }),
  ).toBe('enrolls_too_many_users');
  expect(
    guard({ ...effects({ enrolls_now: 30 }), policy: toPolicy({ maxEnrolledUsers: 30 }) }),
  ).toBeNull();
});

test('grants_ticket_access: one user who may see more tickets is enough', () => {
  expect(guard(effects({ users_gaining_ticket_access: 1 }))).toBe('grants_ticket_access');
});

test('unproven_domain: a website without an audited user', () => {
  expect(guard({ proof: { source: 'website', hasAuditedUser: false } })).toBe('unproven_domain');
  expect(guard({ proof: { source: 'website', hasAuditedUser: true } })).toBeNull();
  expect(guard({ proof: { source: 'domain', hasAuditedUser: false } })).toBeNull();
  expect(guard({ proof: null })).toBeNull();
});

test.each(['assign_user_to_org', 'move_user_to_org'] as const)('not_an_end_user: %s', (type) => {
  expect(guard({ type, role: 'agent' })).toBe('not_an_end_user');
  expect(guard({ type, role: 'admin' })).toBe('not_an_end_user');
  expect(guard({ type, role: 'end-user' })).toBeNull();
});

test('a guard that cannot block an action says nothing of it', () => {
  for (const type of ACTION_TYPES) {
    const expected = GUARD_REASONS.filter((reason) => {
      const blocks: readonly string[] = GUARD_CATALOGUE[reason].blocks;
      return blocks.includes(type);
    });
    const states = guardStates({ ...EVERYTHING, type });
    expect(
      states.map(({ guard: reason }) => reason),
      type,
    ).toEqual(expected);
    expect(
      states.every(({ holds }) => holds),
      type,
    ).toBe(true);
  }
});

test('of several guards the first in order of the catalogue is given, until it is lifted', () => {
  const given = (different: Partial<GuardCase>) => guardOf({ ...EVERYTHING, ...different });
  const read = { isReadComplete: true };
  const noTickets = { ...EVERYTHING.effects, users_with_open_tickets_and_no_membership: 0 };
  const several = { ...read, effects: noTickets, multipleOrganizations: true };
  expect(given({})).toBe('incomplete_read');
  expect(given(read)).toBe('ticket_side_effect');
  expect(given({ ...read, effects: noTickets })).toBe('multiple_organizations_disabled');
  expect(given(several)).toBe('enrolls_too_many_users');
  const lifting = (...liftedGuards: (typeof LIFTABLE_GUARDS)[number][]) =>
    given({ ...several, policy: toPolicy({ liftedGuards }) });
  expect(lifting('enrolls_too_many_users')).toBe('grants_ticket_access');
  expect(lifting('enrolls_too_many_users', 'grants_ticket_access')).toBe('unproven_domain');
  expect(lifting('enrolls_too_many_users', 'grants_ticket_access', 'unproven_domain')).toBeNull();
});

test('a lifted guard still says that it holds', () => {
  const policy = toPolicy({ liftedGuards: ['grants_ticket_access'] });
  const states = guardStates({
    ...HARMLESS,
    ...effects({ users_gaining_ticket_access: 1 }),
    policy,
  });
  expect(states.find((state) => state.guard === 'grants_ticket_access')).toEqual({
    guard: 'grants_ticket_access',
    holds: true,
    isLifted: true,
  });
});

test('whatever a policy lifts, three guards stay', () => {
  const policy = toPolicy({ liftedGuards: LIFTABLE_GUARDS });
  expect(guardOf({ ...EVERYTHING, policy })).toBe('incomplete_read');
  expect(guardOf({ ...EVERYTHING, policy, isReadComplete: true })).toBe('ticket_side_effect');
  const effectsLeft = { ...EVERYTHING.effects, users_with_open_tickets_and_no_membership: 0 };
  expect(guardOf({ ...EVERYTHING, policy, isReadComplete: true, effects: effectsLeft })).toBe(
    'multiple_organizations_disabled',
  );
});

test('a guard that is left open blocks nothing, and the next one that holds does', () => {
  const website: GuardCase = { ...HARMLESS, proof: { source: 'website', hasAuditedUser: false } };
  expect(guardOf(website)).toBe('unproven_domain');
  expect(guardOf(website, ['unproven_domain'])).toBeNull();
  expect(guardOf(website, ['grants_ticket_access'])).toBe('unproven_domain');
  expect(guardOf(EVERYTHING, ['incomplete_read'])).toBe('ticket_side_effect');
});
