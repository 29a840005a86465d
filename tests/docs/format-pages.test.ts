import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DECISION_COLUMNS } from '../../src/core/decisions/decisions-csv.ts';
import { OUTCOMES, receiptSchema, STOP_REASONS } from '../../src/core/apply/receipt-format.ts';
import { OBSERVATION_KINDS } from '../../src/core/detect/observe.ts';
import { planSchema } from '../../src/core/plan/plan-format.ts';
import { auditSummarySchema } from '../../src/core/report/audit-format.ts';
import { EXCEPTIONS_COLUMNS } from '../../src/core/report/exceptions-by-account-csv.ts';
import { ISSUES_COLUMNS } from '../../src/core/report/issues-csv.ts';
import { snakeCase } from '../../src/core/report/file-keys.ts';
import {
  resultsBodySchema,
  resultsPartsSchema,
} from '../../src/core/report/results/results-format.ts';
import { RUN_FACTS } from '../../src/core/report/results/results.builders.ts';
import { ROW_STATES } from '../../src/core/report/triage.ts';
import { manifestSchema } from '../../src/cli/files/snapshot.ts';
import { journalRecordSchema } from '../../src/run/apply/journal.ts';
import { READ_WAYS } from '../../src/run/read-plan/read-plan.ts';
import { runFileText } from '../../src/run/run-file.ts';
import { sectionOf, textOf } from './markdown-files.ts';

test('every column of exceptions_by_account.csv, in order', () => {
  const page = textOf('docs/formats/exceptions-by-account.md');
  const [table = ''] = page.split('## Order');
  expect(firstCells(table)).toEqual([...EXCEPTIONS_COLUMNS]);
  expect(firstCells(sectionOf(page, '## Row states'))).toEqual([...ROW_STATES]);
});

test('every column of issues.csv, in order', () => {
  expect(firstCells(textOf('docs/formats/issues-csv.md'))).toEqual([...ISSUES_COLUMNS]);
});

test.each(fieldsOf(planSchema))('the page of fix_plan.json names %s', (field) => {
  expect(names(textOf('docs/formats/fix-plan.md'), field)).toBe(true);
});

test.each(fieldsOf(auditSummarySchema))('the pages of audit.json name %s', (field) => {
  // Its source and policy are the plan's, and described there.
  const pages = ['docs/formats/audit-json.md', 'docs/formats/fix-plan.md'].map(textOf);
  expect(pages.some((page) => names(page, field))).toBe(true);
});

test.each([
  ...keysOf(resultsPartsSchema.shape),
  ...keysOf(resultsBodySchema.shape.run.shape).map(snakeCase),
])('the page of the audit results names %s', (field) => {
  expect(names(textOf('docs/formats/audit-results.md'), field)).toBe(true);
});

test('the page of run.json names every field, and every way in order', () => {
  const source = {
    subdomain: 'acme',
    mode: 'live' as const,
    reference_digest: '',
    partial_reference: false,
  };
  const run = { run: RUN_FACTS, plan: { source, plan_hash: '' } };
  const file: unknown = JSON.parse(runFileText(run, [{ name: 'audit.json', text: '' }]));
  const page = textOf('docs/formats/run-json.md');
  const isOfThePlan = (name: string) => Object.hasOwn(source, name);
  const fields = namesIn(file).filter((name) => !isOfThePlan(name));
  expect(fields).toContain('refused_at');
  expect(fields.filter((field) => !names(page, field))).toEqual([]);
  expect(firstCells(sectionOf(page, '## Ways'))).toEqual(Object.values(READ_WAYS).flat());
});

test.each(fieldsOf(receiptSchema))('the page of the receipts names %s', (field) => {
  expect(names(textOf('docs/formats/receipt.md'), field)).toBe(true);
});

test.each(keysOf(manifestSchema.shape))('the page of the snapshot names %s', (field) => {
  expect(names(textOf('docs/formats/snapshot.md'), field)).toBe(true);
});

test('the page of the decisions names every column, in order', () => {
  const page = textOf('docs/formats/decisions-csv.md');
  expect(firstCells(page)).toEqual([...DECISION_COLUMNS]);
  expect(page).toContain(`\n${DECISION_COLUMNS.join(',')}\n`);
});

test('every outcome and every reason to stop has its line, in order, and no other', () => {
  const page = textOf('docs/formats/receipt.md');
  expect(firstCells(sectionOf(page, '### Outcomes'))).toEqual([...OUTCOMES]);
  expect(firstCells(sectionOf(page, '### Reasons to stop'))).toEqual([...STOP_REASONS]);
});

test('every kind of journal record has its line, in order, with its fields', () => {
  const page = textOf('docs/formats/journal.md');
  const kinds = journalRecordSchema.def.options.map((option) => option.shape.kind.def.values[0]);
  expect(firstCells(page)).toEqual([...kinds]);
  const fields = journalRecordSchema.def.options.flatMap((option) => Object.keys(option.shape));
  expect(fields.filter((field) => !names(page, field))).toEqual([]);
});

test('every kind of observation has its line, and no other', () => {
  const section = sectionOf(textOf('docs/formats/audit-json.md'), '## Observations');
  expect(firstCells(section)).toEqual([...OBSERVATION_KINDS]);
});

/** The names in code style in the first cells of a page's tables, in order. */
function firstCells(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .flatMap((line) => /^\| (`.+?) +\|/.exec(line)?.[1] ?? [])
    .flatMap((cell) => [...cell.matchAll(/`(\w[^`]*)`/g)].map(([, name]) => name ?? ''));
}

/** Every name of a field that a schema knows, however deep. */
function fieldsOf(schema: z.ZodMiniType): readonly string[] {
  const found = new Set<string>();
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') for (const name of keysOf(value)) found.add(name);
      walk(value);
    }
  };
  walk(z.toJSONSchema(schema));
  if (found.size < 20) throw new Error('the schema shows no fields');
  return [...found];
}

/** Every key of some data, however deep. */
function namesIn(data: unknown): readonly string[] {
  if (Array.isArray(data)) return data.flatMap(namesIn);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [key, ...namesIn(value)]);
}

/** Whether a page names a field in code style, alone or as a part of a path. */
function names(page: string, field: string): boolean {
  return new RegExp(`\`([a-z_]+\\.)*${field}(\\.[a-z_]+)*\``).test(page);
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
