import { expect, test } from 'vitest';
import { issue, issueUnder } from '../../core/report/report.builders.ts';
import { triageRows } from '../../core/report/triage.ts';
import { ENGLISH } from '../../words/english.ts';
import type { Paint } from './paint.ts';
import { widthOf } from './text-width.ts';
import { triageTable } from './triage-table.ts';

const plain: Paint = (_, text) => text;
const ROWS = triageRows(
  [
    issueUnder('001ACME', 'org_duplicate_external_id'),
    issueUnder('001BETA', 'ticket_org_mismatch'),
    issue('user_domain_ambiguous'),
  ],
  [{ sf_account_id: '001ACME', status: 'blocked', blocked_reason: 'duplicate_external_id' }],
);

test('with room, codes and reasons stand beside the figures', () => {
  const lines = triageTable(ROWS, { width: null, rows: null }, ENGLISH, plain);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(
    /^001ACME +Account 001ACME +1 +0 +1 {2}blocked +org_duplicate_external_id +duplicate_external_id$/,
  );
  expect(lines[3]).toContain('(no single account)');
});

test('without room, they stand below, and no line is too long', () => {
  const lines = triageTable(ROWS, { width: 70, rows: null }, ENGLISH, plain);
  expect(lines).toContain('    org_duplicate_external_id, blocked by duplicate_external_id');
  expect(lines.filter((line) => widthOf(line) > 70)).toEqual([]);
});

test('rows that are not shown are counted', () => {
  const lines = triageTable(ROWS, { width: null, rows: 1 }, ENGLISH, plain);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toBe('2 more rows are in exceptions_by_account.csv');
});

test('a name cannot play with the terminal', () => {
  const named = ROWS.map((row) => ({ ...row, accountName: 'Acme\u001B[2J' }));
  const lines = triageTable(named, { width: null, rows: null }, ENGLISH, plain);
  expect(lines.join('\n')).not.toContain('\u001B');
});

test('the state shows in its colour', () => {
  const styles: string[] = [];
  const paint: Paint = (style, text) => {
    styles.push(`${style} ${text.trim()}`);
    return text;
  };
  triageTable(ROWS, { width: null, rows: null }, ENGLISH, paint);
  expect(styles).toContain('yellow blocked');
  expect(styles).toContain('cyan ticket-only');
});
