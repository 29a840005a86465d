import { expect, test } from 'vitest';
import { DriftError } from '../problem.ts';
import { toMilliseconds } from '../tenant/ids.ts';
import { READ_AT } from '../../../tests/support/tenant.builders.ts';
import { planOf } from './apply.builders.ts';
import { checkMayApply, isOlderThanAWeek, type Confirmation } from './may-apply.ts';
import type { Plan } from '../plan/plan-format.ts';

const PLAN = planOf({ accounts: [{ id: 'ACME' }] });
const NOW = toMilliseconds(READ_AT);
const WEEK = 7 * 24 * 3600_000;
const YES: Confirmation = {
  planHash: PLAN.plan_hash,
  reason: 'the weekly repair',
  acceptsPartialReference: false,
  acceptsOldPlan: false,
};

function refusal(
  change: Partial<Confirmation>,
  plan: Plan = PLAN,
  role: 'admin' | 'agent' = 'admin',
  now = NOW,
): DriftError | null {
  try {
    checkMayApply(plan, role, { ...YES, ...change }, now);
    return null;
  } catch (error) {
    if (error instanceof DriftError) return error;
    throw error;
  }
}

const partial: Plan = { ...PLAN, source: { ...PLAN.source, partial_reference: true } };

test('an admin with hash and reason may apply', () => {
  expect(refusal({})).toBeNull();
});

test.each(['', PLAN.plan_hash.slice(1), PLAN.plan_hash.toUpperCase(), `${PLAN.plan_hash} `])(
  'not with the hash %j, and both are named',
  (planHash) => {
    expect(refusal({ planHash })).toMatchObject({
      code: 'apply_wrong_hash',
      values: { given: planHash, expected: PLAN.plan_hash },
    });
  },
);

test.each(['', ' ', '\t\n', '\u00a0'])('not with the reason %j', (reason) => {
  expect(refusal({ reason })?.code).toBe('apply_reason_missing');
});

test('not as an agent', () => {
  expect(refusal({}, PLAN, 'agent')?.code).toBe('apply_not_admin');
});

test('not with a partial reference, unless it is accepted by name', () => {
  expect(refusal({}, partial)?.code).toBe('apply_partial_reference');
  expect(refusal({ acceptsOldPlan: true }, partial)?.code).toBe('apply_partial_reference');
  expect(refusal({ acceptsPartialReference: true }, partial)).toBeNull();
});

test('not after more than a week, unless that is accepted', () => {
  expect(refusal({}, PLAN, 'admin', NOW + WEEK)).toBeNull();
  expect(refusal({}, PLAN, 'admin', NOW + WEEK + 1)).toMatchObject({
    code: 'apply_plan_old',
    values: { created: PLAN.created_at },
  });
  expect(refusal({ acceptsOldPlan: true }, PLAN, 'admin', NOW + 9 * WEEK)).toBeNull();
});

test('a time that cannot be read counts as long ago', () => {
  expect(isOlderThanAWeek({ created_at: 'yesterday' }, NOW)).toBe(true);
  expect(isOlderThanAWeek({ created_at: READ_AT }, NOW)).toBe(false);
});

test('the hash is asked first, for all else is about the plan that was meant', () => {
  expect(refusal({ planHash: 'other', reason: '' }, partial, 'agent')?.code).toBe(
    'apply_wrong_hash',
  );
});
