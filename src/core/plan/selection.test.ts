import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditOf } from '../../../tests/support/audit.builders.ts';
import { readPlan, writePlan } from './plan-file.ts';
import { selectFromPlan } from './selection.ts';

const { plan } = auditOf({
  accounts: ['ACME', 'BIRCH', 'CEDAR'].map((id) => ({
    id,
    domains: [`${id}.example`, 'group.example'],
  })),
  organizations: ['ACME', 'BIRCH', 'CEDAR'].map((id, index) => ({
    id: 11 + index,
    externalId: id,
  })),
  users: [{ id: 21, email: 'kim@group.example' }],
});
const [acme, birch, cedar, ofNobody] = plan.actions.map(({ id }) => id);

function only(...accounts: string[]) {
  return selectFromPlan(plan, { onlyAccounts: new Set(accounts) });
}

test('a selection is a plan of its own: another hash, which fits, and what it leaves out', () => {
  const selection = only('ACME');
  expect(selection.actions.map(({ id }) => id)).toEqual([acme]);
  expect(selection.selection).toEqual({
    of_plan_hash: plan.plan_hash,
    left_out_action_ids: [birch, cedar, ofNobody].toSorted(),
  });
  expect(selection.plan_hash).not.toBe(plan.plan_hash);
  expect(readPlan(writePlan(selection), 'sample')).toEqual(selection);
});

test('leaving nothing out gives the plan itself', () => {
  expect(selectFromPlan(plan, {})).toBe(plan);
  expect(selectFromPlan(plan, { withoutActions: new Set(['action_unknown']) })).toBe(plan);
});

test('actions of no single account belong to no selection of accounts', () => {
  expect(only('ACME', 'BIRCH', 'CEDAR').selection?.left_out_action_ids).toEqual([ofNobody]);
});

test('both choices count together', () => {
  const selection = selectFromPlan(plan, {
    onlyAccounts: new Set(['ACME', 'BIRCH']),
    withoutActions: new Set([acme ?? '']),
  });
  expect(selection.actions.map(({ id }) => id)).toEqual([birch]);
});

test('a selection of a selection lists both omissions under the first plan’s hash', () => {
  const selection = selectFromPlan(only('ACME', 'BIRCH'), {
    withoutActions: new Set([acme ?? '']),
  });
  expect(selection.selection).toEqual({
    of_plan_hash: plan.plan_hash,
    left_out_action_ids: [acme, cedar, ofNobody].toSorted(),
  });
  expect(readPlan(writePlan(selection), 'sample')).toEqual(selection);
});

test('whatever is left out: a hash of its own that fits, and every action is kept or listed', () => {
  const ids = plan.actions.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids), fc.subarray(ids), (first, then) => {
      const once = selectFromPlan(plan, { withoutActions: new Set(first) });
      const twice = selectFromPlan(once, { withoutActions: new Set(then) });
      const leftOut = ids.filter((id) => first.includes(id) || then.includes(id));
      expect(twice.actions.map(({ id }) => id)).toEqual(ids.filter((id) => !leftOut.includes(id)));
      expect(twice.selection?.left_out_action_ids ?? []).toEqual(leftOut.toSorted());
      expect(twice.plan_hash === plan.plan_hash).toBe(leftOut.length === 0);
      expect(readPlan(writePlan(twice), 'sample')).toEqual(twice);
      expect(selectFromPlan(plan, { withoutActions: new Set(leftOut) })).toEqual(twice);
    }),
  );
});
