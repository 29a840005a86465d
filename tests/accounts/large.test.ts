import { describe, expect, test } from 'vitest';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import { BLOCKED_REASONS } from '../../src/core/plan/plan-format.ts';
import { scriptedDriftBetweenAuditAndDryRun } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { performEdit } from '../../src/fake-zendesk/perform-edit.ts';
import { dryRunOn } from '../support/apply-stage.ts';
import { auditStage, stageBundled } from '../support/stage.ts';

type LargeName = 'large' | 'large-single';

async function showEverything(name: LargeName) {
  const stage = stageBundled(name);
  const { result } = await auditStage(stage);
  for (const edit of scriptedDriftBetweenAuditAndDryRun(name))
    performEdit(stage.fake.colleague, edit);
  const receipt = await dryRunOn(stage, result.plan);
  return { ...result, receipt };
}

describe('the large accounts, with their edits before the dry run', async () => {
  const large = await showEverything('large');
  const single = await showEverything('large-single');

  test('were read to the end, against a whole reference', () => {
    for (const { detection, plan } of [large, single]) {
      expect(detection.coverage.isComplete).toBe(true);
      expect(plan.source.partial_reference).toBe(false);
    }
  });

  test('show every code', () => {
    const codes = new Set(large.detection.issues.map(({ code }) => code));
    expect([...codes].sort()).toEqual([...ISSUE_CODES].sort());
  });

  test('show all but one code where a user has one organization', () => {
    const codes = new Set(single.detection.issues.map(({ code }) => code));
    const possible = ISSUE_CODES.filter((code) => code !== 'user_default_org_not_expected');
    expect([...codes].sort()).toEqual([...possible].sort());
  });

  test('show every blocked reason and every guard that a whole reading can meet', () => {
    const planned = [large, single].flatMap(({ plan }) =>
      plan.actions.flatMap(({ blocked_reason }) => blocked_reason ?? []),
    );
    const found = [large, single].flatMap(({ receipt }) =>
      receipt.entries.flatMap(({ outcome, reason }) => (outcome === 'blocked' ? [reason] : [])),
    );
    expect(new Set(planned)).toEqual(
      new Set([
        ...BLOCKED_REASONS,
        'ticket_side_effect',
        'multiple_organizations_disabled',
        'enrolls_too_many_users',
        'grants_ticket_access',
        'unproven_domain',
      ]),
    );
    expect(found).toContain('not_an_end_user');
  });

  test.each(['set_org_external_id', 'add_org_domain', 'assign_user_to_org', 'move_user_to_org'])(
    'have a %s that would apply and one that turned stale',
    (type) => {
      const entries = large.receipt.entries.filter((entry) => entry.type === type);
      expect(entries.filter(({ outcome }) => outcome === 'would_apply')).not.toEqual([]);
      expect(entries.filter(({ reason }) => reason === 'stale')).not.toEqual([]);
    },
  );

  test('have more healthy customers than troubled ones', () => {
    for (const { detection, situation } of [large, single]) {
      const troubled = new Set(detection.issues.flatMap(({ accountId }) => accountId ?? []));
      expect(troubled.size * 2).toBeLessThan(situation.reference.accounts.length);
    }
  });
});
