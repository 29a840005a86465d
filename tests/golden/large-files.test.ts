import { test } from 'vitest';
import { auditFiles } from '../support/audit-files.ts';
import { auditStage, stageBundled } from '../support/stage.ts';
import { expectGolden } from './golden.ts';

test.each(['large', 'large-single'] as const)(
  'the triage and the plan’s hash of the account “%s” are as they were',
  async (name) => {
    const { result } = await auditStage(stageBundled(name));
    const triage = auditFiles(result)['exceptions_by_account.csv'];
    await expectGolden(`${name}/exceptions_by_account.csv`, triage);
    await expectGolden(`${name}/plan_hash.txt`, `${result.plan.plan_hash}\n`);
  },
);
