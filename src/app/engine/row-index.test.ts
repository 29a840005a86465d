import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ISSUE_CODES, RISKS } from '../../core/detect/catalogue.ts';
import { parseAccountId } from '../../core/identity/account-id.ts';
import { ROW_STATES, type TriageRow } from '../../core/report/triage.ts';
import { ALL_ROWS } from './engine.builders.ts';
import type { RowsQuery } from './engine-views.ts';
import { indexRows } from './row-index.ts';

function row(id: string | null, different: Partial<TriageRow> = {}): TriageRow {
  const parsed = id === null ? null : parseAccountId(id);
  return {
    accountId: parsed?.ok ? parsed.id : null,
    accountName: id ?? '(no single account)',
    totalIssueCount: 1,
    preparedActionCount: 0,
    blockedActionCount: 0,
    rowState: 'review',
    topIssueCodes: ['org_external_id_conflict'],
    topBlockedReasons: [],
    worstRisk: 'high',
    isWithoutWriters: false,
    ...different,
  };
}

const ROWS: readonly TriageRow[] = [
  row('LABS', {
    rowState: 'blocked',
    worstRisk: 'critical',
    topIssueCodes: ['org_duplicate_external_id', 'ticket_org_mismatch'],
    topBlockedReasons: ['duplicate_external_id'],
    blockedActionCount: 2,
    totalIssueCount: 3,
  }),
  row('RETAIL', { accountName: 'acme Retail', rowState: 'safe', preparedActionCount: 2 }),
  row('BIOTECH', { accountName: 'Acme Biotech' }),
  row('SILENT', {
    isWithoutWriters: true,
    worstRisk: 'medium',
    topIssueCodes: ['account_missing_zendesk_org'],
  }),
  row(null, {
    worstRisk: 'medium',
    rowState: 'blocked',
    topIssueCodes: ['user_domain_ambiguous'],
    topBlockedReasons: ['user_domain_ambiguous'],
    totalIssueCount: 9,
  }),
];

function idsOf(query: Partial<RowsQuery>, rows = ROWS): readonly (string | null)[] {
  const { rows: found } = indexRows(rows, () => []).window({ ...ALL_ROWS, ...query }, 0, 1000);
  return found.map(({ accountId }) => accountId);
}

test('without filters the rows stand in triage order', () => {
  expect(idsOf({})).toEqual(['LABS', 'RETAIL', 'BIOTECH', 'SILENT', null]);
});

describe('filters', () => {
  test.each<[string, Partial<RowsQuery>, readonly (string | null)[]]>([
    ['a state', { states: ['safe'] }, ['RETAIL']],
    ['either state', { states: ['safe', 'blocked'] }, ['LABS', 'RETAIL', null]],
    ['a code that is not the most frequent', { codes: ['ticket_org_mismatch'] }, ['LABS']],
    ['a reason', { reasons: ['user_domain_ambiguous'] }, [null]],
    ['an unknown reason', { reasons: ['nonsense'] }, []],
    ['a risk of any issue, not the worst alone', { risks: ['medium'] }, ['LABS', 'SILENT', null]],
    ['writers', { hidesWithoutWriters: true }, ['LABS', 'RETAIL', 'BIOTECH', null]],
    ['two filters at once', { states: ['blocked'], risks: ['critical'] }, ['LABS']],
    ['text in any case', { text: 'ACME' }, ['RETAIL', 'BIOTECH']],
    ['every word', { text: ' retail  acme ' }, ['RETAIL']],
    ['an id', { text: 'labs' }, ['LABS']],
    ['text that is nowhere', { text: 'labs retail' }, []],
  ])('%s', (_, query, expected) => {
    expect(idsOf(query)).toEqual(expected);
  });
});

describe('sorting', () => {
  test.each<[RowsQuery['sort']['by'], boolean, readonly (string | null)[]]>([
    ['name', false, ['BIOTECH', 'RETAIL', 'LABS', 'SILENT', null]],
    ['name', true, ['SILENT', 'LABS', 'RETAIL', 'BIOTECH', null]],
    ['account', false, ['BIOTECH', 'LABS', 'RETAIL', 'SILENT', null]],
    ['issues', true, ['LABS', 'RETAIL', 'BIOTECH', 'SILENT', null]],
    ['issues', false, ['RETAIL', 'BIOTECH', 'SILENT', 'LABS', null]],
    ['prepared', true, ['RETAIL', 'LABS', 'BIOTECH', 'SILENT', null]],
    ['blocked', true, ['LABS', 'RETAIL', 'BIOTECH', 'SILENT', null]],
    ['state', false, ['RETAIL', 'LABS', 'BIOTECH', 'SILENT', null]],
    ['risk', true, ['SILENT', 'RETAIL', 'BIOTECH', 'LABS', null]],
  ])('by %s, descending %s; ties stay in triage order', (by, isDescending, expected) => {
    expect(idsOf({ sort: { by, isDescending } })).toEqual(expected);
  });
});

test('a window holds what it says, and windows side by side are the whole', () => {
  const index = indexRows(ROWS, () => []);
  expect(index.window(ALL_ROWS, 3, 10)).toMatchObject({ total: 5, from: 3 });
  expect(index.window(ALL_ROWS, 3, 10).rows).toHaveLength(2);
  expect(index.window(ALL_ROWS, 7, 10)).toEqual({ total: 5, from: 7, rows: [] });
  expect(index.window(ALL_ROWS, -2, 1).rows).toEqual([ROWS[0]]);
});

test('any query finds exactly the rows that fit, each once', () => {
  const query = fc.record({
    text: fc.constantFrom('', 'acme', 'a', 'zz'),
    states: fc.subarray([...ROW_STATES]),
    codes: fc.subarray([...ISSUE_CODES]),
    reasons: fc.subarray(['duplicate_external_id', 'user_domain_ambiguous']),
    risks: fc.subarray([...RISKS]),
    hidesWithoutWriters: fc.boolean(),
    sort: fc.record({
      by: fc.constantFrom('risk', 'account', 'name', 'issues', 'prepared', 'blocked', 'state'),
      isDescending: fc.boolean(),
    }),
  });
  fc.assert(
    fc.property(query, (wanted) => {
      const found = idsOf(wanted);
      expect(new Set(found).size).toBe(found.length);
      const unsorted = idsOf({ ...wanted, sort: ALL_ROWS.sort });
      expect([...found].sort()).toEqual([...unsorted].sort());
      if (found.includes(null)) expect(found.at(-1)).toBeNull();
    }),
  );
});

test('a hundred thousand rows are sorted once, and their texts are made once', () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => row(`A${(at * 7919) % 100_000}`));
  let asked = 0;
  const index = indexRows(rows, () => {
    asked += 1;
    return [];
  });
  const query = { ...ALL_ROWS, text: 'a9', sort: { by: 'account', isDescending: true } } as const;
  const first = index.window(query, 0, 50);
  expect(first.total).toBe(11_111);
  expect(first.rows.map(({ accountId }) => accountId)[0]).toBe('A99999');
  expect(asked).toBe(100_000);
  index.window(query, 5_000, 50);
  index.window({ ...query, text: 'a8' }, 0, 50);
  expect(asked).toBe(100_000);
});
