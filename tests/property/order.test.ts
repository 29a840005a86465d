import { expect, test } from 'vitest';
import { auditTenant } from '../../src/core/report/audit-result.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';
import { auditFiles } from '../support/audit-files.ts';
import { inputOf, referenceOf } from '../support/random-world.ts';
import { withPagesShuffled, withRowsShuffled } from '../support/shuffled.ts';

describeWorlds('order', (audit) => {
  test('pages in any order, records repeated, and rows in any order give the same files', () => {
    ofAnyWorld((world, number) => {
      const input = inputOf(world);
      const again = auditTenant({
        ...input,
        reference: referenceOf(withRowsShuffled(world, number)),
        tenant: withPagesShuffled(input.tenant, number),
      });
      const first = audit(world);
      expect(auditFiles(again)).toEqual(auditFiles(first));
      expect(again.plan.plan_hash).toBe(first.plan.plan_hash);
    });
  });

  test('auditing twice is auditing once', () => {
    ofAnyWorld((world) => {
      expect(auditFiles(audit(world))).toEqual(auditFiles(audit(world)));
    });
  });
});
