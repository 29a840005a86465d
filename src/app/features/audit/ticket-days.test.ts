import { expect, test } from 'vitest';
import { readTicketDays } from './ticket-days.ts';

test.each([
  ['1', 1],
  [' 90 ', 90],
  ['3650', 3650],
  ['007', 7],
])('%j is a window', (text, days) => {
  expect(readTicketDays(text)).toBe(days);
});

test.each(['', '0', '-1', '1.5', '3651', '99999', '9e1', 'ninety', '٩٠'])('%j is none', (text) => {
  expect(readTicketDays(text)).toBeNull();
});
