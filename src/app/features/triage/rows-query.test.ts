import { expect, test } from 'vitest';
import { moveBy } from './move.ts';
import { FIRST_QUERY, isNarrowed, sortBy, toggleChoice, widen } from './rows-query.ts';

test('a choice goes in and out, and leaves the others', () => {
  const one = toggleChoice(FIRST_QUERY, 'states', 'safe');
  const two = toggleChoice(one, 'states', 'review');
  expect(two.states).toEqual(['safe', 'review']);
  expect(toggleChoice(two, 'states', 'safe').states).toEqual(['review']);
  expect(two.codes).toEqual([]);
});

test('the same column turns the order round, another one begins from its start', () => {
  const once = sortBy(FIRST_QUERY, 'name');
  expect(once.sort).toEqual({ by: 'name', isDescending: false });
  const twice = sortBy(once, 'name');
  expect(twice.sort.isDescending).toBe(true);
  expect(sortBy(twice, 'issues').sort).toEqual({ by: 'issues', isDescending: false });
});

test('hiding accounts without writers and blanks do not count as a filter', () => {
  expect(isNarrowed(FIRST_QUERY)).toBe(false);
  expect(isNarrowed({ ...FIRST_QUERY, text: '  ' })).toBe(false);
  expect(isNarrowed({ ...FIRST_QUERY, text: 'a' })).toBe(true);
  const narrow = toggleChoice({ ...FIRST_QUERY, hidesWithoutWriters: false }, 'risks', 'high');
  expect(widen(narrow)).toEqual({ ...FIRST_QUERY, hidesWithoutWriters: false });
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 9, 8],
  ['PageDown', 0, 4],
  ['PageDown', 8, 9],
  ['PageUp', 8, 4],
  ['PageUp', 2, 0],
  ['Home', 7, 0],
  ['End', 0, 9],
  ['a', 5, null],
])('%s leads from row %i of ten to %s', (key, from, to) => {
  expect(moveBy(key, from, 10, 4)).toBe(to);
});
