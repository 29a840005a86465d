import { expect, test } from 'vitest';
import { createPaint } from './paint.ts';

test('a terminal gets colours', () => {
  expect(createPaint({ isTerminal: true }, {})('red', 'no')).toBe('\u001B[31mno\u001B[39m');
});

test.each([
  ['a file or pipe', false, {}],
  ['NO_COLOR', true, { NO_COLOR: '1' }],
  ['a terminal that knows none', true, { TERM: 'dumb' }],
])('%s gets none', (_, isTerminal, env) => {
  expect(createPaint({ isTerminal }, env)('red', 'no')).toBe('no');
});

test('an empty NO_COLOR is not set', () => {
  expect(createPaint({ isTerminal: true }, { NO_COLOR: '' })('bold', 'x')).not.toBe('x');
});
