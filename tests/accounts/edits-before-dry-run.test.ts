import { describe, expect, test } from 'vitest';
import { SCENARIOS_BEFORE_DRY_RUN } from '../../src/fake-zendesk/accounts/generate/scenarios/before-dry-run.ts';
import {
  scenarioNames,
  type ScenarioName,
} from '../../src/fake-zendesk/accounts/generate/scenarios/registry.ts';
import { performEdit } from '../../src/fake-zendesk/perform-edit.ts';
import { dryRunOn } from '../support/apply-stage.ts';
import { auditOneCase } from './one-case.ts';

type Edited = keyof typeof SCENARIOS_BEFORE_DRY_RUN;

// Outcome and reason of the one action, by hand.
const EXPECTED: Readonly<Record<Edited, string>> = {
  unassignedUserBecomesAgent: 'blocked not_an_end_user',
  unassignedUserChangesAddress: 'skipped stale email',
  unassignedUserIsSuspended: 'skipped stale suspended',
  unassignedUserIsAssigned: 'already_applied',
  blankExternalIdIsFilledWithAnother: 'skipped stale external_id',
  blankExternalIdIsFilled: 'already_applied',
  missingDomainIsGivenToAnother: 'skipped stale organizations_with_domain',
  otherDomainIsAdded: 'skipped stale domain_names',
  otherDefaultAndThirdOrganization: 'skipped stale organization_ids',
  otherDefaultBecomesAgent: 'blocked not_an_end_user',
};

async function dryRun(name: ScenarioName, edit: boolean): Promise<readonly string[]> {
  const { stage, audit, editsBeforeDryRun } = await auditOneCase(name, true);
  if (edit) for (const each of editsBeforeDryRun) performEdit(stage.fake.colleague, each);
  const receipt = await dryRunOn(stage, audit.result.plan);
  return receipt.entries.map(({ outcome, reason, finding }) =>
    [outcome, reason, finding?.field].filter(Boolean).join(' '),
  );
}

function isEdited(name: ScenarioName): name is Edited {
  return Object.hasOwn(SCENARIOS_BEFORE_DRY_RUN, name);
}

describe('what a dry run finds', () => {
  test.each(scenarioNames(true).filter(isEdited))('%s', async (name) => {
    expect(await dryRun(name, true)).toEqual([EXPECTED[name]]);
    expect(await dryRun(name, false)).toEqual(['would_apply']);
  });
});
