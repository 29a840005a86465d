import { expect, test } from 'vitest';
import { colorSchemeOfAddress, toColorScheme } from './color-scheme.ts';

test.each([
  ['?origin=https%3A%2F%2Facme.zendesk.com&app_guid=7&colorScheme=dark', 'dark'],
  ['?colorScheme=light', 'light'],
  ['?colorScheme=Dark', 'light'],
  ['?colorscheme=dark', 'light'],
  ['', 'light'],
])('%s is %s', (search, scheme) => {
  expect(colorSchemeOfAddress(search)).toBe(scheme);
});

test.each([undefined, null, 7, 'auto', ''])('%s is no scheme of its own', (text) => {
  expect(toColorScheme(text)).toBe('light');
});
