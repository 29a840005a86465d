import { expect, test } from 'vitest';
import { entry, receiptOf } from '../../../tests/support/receipt.builders.ts';
import { auditOf } from '../../../tests/support/audit.builders.ts';
import { applyNumbers } from './apply-numbers.ts';

const { plan } = auditOf({
  accounts: [{ id: '001ACME004', domains: ['retail.example'] }],
  organizations: [{ id: 41, externalId: '001ACME004', domainNames: ['retail.example'] }],
  users: [1, 2, 3, 4, 5].map((id) => ({ id, email: `user${id}@retail.example` })),
});
const dryRun = (stale: number) =>
  receiptOf(
    plan.actions.map(({ id }, at) =>
      entry(at < stale ? 'skipped' : 'would_apply', { action_id: id }),
    ),
  );

test('only what the dry run would apply counts, under both caps', () => {
  const roomy = { maxActions: 25, maxPerAccount: 25 };
  expect(applyNumbers(plan, dryRun(0), roomy)).toMatchObject({ writes: 5, overCaps: 0 });
  expect(applyNumbers(plan, dryRun(2), roomy)).toMatchObject({ writes: 3, overCaps: 0 });
  expect(applyNumbers(plan, dryRun(0), { maxActions: 25, maxPerAccount: 3 })).toMatchObject({
    writes: 3,
    overCaps: 2,
    accounts: 1,
    byType: [{ type: 'assign_user_to_org', count: 3 }],
  });
  expect(applyNumbers(plan, dryRun(0), { maxActions: 2, maxPerAccount: 3 }).writes).toBe(2);
});

test('nothing that would apply is nothing to write', () => {
  const none = applyNumbers(plan, dryRun(5), { maxActions: 25, maxPerAccount: 3 });
  expect(none).toEqual({ writes: 0, byType: [], accounts: 0, overCaps: 0, mayEnroll: 0 });
});
