import { expect, test } from 'vitest';
import type { Issue } from '../../src/core/detect/issue.ts';
import type { AuditResult } from '../../src/core/report/audit-result.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import type { Action } from '../../src/core/plan/plan-format.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { auditSummary } from '../../src/core/report/summary.ts';
import { triageRows } from '../../src/core/report/triage.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';
import { auditFiles } from '../support/audit-files.ts';
import { expectedActionType } from '../support/expected-action.ts';
import { readCsv } from '../support/read-csv.ts';
import { shuffled } from '../support/shuffled.ts';

describeWorlds('plan', (audit) => {
  test('an issue that calls for an action has exactly one, and no other action exists', () => {
    ofAnyWorld((world) => {
      const { detection, plan } = audit(world);
      const called = detection.issues.flatMap((issue) => {
        const type = expectedActionType(issue);
        return type === null ? [] : [[issue.id, issue.accountId, type]];
      });
      const planned = plan.actions.flatMap(({ issue_ids, sf_account_id, type }) =>
        issue_ids.map((id) => [id, sf_account_id, type]),
      );
      expect(planned.toSorted(byText)).toEqual(called.toSorted(byText));
      expect(plan.actions.every(({ issue_ids }) => issue_ids.length === 1)).toBe(true);
    });
  });

  test('a blocked action has a reason, and a prepared one has none and says what will be', () => {
    ofAnyWorld((world) => {
      for (const action of audit(world).plan.actions) {
        expect(action.blocked_reason === null).toBe(action.status === 'prepared');
        if (action.status === 'prepared') expect(action.after).not.toBeNull();
      }
    });
  });

  test('ids are unique, and in every audit an id means the same thing', () => {
    const meanings = new Map<string, string>();
    ofAnyWorld((world) => {
      const { detection, plan } = audit(world);
      for (const items of [meaningsOfIssues(detection.issues), meaningsOfActions(plan.actions)]) {
        expect(new Set(items.map(([id]) => id)).size).toBe(items.length);
        for (const [id, meaning] of items) {
          expect(meanings.get(id) ?? meaning).toBe(meaning);
          meanings.set(id, meaning);
        }
      }
    });
  });

  test('planning the same issues again, in any order, gives the same plan', () => {
    ofAnyWorld((world, number) => {
      const { detection, plan, situation } = audit(world);
      const again = makePlan(shuffled(detection.issues, number), plan.source, plan.created_at, {
        situation,
        policy: toPolicy(world.policy),
      });
      expect(again).toEqual(plan);
    });
  });

  test('the totals of rows, issues, plan and summary agree', () => {
    ofAnyWorld((world) => {
      const result = audit(world);
      const { totals, issues, actions } = auditSummary(result);
      const counts = [totals.issues, totals.prepared_actions, totals.blocked_actions];
      expect(counts).toEqual(totalsOf(result));
      expect(counts).toEqual(totalsOfRows(result));
      expect(counts).toEqual(totalsOfFiles(result));
      for (const figures of [issues.by_code, issues.by_layer, issues.by_risk])
        expect(sum(Object.values(figures))).toBe(totals.issues);
      expect(sum(Object.values(actions.prepared_by_type))).toBe(totals.prepared_actions);
      expect(sum(Object.values(actions.blocked_by_type))).toBe(totals.blocked_actions);
      expect(sum(Object.values(actions.blocked_by_reason))).toBe(totals.blocked_actions);
    });
  });
});

function meaningsOfIssues(issues: readonly Issue[]): readonly (readonly [string, string])[] {
  return issues.map(({ id, code, subject, detail }) => [
    id,
    JSON.stringify([code, subject, detail]),
  ]);
}

function meaningsOfActions(actions: readonly Action[]): readonly (readonly [string, string])[] {
  return actions.map(({ id, type, sf_account_id, target, detail }) => [
    id,
    JSON.stringify([type, sf_account_id, target.kind, target.id, detail]),
  ]);
}

function totalsOf({ detection, plan }: AuditResult): readonly number[] {
  return [detection.issues.length, count(plan.actions, 'prepared'), count(plan.actions, 'blocked')];
}

function totalsOfRows({ detection, plan }: AuditResult): readonly number[] {
  const rows = triageRows(detection.issues, plan.actions);
  return [
    sum(rows.map(({ totalIssueCount }) => totalIssueCount)),
    sum(rows.map(({ preparedActionCount }) => preparedActionCount)),
    sum(rows.map(({ blockedActionCount }) => blockedActionCount)),
  ];
}

function totalsOfFiles(audit: AuditResult): readonly number[] {
  const files = auditFiles(audit);
  const accounts = readCsv(files['exceptions_by_account.csv']);
  const issues = readCsv(files['issues.csv']);
  const ofAccounts = (column: string) => sum(accounts.map((row) => Number(row[column])));
  const ofIssues = (status: string) =>
    issues.filter((row) => row['action_status'] === status).length;
  expect(issues.length).toBe(ofAccounts('total_issue_count'));
  expect(ofIssues('prepared')).toBe(ofAccounts('prepared_action_count'));
  expect(ofIssues('blocked')).toBe(ofAccounts('blocked_action_count'));
  return [issues.length, ofIssues('prepared'), ofIssues('blocked')];
}

function count(actions: readonly Action[], status: Action['status']): number {
  return actions.filter((action) => action.status === status).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
