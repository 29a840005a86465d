import { describe, expect, test } from 'vitest';
import type { AuditWish } from '../../../tests/support/audit.builders.ts';
import type { ActionType } from '../plan/plan-format.ts';
import { actionOf, recordsOf } from './apply.builders.ts';
import { isDone, observed } from './observed.ts';

const THEN: Readonly<Record<ActionType, AuditWish>> = {
  set_org_external_id: {
    accounts: [{ id: '001A0000006Vm9r', domains: ['acme.example'] }],
    organizations: [{ id: 11, domainNames: ['acme.example'] }],
  },
  add_org_domain: {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [{ id: 11, externalId: 'ACME' }],
  },
  assign_user_to_org: {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [{ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }, { id: 12 }],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [12] }],
  },
  move_user_to_org: {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [{ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }, { id: 12 }],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [12, 11] }],
  },
};

function look(type: ActionType, change: Partial<AuditWish>) {
  const action = actionOf(type, THEN[type]);
  const records = recordsOf(action, { ...THEN[type], ...change });
  return { isDone: isDone(action, records), observed: observed(records) };
}

const kim = (memberOf: readonly number[], defaultOrganization?: number) => ({
  users: [
    {
      id: 21,
      email: 'kim@acme.example',
      memberOf,
      ...(defaultOrganization !== undefined && { defaultOrganization }),
    },
  ],
});

describe('nothing is done before anything was', () => {
  test.each(Object.keys(THEN).filter((key): key is ActionType => key in THEN))('%s', (type) => {
    expect(look(type, {}).isDone).toBe(false);
  });
});

test('an external id is done in any spelling of the same id, and in no other', () => {
  const linked = (externalId: string) =>
    look('set_org_external_id', { organizations: [{ id: 11, externalId }] });
  expect(linked('001A0000006Vm9rIAC')).toEqual({
    isDone: true,
    observed: { external_id: '001A0000006Vm9rIAC' },
  });
  expect(linked('001a0000006vm9riac').isDone).toBe(true);
  expect(linked('001A0000006Vm9r').isDone).toBe(true);
  expect(linked('001a0000006vm9r').isDone).toBe(false);
  expect(linked('').isDone).toBe(false);
});

test('a domain is done on exactly this organization, in any case, not as a part of another', () => {
  const having = (...domainNames: string[]) =>
    look('add_org_domain', { organizations: [{ id: 11, externalId: 'ACME', domainNames }] });
  expect(having('x.example', 'ACME.example')).toEqual({
    isDone: true,
    observed: { domain_names: ['x.example', 'ACME.example'] },
  });
  expect(having('eu.acme.example', 'acme.example.test').isDone).toBe(false);
  const elsewhere = { organizations: [{ id: 12, domainNames: ['acme.example'] }] };
  expect(look('add_org_domain', elsewhere)).toEqual({ isDone: false, observed: null });
});

test('an assignment is done with the membership, whatever the default', () => {
  expect(look('assign_user_to_org', kim([12, 11]))).toEqual({
    isDone: true,
    observed: {
      organization_ids: ['11', '12'],
      default_organization_id: '12',
      membership_ids: ['2101', '2102'],
    },
  });
  expect(look('assign_user_to_org', kim([])).observed).toEqual({
    organization_ids: [],
    default_organization_id: null,
    membership_ids: [],
  });
});

test('a move is done with the default alone', () => {
  expect(look('move_user_to_org', kim([12, 11], 11)).isDone).toBe(true);
  expect(look('move_user_to_org', kim([12, 11])).isDone).toBe(false);
  expect(look('move_user_to_org', kim([])).isDone).toBe(false);
});

test.each(['assign_user_to_org', 'move_user_to_org'] as const)(
  'of a user who is gone nothing is observed, and nothing is done: %s',
  (type) => {
    expect(look(type, { users: [] })).toEqual({ isDone: false, observed: null });
  },
);

test('of an organization that is gone nothing is observed, and nothing is done', () => {
  expect(look('set_org_external_id', { organizations: [] })).toEqual({
    isDone: false,
    observed: null,
  });
});
