import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, harmless, widthOf, wrap, wrapIndented } from './text-width.ts';

test.each([
  ['acme', 4],
  ['Zürich', 6],
  ['株式会社', 8],
  ['e\u0301', 1],
  ['👩‍💻', 2],
  ['', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('text is broken at blanks', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
});

test('a word that is too long is broken inside', () => {
  expect(wrap('abcdefgh ij', 5)).toEqual(['abcde', 'fgh', 'ij']);
});

test('no line is wider than asked for, and nothing but blanks is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('lines that follow are set in by two more', () => {
  expect(wrapIndented('  one two three four five six', 24)).toEqual([
    '  one two three four',
    '    five six',
  ]);
  expect(wrapIndented('  one two three four five six', null)).toHaveLength(1);
});

test('what does not fit ends in a sign of it', () => {
  expect(fit('organizations', 6)).toBe('organ…');
  expect(fit('users', 6)).toBe('users');
});

test('text from outside cannot move the cursor, change colours or turn the line around', () => {
  expect(harmless('a\u001B[2Jb\r\nc\u202Ed\u0007')).toBe('a [2Jb  c d ');
  expect(harmless('Zürich 株式会社')).toBe('Zürich 株式会社');
});
