import { describe, expect, test } from 'vitest';
import { applyOn, dryRunOn } from '../support/apply-stage.ts';
import { auditStage, stageBundled } from '../support/stage.ts';

describe('applying the plan of the demo account', async () => {
  const stage = stageBundled('demo');
  const first = await auditStage(stage);
  const { plan } = first.result;
  const dryRun = await dryRunOn(stage, plan);
  const writesBefore = stage.fake.requestLog.filter(({ method }) => method !== 'GET');
  const receipt = await applyOn(stage, plan);
  const second = await auditStage(stage);

  test('a dry run finds 5 actions that would be applied, and writes nothing', () => {
    expect(dryRun.totals).toMatchObject({ actions: 9, would_apply: 5, blocked: 4, skipped: 0 });
    expect(writesBefore).toEqual([]);
  });

  test('4 are applied, and 1 is skipped because a colleague edited its user meanwhile', () => {
    expect(receipt.totals).toMatchObject({ actions: 9, applied: 4, skipped: 1, blocked: 4 });
    const stale = receipt.entries.find(({ outcome }) => outcome === 'skipped');
    expect(stale).toMatchObject({
      type: 'move_user_to_org',
      sf_account_id: '001ACME005',
      reason: 'stale',
      finding: { field: 'organization_ids' },
    });
  });

  test('nothing was written to Salesforce, and no ticket changed', () => {
    expect(receipt.salesforce_writes).toBe(0);
    expect(receipt.ticket_mutations).toBe(0);
    expect(receipt.stopped).toBeNull();
    expect(receipt.ticket_proof.cut_short).toBe(false);
  });

  test('exactly the four writes left', () => {
    const writes = stage.fake.requestLog.filter(({ method }) => method !== 'GET');
    expect(writes).toHaveLength(4);
  });

  test('the audit after it shows 8 issues: the 12 but the four repaired', () => {
    const repaired = new Set(
      receipt.entries
        .filter(({ outcome }) => outcome === 'applied')
        .map((entry) => entry.action_id),
    );
    const gone = plan.actions
      .filter(({ id }) => repaired.has(id))
      .flatMap(({ issue_ids }) => issue_ids);
    const before = first.result.detection.issues.map(({ id }) => id);
    const after = second.result.detection.issues.map(({ id }) => id);
    expect(after).toHaveLength(8);
    expect([...after].sort()).toEqual(before.filter((id) => !gone.includes(id)).sort());
  });
});
