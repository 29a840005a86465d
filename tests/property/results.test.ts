import { expect, test } from 'vitest';
import { DriftError } from '../../src/core/problem.ts';
import { exceptionsByAccountCsv } from '../../src/core/report/exceptions-by-account-csv.ts';
import { issuesCsv } from '../../src/core/report/issues-csv.ts';
import { readResults, writeResults } from '../../src/core/report/results/results-file.ts';
import { resultsOf } from '../../src/core/report/results/results.ts';
import { RUN_FACTS } from '../../src/core/report/results/results.builders.ts';
import { summaryJson } from '../../src/core/report/summary.ts';
import { triageRows } from '../../src/core/report/triage.ts';
import { writePlan } from '../../src/core/plan/plan-file.ts';
import { ENGLISH } from '../../src/words/english.ts';
import { issueSentence } from '../../src/words/issue-sentence.ts';
import { auditFiles } from '../support/audit-files.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';
import { editedJson } from '../support/edited-json.ts';

const REFUSALS = ['results_unreadable', 'results_wrong_version', 'results_edited'];

describeWorlds('audit results', (audit) => {
  test('what is read back is what was written, and is written again byte for byte', () => {
    ofAnyWorld((world) => {
      const results = resultsOf(audit(world), RUN_FACTS, null);
      const text = writeResults(results);
      const read = readResults(text);
      expect(read).toEqual(results);
      expect(writeResults(read)).toBe(text);
    });
  });

  test('every file made of what was read back has the bytes that it had', () => {
    ofAnyWorld((world) => {
      const result = audit(world);
      const text = writeResults(resultsOf(result, RUN_FACTS, null));
      const { issues, plan, summary } = readResults(text);
      const { subdomain } = plan.source;
      expect({
        'exceptions_by_account.csv': exceptionsByAccountCsv(triageRows(issues, plan.actions)),
        'issues.csv': issuesCsv(issues, plan, subdomain, (issue) => issueSentence(issue, ENGLISH)),
        'fix_plan.json': writePlan(plan),
        'audit.json': summaryJson(summary),
      }).toEqual(auditFiles(result));
    });
  });

  test('every edit is refused', () => {
    ofAnyWorld((world, number) => {
      const text = writeResults(resultsOf(audit(world), RUN_FACTS, null));
      const edited = editedJson(text, number);
      expect(REFUSALS, edited.path).toContain(refusalOf(edited.text));
    });
  });
});

/** The code of the refusal, or `null` where the text is read as results. */
function refusalOf(text: string): string | null {
  try {
    readResults(text);
    return null;
  } catch (error) {
    if (error instanceof DriftError) return error.code;
    throw error;
  }
}
