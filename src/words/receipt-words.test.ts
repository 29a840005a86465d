import { describe, expect, test } from 'vitest';
import { STOP_REASONS } from '../core/apply/receipt-format.ts';
import { ACTION_TYPES, BLOCKED_REASONS, GUARD_REASONS } from '../core/plan/plan-format.ts';
import { PROBLEMS } from '../core/problem.ts';
import { entry } from '../../tests/support/receipt.builders.ts';
import { ENGLISH } from './english.ts';
import { entryReason, undoSentence, vanishedDomainSteps } from './receipt-words.ts';

const CAPS = ['cap_max_actions', 'cap_max_per_account'];
/** Problems that reading or writing Zendesk can end in. */
const OF_ZENDESK = Object.keys(PROBLEMS).filter((code) => code.startsWith('zendesk_'));

describe.each(ACTION_TYPES)('taking %s back', (type) => {
  const id = '360002000119';
  const target = { kind: 'user', id, label: 'rene@acmeretail.example' } as const;

  test('names what to change, and says what that causes', () => {
    const undo = undoSentence(entry('applied', { type, target }), ENGLISH);
    expect(undo).toMatch(/^To take it back, .+\. .+\.$/);
    expect(undo).toContain(id);
    expect(undo).not.toContain('undefined');
  });

  test('is looked at first where nobody knows whether it was done', () => {
    const known = undoSentence(entry('applied', { type, target }), ENGLISH);
    const unknown = undoSentence(entry('unknown', { type, target }), ENGLISH);
    expect(unknown).toMatch(/^Look first /);
    expect(unknown.endsWith(` ${known}`)).toBe(true);
  });
});

test('a removed domain takes users along, and the sentence says so', () => {
  const undo = undoSentence(
    entry('applied', { type: 'add_org_domain', detail: 'acme.example' }),
    ENGLISH,
  );
  expect(undo).toContain('acme.example');
  expect(undo).toContain('takes every user out');
});

test.each([
  [{ default_organization_id: '360000982140' }, 'make 360000982140 the default'],
  [{ default_organization_id: null }, 'make no organization the default'],
  [null, 'make no organization the default'],
])('a move from %j is taken back to there', (before, words) => {
  const undo = undoSentence(entry('applied', { type: 'move_user_to_org', before }), ENGLISH);
  expect(undo).toContain(words);
});

test.each([
  [0, 'none was found'],
  [1, '1 was found'],
  [12, '12 were found'],
])('the steps for a vanished domain count %i users', (users, words) => {
  const steps = vanishedDomainSteps('acme.example', '360001100453', users, ENGLISH);
  expect(steps).toContain(words);
  expect(steps).toContain('acme.example');
  expect(steps).toContain('360001100453');
});

test('what went as planned needs no reason', () => {
  expect(entryReason(entry('applied'), ENGLISH)).toBe('');
});

test.each([...BLOCKED_REASONS, ...GUARD_REASONS, ...STOP_REASONS, ...CAPS, ...OF_ZENDESK, 'bug'])(
  '%s has words of its own',
  (reason) => {
    const said = entryReason(entry('failed', { reason }), ENGLISH);
    expect(said).toMatch(/^\p{L}.* .*\p{L}/u);
    expect(said).not.toContain('_');
  },
);

test('a reason that no version here knows is shown as it is', () => {
  expect(entryReason(entry('failed', { reason: 'of_another_version' }), ENGLISH)).toBe(
    'of_another_version',
  );
});

test('Zendesk’s own words are passed on', () => {
  const zendesk_says = 'External has {already} been taken';
  const said = entryReason(entry('failed', { reason: 'zendesk_refused', zendesk_says }), ENGLISH);
  expect(said).toBe('Zendesk refused it (“External has {already} been taken”)');
});

test.each([
  [['1', '2'], ['2'], 'planned 1, 2; found 2'],
  [[], ['2'], 'planned nothing; found 2'],
  [null, '001BETA', 'planned nothing; found 001BETA'],
  ['', null, 'planned nothing; found nothing'],
  [false, true, 'planned false; found true'],
])('a stale field planned %j and found %j says both', (planned, found, words) => {
  const finding = { field: 'organization_ids', planned, found };
  const said = entryReason(entry('skipped', { reason: 'stale', finding }), ENGLISH);
  expect(said).toBe(`organization_ids changed since the audit: ${words}`);
});
