import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { ISSUE_CODES } from '../core/detect/catalogue.ts';
import { OBSERVATION_KINDS } from '../core/detect/observe.ts';
import { ACTION_TYPES, BLOCKED_REASONS, GUARD_REASONS } from '../core/plan/plan-format.ts';
import { PROBLEMS } from '../core/problem.ts';
import type { RowRejection, ValueRejection } from '../core/reference/reference.ts';
import { ENGLISH } from './english.ts';
import { createWords, keysOf } from './words.ts';

const keys = new Set(keysOf(messages));

function expectWords(section: string, codes: readonly string[], parts: readonly string[]): void {
  const missing = codes
    .flatMap((code) => parts.map((part) => `${section}.${code}.${part}`))
    .filter((key) => !keys.has(key));
  expect(missing).toEqual([]);
  expect(sectionCodes(section).filter((code) => !codes.includes(code))).toEqual([]);
}

function sectionCodes(section: string): readonly string[] {
  const codes = [...keys].flatMap((key) => {
    const [first, code] = key.split('.');
    return first === section && code !== undefined ? code : [];
  });
  return [...new Set(codes)];
}

test('every issue code has its words, and no other has', () => {
  expectWords('issues', ISSUE_CODES, ['title', 'sentence', 'meaning', 'todo']);
});

test('every action has its words, and no other has', () => {
  expectWords('actions', ACTION_TYPES, ['label', 'does']);
});

test('every blocked reason has its words, and no other has', () => {
  expectWords('blocked_reasons', BLOCKED_REASONS, ['label', 'explanation', 'by_hand']);
});

test('every guard has its words, and no other has', () => {
  expectWords('guards', GUARD_REASONS, ['label', 'explanation', 'by_hand', 'in_numbers']);
});

test('every kind of observation has its words, and no other has', () => {
  expectWords('observations', OBSERVATION_KINDS, ['title', 'sentence']);
});

test('every problem has its words, and no other has', () => {
  expectWords('problems', Object.keys(PROBLEMS), ['happened', 'remedy']);
});

test('every reason to set a row aside has its words, and no other has', () => {
  const reasons = {
    missing_id: 0,
    bad_id_suffix: 0,
    missing_name: 0,
    too_many_cells: 0,
    too_few_cells: 0,
    broken_quotes: 0,
    conflicting_stored_organizations: 0,
  } satisfies Record<RowRejection, 0>;
  expect(sectionCodes('reference_rows')).toEqual(Object.keys(reasons));
});

test('every reason to set a value aside has its words, and no other has', () => {
  const reasons = {
    empty: 0,
    not_a_host_name: 0,
    ip_address: 0,
    single_label: 0,
    public_suffix: 0,
    personal_mail: 0,
    shared_host: 0,
    bad_stored_organization_id: 0,
    bad_number: 0,
    differing_value: 0,
  } satisfies Record<ValueRejection, 0>;
  expect(sectionCodes('reference_values')).toEqual(Object.keys(reasons));
});

test('every message is text that can be parsed', () => {
  const broken = [...keys].filter((key) => syntaxErrorOf(key) !== null);
  expect(keys.size).toBeGreaterThan(200);
  expect(broken).toEqual([]);
});

test('the file has the name by which Zendesk shows the app', () => {
  expect(messages.app.name).toBe('Drift Audit');
});

test('ids keep their digits together and counts do not', () => {
  const words = createWords('en', { phrases: { organization_id: '{id} of {count, number}' } });
  expect(words.say('phrases.organization_id', { id: '360001234567', count: 12345 })).toBe(
    '360001234567 of 12,345',
  );
});

test('values are taken as they are, whatever they look like', () => {
  const name = "{name} <b>&amp;</b> '{0}'";
  expect(ENGLISH.say('phrases.organization', { name, id: '1' })).toBe(`“${name}” (1)`);
});

test('a value that is missing is an error, not a hole in a sentence', () => {
  expect(() => ENGLISH.say('phrases.organization', { name: 'Acme' })).toThrow(/id/);
});

test('a language without the message is an error', () => {
  expect(() => createWords('en', {}).say('app.name')).toThrow('no message app.name');
});

test('lists name everything', () => {
  expect(ENGLISH.list(['a', 'b', 'c'])).toBe('a, b, and c');
});

function syntaxErrorOf(key: string): string | null {
  try {
    new IntlMessageFormat(messageAt(key), 'en', undefined, { ignoreTag: true });
    return null;
  } catch (error) {
    return String(error);
  }
}

function messageAt(key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((tree, step) => new Map(Object.entries(tree ?? {})).get(step), messages);
  return String(found);
}
