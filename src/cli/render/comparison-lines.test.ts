import { expect, test } from 'vitest';
import type { ComparedIssue, Comparison } from '../../core/report/compare.ts';
import { ENGLISH } from '../../words/english.ts';
import { comparisonLines } from './comparison-lines.ts';
import type { Paint } from './paint.ts';
import { widthOf } from './text-width.ts';

const plain: Paint = (_, text) => text;
const NOTHING: Comparison = { gone: [], fresh: [], continued: [], unchanged: [] };

function issue(code: string, sentence = 'Pat is not a member.'): ComparedIssue {
  return { id: `issue_${code}`, code, accountId: '001ACME', subjectId: '7', sentence };
}

function lines(comparison: Comparison, columns: number | null = null): readonly string[] {
  return comparisonLines(comparison, 'before', { columns }, ENGLISH, plain);
}

test('two audits with the same issues are one line', () => {
  const unchanged = [issue('ticket_org_mismatch'), issue('org_missing_external_id')];
  expect(lines({ ...NOTHING, unchanged })).toEqual([
    '',
    'Compared with before: 0 gone, 0 new, 0 continued, 2 unchanged',
  ]);
});

test('what changed is listed under its heading, and what did not is only counted', () => {
  const comparison = {
    gone: [issue('a')],
    fresh: [issue('b'), issue('c')],
    continued: [issue('d')],
    unchanged: [issue('e')],
  };
  expect(lines(comparison).slice(1)).toEqual([
    'Compared with before: 1 gone, 2 new, 1 continued, 1 unchanged',
    'Gone',
    '  a: Pat is not a member.',
    'New',
    '  b: Pat is not a member.',
    '  c: Pat is not a member.',
    'Continued (foreseen by the earlier plan)',
    '  d: Pat is not a member.',
  ]);
});

test('long sentences go on in further lines', () => {
  const gone = [issue('user_missing_expected_membership', 'Pat is not a member of it. '.repeat(6))];
  const narrow = lines({ ...NOTHING, gone }, 60);
  expect(narrow.filter((line) => widthOf(line) > 60)).toEqual([]);
  expect(narrow.length).toBeGreaterThan(4);
});

test('what an earlier file holds cannot play with the terminal', () => {
  const gone = [issue('a', 'Pat\u001B[2J')];
  const text = comparisonLines(
    { ...NOTHING, gone },
    'b\u001B[2J',
    { columns: null },
    ENGLISH,
    plain,
  );
  expect(text.join('\n')).not.toContain('\u001B');
});
