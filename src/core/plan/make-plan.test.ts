import { expect, test } from 'vitest';
import { auditOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { shuffled } from '../../../tests/support/shuffled.ts';
import { makePlan, planHash, sealPlan } from './make-plan.ts';
import type { Plan } from './plan-format.ts';
import { toPolicy } from './policy.ts';

const WORLD: AuditWish = {
  accounts: [
    { id: 'BIRCH', domains: ['birch.example', 'group.example'] },
    { id: 'ACME', domains: ['b.example', 'a.example', 'group.example'] },
    { id: 'CEDAR', domains: ['cedar.example'] },
  ],
  organizations: [
    { id: 11, externalId: 'ACME' },
    { id: 12, externalId: 'BIRCH', domainNames: ['birch.example'] },
    { id: 13, domainNames: ['cedar.example'] },
    { id: 14 },
  ],
  users: [
    { id: 9, email: 'kim@birch.example', memberOf: [14, 12] },
    { id: 10, email: 'lee@birch.example', memberOf: [14] },
    { id: 8, email: 'max@birch.example', memberOf: [14] },
    { id: 7, email: 'noa@group.example' },
    { id: 6, email: 'pia@cedar.example' },
  ],
};

const { plan, detection, situation } = auditOf(WORLD);

test('actions stand by account with none last, type, target as a number, and detail', () => {
  expect(
    plan.actions.map(({ sf_account_id, type, target, detail }) => [
      sf_account_id,
      type,
      target.id,
      detail,
    ]),
  ).toEqual([
    ['ACME', 'add_org_domain', '11', 'a.example'],
    ['ACME', 'add_org_domain', '11', 'b.example'],
    ['BIRCH', 'assign_user_to_org', '8', '12'],
    ['BIRCH', 'assign_user_to_org', '10', '12'],
    ['BIRCH', 'move_user_to_org', '9', '12'],
    ['CEDAR', 'set_org_external_id', '13', 'CEDAR'],
    ['CEDAR', 'assign_user_to_org', '6', '13'],
    [null, 'assign_user_to_org', '7', ''],
  ]);
});

test('the order in which issues arrive decides nothing', () => {
  const context = { situation, policy: toPolicy() };
  for (const number of [1, 2, 3])
    expect(
      makePlan(shuffled(detection.issues, number), plan.source, plan.created_at, context),
    ).toEqual(plan);
});

test('ids of actions are unique and the same in every run', () => {
  const ids = plan.actions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(auditOf(WORLD).plan.actions.map(({ id }) => id)).toEqual(ids);
});

test('an action’s id is a hash of type, account, target and detail', () => {
  expect(plan.actions[0]?.id).toBe('action_e1b82a003df8f13524d0');
});

test('the hash is 64 lower-case hex digits over canonical JSON of fixed parts', () => {
  const { format, version, source, policy, actions, selection } = plan;
  expect(plan.plan_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(plan.plan_hash).toBe(
    planHash({ selection, actions, policy, source, version, format, created_at: '' }),
  );
});

const OTHERS: readonly (readonly [string, Partial<Plan>])[] = [
  ['subdomain', { source: { ...plan.source, subdomain: 'another' } }],
  ['mode', { source: { ...plan.source, mode: 'demo' } }],
  ['digest of the reference', { source: { ...plan.source, reference_digest: '0'.repeat(64) } }],
  ['partial reference', { source: { ...plan.source, partial_reference: true } }],
  ['cap of enrolled users', { policy: { ...plan.policy, max_enrolled_users: 26 } }],
  ['lifted guards', { policy: { ...plan.policy, lifted_guards: ['unproven_domain'] } }],
  ['window', { policy: { ...plan.policy, ticket_days: 91 } }],
  [
    'version of the lists',
    { policy: { ...plan.policy, domain_lists: { ...plan.policy.domain_lists, version: '0' } } },
  ],
  [
    'added personal domains',
    {
      policy: {
        ...plan.policy,
        domain_lists: { ...plan.policy.domain_lists, added_personal: ['x.example'] },
      },
    },
  ],
  ['an action less', { actions: plan.actions.slice(1) }],
  ['the order of actions', { actions: plan.actions.toReversed() }],
  [
    'a status',
    {
      actions: plan.actions.map((action, at) =>
        at === 0 ? { ...action, status: 'blocked' } : action,
      ),
    },
  ],
  [
    'a label',
    {
      actions: plan.actions.map((action) => ({
        ...action,
        target: { ...action.target, label: 'x' },
      })),
    },
  ],
  [
    'a forecast',
    {
      actions: plan.actions.map((action) => ({
        ...action,
        effects: { ...action.effects, enrolls_now: 7 },
      })),
    },
  ],
  ['a selection', { selection: { of_plan_hash: plan.plan_hash, left_out_action_ids: [] } }],
];

test.each(OTHERS)('the hash changes with: %s', (_, different) => {
  expect(planHash({ ...plan, ...different })).not.toBe(plan.plan_hash);
});

test('the time stands outside the hash', () => {
  expect(planHash({ ...plan, created_at: 'another time' })).toBe(plan.plan_hash);
});

test('sealing a plan that carries a hash computes it anew', () => {
  const changed = sealPlan({ ...plan, actions: [] });
  expect(changed.plan_hash).toBe(planHash({ ...plan, actions: [] }));
  expect(changed.plan_hash).not.toBe(plan.plan_hash);
});

test('what lies outside plan and reference does not change the hash: names of organizations no action names', () => {
  const organizations = WORLD.organizations?.map((one) =>
    one.id === 14 ? { ...one, name: 'Renamed' } : one,
  );
  expect(auditOf({ ...WORLD, ...(organizations ? { organizations } : {}) }).plan.plan_hash).toBe(
    plan.plan_hash,
  );
});
