import { expect, test } from 'vitest';
import { trimText } from './trim-text.ts';

/** Every character that is not seen, and what stands right beside a range of them. */
const INVISIBLE: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

test('goes at both ends, and stays between what is seen', () => {
  for (const [first, last] of INVISIBLE)
    for (let unit = first; unit <= last; unit += 1) {
      const character = String.fromCharCode(unit);
      expect([unit, trimText(`${character}a${character}b${character}`)]).toEqual([
        unit,
        `a${character}b`,
      ]);
    }
});

test('what stands beside those characters stays', () => {
  for (const [first, last] of INVISIBLE)
    for (const unit of [first - 1, last + 1]) {
      if (INVISIBLE.some(([from, to]) => unit >= from && unit <= to) || unit < 0) continue;
      const character = String.fromCharCode(unit);
      expect([unit, trimText(character)]).toEqual([unit, character]);
    }
});

test('of text that shows nothing, nothing is left', () => {
  expect(trimText('')).toBe('');
  expect(trimText(' \u200b\ufeff ')).toBe('');
  expect(trimText('a')).toBe('a');
});
