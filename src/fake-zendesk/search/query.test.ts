import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './query.ts';

test.each([
  ['', []],
  ['word', [{ field: null, operator: ':', value: 'word', negated: false }]],
  ['status<closed', [{ field: 'status', operator: '<', value: 'closed', negated: false }]],
  [
    'updated>=2026-01-01',
    [{ field: 'updated', operator: '>=', value: '2026-01-01', negated: false }],
  ],
  ['-Role:agent', [{ field: 'role', operator: ':', value: 'agent', negated: true }]],
  ['name:"two words"', [{ field: 'name', operator: ':', value: 'two words', negated: false }]],
])('%s', (text, conditions) => {
  expect(parseQuery(text)).toEqual(conditions);
});

test('any text comes to an end', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseQuery(text).length).toBeLessThanOrEqual(text.length);
    }),
  );
});
