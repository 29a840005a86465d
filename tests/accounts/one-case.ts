import { readReference } from '../../src/core/reference/read-reference.ts';
import type { ColleagueEdit } from '../../src/fake-zendesk/accounts/colleague-edit.ts';
import { generateAccount } from '../../src/fake-zendesk/accounts/generate/generate-account.ts';
import { writeReferenceCsv } from '../../src/fake-zendesk/accounts/generate/reference-csv.ts';
import type { ScenarioName } from '../../src/fake-zendesk/accounts/generate/scenarios/registry.ts';
import { auditStage, stage, type Stage } from '../support/stage.ts';
import type { AuditRun } from '../../src/run/audit.ts';

/** An audited account of one healthy customer and one case. */
export type OneCase = {
  readonly stage: Stage;
  readonly audit: AuditRun;
  readonly editsBeforeDryRun: readonly ColleagueEdit[];
};

/** Sets up and audits an account that has one case; its customers have one member without tickets each. */
export async function auditOneCase(
  name: ScenarioName,
  multipleOrganizations: boolean,
): Promise<OneCase> {
  const { account, reference, editsBeforeDryRun } = generateAccount({
    seed: 1,
    accounts: 3,
    usersPerAccount: 1,
    ticketsPerUser: 0,
    multipleOrganizations,
    driftEvery: 2,
    cases: [name],
    subdomain: 'one-case',
    name: 'One case',
  });
  const bytes = new TextEncoder().encode(writeReferenceCsv(reference));
  const staged = stage(account, readReference(bytes, { file: 'accounts.csv' }).reference);
  return { stage: staged, audit: await auditStage(staged), editsBeforeDryRun };
}

/** The issues of an audit, each with what becomes of the action it calls for: sorted. */
export function verdicts({ result }: AuditRun): readonly string[] {
  const { issues } = result.detection;
  return issues
    .map(({ id, code }) => {
      const action = result.plan.actions.find(({ issue_ids }) => issue_ids.includes(id));
      return [code, action?.status, action?.blocked_reason].filter(Boolean).join(' ');
    })
    .sort();
}
