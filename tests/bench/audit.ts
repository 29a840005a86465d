import { detect } from '../../src/core/detect/detect.ts';
import { situate } from '../../src/core/detect/situation.ts';
import { makePlan } from '../../src/core/plan/make-plan.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import { auditTenant, domainListsOf, type AuditInput } from '../../src/core/report/audit-result.ts';
import { exceptionsByAccountCsv } from '../../src/core/report/exceptions-by-account-csv.ts';
import { triageRows } from '../../src/core/report/triage.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import { progress, report } from './figure.ts';
import { accountsCsv, largeTenant, recordsOf, type Size } from './large-account.ts';
import { median, timeSideBySide } from './measure.ts';

const SIZE = { accounts: 100_000, usersPerAccount: 5 };
const SMALL = { ...SIZE, accounts: 1000 };
const ROUNDS = 3;
const MILLISECONDS = 1000;

/** Detection and planning for a large account, from records in memory. */
export function benchAudit(): void {
  const bench = 'audit';
  progress(`${bench}: making ${SIZE.accounts} accounts`);
  const input = inputOf(SIZE);
  const { reference, tenant, policy, createdAt } = input;
  globalThis.gc?.();
  const memoryBefore = process.memoryUsage().rss;
  const records = recordsOf(tenant) + reference.accounts.length;

  progress(`${bench}: ${records} records, ${ROUNDS} rounds`);
  const lists = domainListsOf(policy);
  let { situation, detection, plan } = auditTenant(inputOf(SMALL));
  const rounds = timeSideBySide(
    {
      situate: () => (situation = situate(reference, tenant, lists)),
      detect: () => (detection = detect(situation)),
      plan: () =>
        (plan = makePlan(detection.issues, plan.source, createdAt, { situation, policy })),
      triage: () => exceptionsByAccountCsv(triageRows(detection.issues, plan.actions)),
    },
    ROUNDS,
  );

  report({ bench, metric: 'records', value: records, unit: 'count' });
  report({ bench, metric: 'issues', value: detection.issues.length, unit: 'count' });
  report({ bench, metric: 'actions', value: plan.actions.length, unit: 'count' });
  for (const stage of ['situate', 'detect', 'plan', 'triage'] as const)
    report({ bench, metric: stage, value: median(rounds.map((of) => of[stage])), unit: 'ms' });
  report({
    bench,
    metric: 'detection_and_planning',
    value: median(
      rounds.map((of) => (records / (of.situate + of.detect + of.plan)) * MILLISECONDS),
    ),
    unit: 'records/s',
  });
  report({ bench, metric: 'memory_of_records', value: memoryBefore / 2 ** 20, unit: 'MB' });
  report({
    bench,
    metric: 'peak_memory',
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
  });
}

function inputOf(size: Size): AuditInput {
  const bytes = new TextEncoder().encode(accountsCsv(size.accounts));
  return {
    reference: readReference(bytes, { file: 'accounts.csv' }).reference,
    tenant: largeTenant(size),
    policy: toPolicy(),
    mode: 'live',
    createdAt: toInstant(0),
  };
}
