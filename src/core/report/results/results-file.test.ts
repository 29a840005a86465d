import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../../tests/support/audit.builders.ts';
import { hashOfData } from '../../hash.ts';
import { comparisonOf } from './comparison.ts';
import { readResults, requireResultsOf, writeResults } from './results-file.ts';
import { RUN_FACTS } from './results.builders.ts';
import { resultsOf, type AuditResults } from './results.ts';

const AUDIT = auditOf({
  accounts: [
    { id: '001ACME001', name: 'Acme Healthcare', domains: ['health.example', 'group.example'] },
    { id: '001ACME002', name: 'Acme Labs', domains: ['labs.example', 'group.example'] },
    { id: '001ACME004', name: 'Acme Retail', domains: ['retail.example'] },
  ],
  organizations: [
    { id: 11, name: 'Acme Healthcare', domainNames: ['health.example'] },
    { id: 21, name: 'Acme Labs', externalId: '001ACME002', domainNames: ['labs.example'] },
    { id: 22, name: 'ACME Laboratories', externalId: '001acme002' },
    { id: 41, name: 'Acme Retail', externalId: '001ACME004', domainNames: ['retail.example'] },
  ],
  users: [
    { id: 201, email: 'robin@labs.example', memberOf: [21] },
    { id: 401, email: 'rene@retail.example' },
    { id: 501, email: 'kim@group.example' },
    { id: 601, email: 'nobody.in.question@elsewhere.example' },
  ],
});
const RESULTS = resultsOf(AUDIT, RUN_FACTS, null);
const TEXT = writeResults(RESULTS);

function code(text: string): unknown {
  try {
    readResults(text);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return null;
}

test('what is written is read back, and written again byte for byte', () => {
  const read = readResults(TEXT);
  expect(read).toEqual(RESULTS);
  expect(writeResults(read)).toBe(TEXT);
});

test('of people it holds those who have an issue, and nobody else', () => {
  expect(TEXT).toContain('rene@retail.example');
  expect(TEXT).not.toContain('nobody.in.question');
});

test('a comparison is told by ids, and what is gone by its sentence', () => {
  const [first, second, ...others] = AUDIT.detection.issues.map(({ id }) => id);
  const gone = {
    id: 'issue_x',
    code: 'x',
    accountId: null,
    subjectId: '7',
    sentence: 'It was so.',
  };
  const results: AuditResults = {
    ...RESULTS,
    comparison: { gone: [gone], freshIds: [first ?? ''], continuedIds: [second ?? ''] },
  };
  const comparison = comparisonOf(readResults(writeResults(results)), ({ id }) => `about ${id}`);
  expect(comparison?.gone).toEqual([gone]);
  expect(comparison?.fresh.map(({ sentence }) => sentence)).toEqual([`about ${first ?? ''}`]);
  expect(comparison?.continued.map(({ id }) => id)).toEqual([second]);
  expect(comparison?.unchanged.map(({ id }) => id)).toEqual(others);
  expect(comparisonOf(RESULTS, () => '')).toBeNull();
});

describe('what is no sound file is refused', () => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"drift-audit/fix-plan","version":1}',
    TEXT.slice(9),
  ])('as unreadable: %.40s', (text) => {
    expect(code(text)).toBe('results_unreadable');
  });

  test('of another version', () => {
    expect(() => readResults(TEXT.replace('"version":2', '"version":3'))).toThrow(
      expect.objectContaining({
        code: 'results_wrong_version',
        values: { found: 3, supported: 2 },
      }),
    );
  });

  test.each([
    ['a name', 'Acme Retail', 'Acme Resale'],
    ['an address', 'rene@retail.example', 'eve@retail.example'],
    ['a status', '"status":"blocked"', '"status":"prepared"'],
    ['a figure', '"requests":37', '"requests":36'],
    ['the hash', '"results_hash":"', '"results_hash":"0'],
  ])('with %s edited', (_, from, to) => {
    expect(TEXT).toContain(from);
    expect(code(TEXT.replace(from, to))).toBe('results_edited');
  });

  test('with a plan whose own hash does not fit', () => {
    const { plan } = RESULTS;
    const actions = plan.actions.map((action) => ({ ...action, status: 'prepared' as const }));
    expect(code(writeResults({ ...RESULTS, plan: { ...plan, actions } }))).toBe('results_edited');
  });

  test('put together from two audits', () => {
    const [issue, ...issues] = RESULTS.issues;
    expect(issue).toBeDefined();
    expect(code(writeResults({ ...RESULTS, issues }))).toBe('results_edited');
    const summary = { ...RESULTS.summary, plan_hash: hashOfData('another') };
    expect(code(writeResults({ ...RESULTS, summary }))).toBe('results_edited');
  });

  test('with a part that is missing, under a hash that fits', () => {
    const run = { ...RUN_FACTS, requests: -1 };
    expect(code(writeResults({ ...RESULTS, run }))).toBe('results_unreadable');
  });
});

test('results are of one account', () => {
  const { subdomain } = RESULTS.plan.source;
  expect(() => {
    requireResultsOf(RESULTS, subdomain);
  }).not.toThrow();
  expect(() => {
    requireResultsOf(RESULTS, 'another');
  }).toThrow(
    expect.objectContaining({
      code: 'results_wrong_tenant',
      values: { planned: subdomain, found: 'another' },
    }),
  );
});
