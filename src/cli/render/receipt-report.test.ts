import { describe, expect, test } from 'vitest';
import { entry, receiptOf } from '../../../tests/support/receipt.builders.ts';
import { OUTCOMES, STOP_REASONS } from '../../core/apply/receipt-format.ts';
import { ENGLISH } from '../../words/english.ts';
import { createPaint, type Paint } from './paint.ts';
import { receiptReport, stopLines, totalsLine } from './receipt-report.ts';
import { widthOf } from './text-width.ts';

const plain: Paint = (_, text) => text;
const LINK = {
  type: 'set_org_external_id',
  target: { kind: 'organization', id: '360001100118', label: 'Acme Healthcare International' },
  detail: '001B000000KVBn7IAH',
} as const;
const STALE = {
  reason: 'stale',
  finding: {
    field: 'organization_ids',
    planned: ['360001100564', '360001100786'],
    found: ['360000982140', '360001100564', '360001100786'],
  },
};
const RECEIPT = receiptOf([
  entry('applied', LINK),
  entry('skipped', STALE),
  entry('blocked', { sf_account_id: null, reason: 'user_domain_ambiguous', detail: '' }),
]);
const IDS = ['360001100118', '001B000000KVBn7IAH', '360000982140', '360001100786', '001ACME004'];

function report(columns: number | null, receipt = RECEIPT, paint = plain): readonly string[] {
  return receiptReport({ receipt, out: 'out', file: 'r.json' }, { columns }, ENGLISH, paint);
}

test('without a width, an action is a line, with its reason at the end', () => {
  const lines = report(null);
  const stale = lines.find((line) => line.startsWith('skipped'));
  expect(stale).toMatch(
    /001ACME004 +assign_user_to_org +rene@acmeretail\.example +360001100453 +organization_ids changed since the audit: planned 360001100564, 360001100786; found /,
  );
  expect(lines.find((line) => line.startsWith('blocked'))).toContain('(no single account)');
});

describe.each([60, 80, 120, 200])('on %i columns', (columns) => {
  const [title = '', ...lines] = report(columns);

  test('no line but the one with the hash is longer', () => {
    expect(title).toBe(`Apply of plan ${RECEIPT.source_plan_hash}`);
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  test('no id, type or reason is broken or lost', () => {
    const words = new Set(lines.join(' ').split(/[\s(),:;]+/));
    expect([...IDS, 'set_org_external_id'].filter((id) => !words.has(id))).toEqual([]);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(
      'Several accounts claim the user’s domain',
    );
  });
});

test('with less room, the reason stands below, and then the target as well', () => {
  expect(report(120)).toContain('    Several accounts claim the user’s domain');
  expect(report(120)[2]).toMatch(/^Outcome +SF account +Action +Target +Value$/);
  expect(report(80)[2]).toMatch(/^Outcome +SF account +Action$/);
  expect(report(80)).toContain(
    '    Acme Healthcare International (360001100118): 001B000000KVBn7IAH',
  );
});

test('names and values cannot play with the terminal', () => {
  const target = { ...LINK.target, label: 'Acme\u001B[2J\u202E' };
  const zendesk_says = 'no\u001B]0;x\u0007';
  const receipt = receiptOf([
    entry('failed', { ...LINK, target, detail: 'a\nb', reason: 'zendesk_refused', zendesk_says }),
  ]);
  expect(report(null, receipt).join('\n')).not.toMatch(/[\u001B\u0007\u202E]|a\nb/);
});

test('each outcome shows in its colour, and none where colours are off', () => {
  const receipt = receiptOf(OUTCOMES.map((outcome) => entry(outcome)));
  const styles: string[] = [];
  report(null, receipt, (style, text) => {
    styles.push(`${style} ${text.trim()}`);
    return text;
  });
  expect(styles).toEqual(
    expect.arrayContaining(['green applied', 'yellow skipped', 'yellow blocked', 'red unknown']),
  );
  const off = createPaint({ isTerminal: true }, { NO_COLOR: '1' });
  expect(report(80, receipt, off).join('')).not.toContain('\u001B');
});

test('every outcome that came up is counted by its name, and no other', () => {
  const all = receiptOf(OUTCOMES.map((outcome) => entry(outcome)));
  expect(totalsLine(all, ENGLISH)).toBe(
    '8 actions: 1 would apply, 1 applied, 1 already so, 1 skipped, 1 blocked, 1 failed, 1 unknown, 1 not attempted',
  );
  expect(totalsLine(receiptOf([entry('applied')]), ENGLISH)).toBe('1 action: 1 applied');
});

test('a dry run says that it wrote nothing, and of no ticket that it was watched', () => {
  const text = report(null, receiptOf([entry('would_apply')], { kind: 'dry_run' })).join('\n');
  expect(text).toMatch(/^Dry run of plan/);
  expect(text).toContain('Nothing was written: a dry run has no writer.');
  expect(text).not.toContain('atched');
});

test.each([
  [
    { users: 2, tickets: 3, seconds: 91 },
    false,
    'Watched 3 tickets of 2 users until 91 seconds after the last write',
  ],
  [
    { users: 1, tickets: 1, seconds: 0 },
    true,
    'Watched 1 ticket of 1 user until 0 seconds after the last write (cut short: background work of Zendesk may still follow)',
  ],
  [{ users: 0, tickets: 0, seconds: 0 }, false, 'No user was concerned, so no ticket was watched'],
])('the proof %j says what was measured', (measured, cut_short, words) => {
  const ticket_proof = { ...measured, cut_short, changed: [] };
  expect(report(null, receiptOf([entry('applied')], { ticket_proof }))).toContain(words);
});

test('changed tickets are counted where a person looks', () => {
  const receipt = receiptOf([entry('applied')], { ticket_mutations: 2 });
  expect(report(null, receipt)).toContain('No write to Salesforce, 2 tickets changed');
});

test.each(STOP_REASONS)('a run that stopped by %s says so', (stopped) => {
  const [line = ''] = stopLines(receiptOf([], { stopped }), ENGLISH);
  expect(line).toMatch(/^Stopped: \S.* .*\.$/);
});

test('a vanished domain comes with its steps', () => {
  const steps = 'Open organization 7 in Zendesk and put acme.example back.';
  const vanished = { organization_id: '7', domain: 'acme.example', user_ids: [], steps };
  const receipt = receiptOf([], { stopped: 'domain_vanished', vanished_domains: [vanished] });
  expect(stopLines(receipt, ENGLISH)).toContain(`  ${steps}`);
  expect(stopLines(receiptOf([]), ENGLISH)).toEqual([]);
});
