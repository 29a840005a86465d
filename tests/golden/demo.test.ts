import { describe, expect, test } from 'vitest';
import { triageRows } from '../../src/core/report/triage.ts';
import { auditStage, stageBundled } from '../support/stage.ts';

// Typed by hand from what the demo is to show.
const ROWS = [
  ['001ACME002', 'Acme Labs', 3, 0, 2, 'blocked'],
  ['001ACME004', 'Acme Retail', 2, 2, 0, 'safe'],
  ['001ACME001', 'Acme Healthcare', 1, 1, 0, 'safe'],
  ['001ACME005', 'Acme Logistics', 2, 2, 0, 'safe'],
  ['001ACME006', 'Acme Studios', 2, 0, 0, 'ticket-only'],
  ['001ACME003', 'Acme Biotech', 1, 0, 1, 'blocked'],
  [null, '(no single account)', 1, 0, 1, 'blocked'],
];

describe('the demo account', async () => {
  const { result } = await auditStage(stageBundled('demo'));
  const { detection, plan } = result;
  const rows = triageRows(detection.issues, plan.actions);
  const rowOf = (id: string | null) => rows.find(({ accountId }) => accountId === id);

  test('shows one row an account, worst first', () => {
    expect(
      rows.map((row) => [
        row.accountId,
        row.accountName,
        row.totalIssueCount,
        row.preparedActionCount,
        row.blockedActionCount,
        row.rowState,
      ]),
    ).toEqual(ROWS);
  });

  test('shows the codes and reasons of each row', () => {
    expect(rowOf('001ACME001')?.topIssueCodes).toEqual(['org_missing_external_id']);
    expect(rowOf('001ACME002')?.topIssueCodes).toEqual([
      'org_duplicate_external_id',
      'user_resolution_blocked_duplicate_external_id',
      'ticket_resolution_blocked_duplicate_external_id',
    ]);
    expect(rowOf('001ACME002')?.topBlockedReasons).toEqual(['duplicate_external_id']);
    expect(rowOf('001ACME003')?.topIssueCodes).toEqual(['org_domain_attached_elsewhere']);
    expect(rowOf('001ACME003')?.topBlockedReasons).toEqual(['domain_belongs_to_other_org']);
    expect(rowOf('001ACME004')?.topIssueCodes).toEqual([
      'org_missing_expected_domain',
      'user_missing_expected_membership',
    ]);
    expect(rowOf('001ACME005')?.topIssueCodes).toEqual(['user_default_org_not_expected']);
    expect(rowOf('001ACME006')?.topIssueCodes).toEqual(['ticket_org_mismatch']);
    expect(rowOf(null)?.topIssueCodes).toEqual(['user_domain_ambiguous']);
    expect(rowOf(null)?.topBlockedReasons).toEqual(['user_domain_ambiguous']);
  });

  test('has 12 issues and 9 actions: 5 prepared, of all four kinds, and 4 blocked', () => {
    const prepared = plan.actions.filter(({ status }) => status === 'prepared');
    const reasons = plan.actions.flatMap(({ blocked_reason }) => blocked_reason ?? []).sort();
    expect(detection.issues).toHaveLength(12);
    expect(prepared.map(({ type }) => type)).toEqual([
      'set_org_external_id',
      'add_org_domain',
      'assign_user_to_org',
      'move_user_to_org',
      'move_user_to_org',
    ]);
    expect(reasons).toEqual([
      'domain_belongs_to_other_org',
      'duplicate_external_id',
      'duplicate_external_id',
      'user_domain_ambiguous',
    ]);
  });

  test('was read to the end', () => {
    expect(detection.coverage.isComplete).toBe(true);
    expect(plan.source.partial_reference).toBe(false);
  });

  test('adds a domain nobody has an address on, and assigns an unverified user without tickets', () => {
    const added = plan.actions.find(
      ({ type, status }) => type === 'add_org_domain' && status === 'prepared',
    );
    const assigned = plan.actions.find(
      ({ type, status }) => type === 'assign_user_to_org' && status === 'prepared',
    );
    expect(added?.effects).toMatchObject({ enrolls_now: 0, enrolls_later: 0 });
    expect(assigned?.effects).toMatchObject({ users_with_open_tickets_and_no_membership: 0 });
  });
});
