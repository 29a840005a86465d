import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMoney } from './money.ts';

test.each([
  ['0', 0],
  ['1200', 1200],
  [' 1200 ', 1200],
  ['1200.5', 1200.5],
  ['1200,5', 1200.5],
  ['1,200', 1200],
  ['1,200.50', 1200.5],
  ['1.200,50', 1200.5],
  ['1.234.567', 1234567],
  ['1,234,567.891', 1234567.891],
  ['1 200,50', 1200.5],
  ['1\u00a0200\u00a0300', 1200300],
  ['1\u202f200,5', 1200.5],
  ["1'200.50", 1200.5],
  ['1’200', 1200],
  ['0.125', 0.125],
  ['0,125', 0.125],
  ['1234.500', 1234.5],
  ['1234,500', 1234.5],
  ['$1,200', 1200],
  ['-$1,200', -1200],
  ['$-5', -5],
  ['-0', 0],
  ['EUR 1,200.00', 1200],
  ['usd1200', 1200],
  ['1.200,00 €', 1200],
  ['1200 CHF', 1200],
  ['CA$1,200', 1200],
  ['R$ 1.200,00', 1200],
  ['1.2E7', 12000000],
  ['1.2e-2', 0.012],
  ['950000.0', 950000],
])('%j is %d', (raw, amount) => {
  expect(parseMoney(raw)).toBe(amount);
});

test.each([
  '',
  'n/a',
  '12k',
  '1.5M',
  '5 MIO',
  '$85k',
  '1.200',
  '$1.200',
  '1,20,300',
  '1.200.30',
  '1,200,30',
  '01,200',
  '12 34',
  '1,2.3,4',
  '1.2,3.4',
  '1..2',
  '1,2E7',
  '1e999',
  '--5',
  '(1,200)',
  '1200 USD EUR',
  '0x10',
  '٣',
  '1'.repeat(41),
])('%j is no amount that can be read with certainty', (raw) => {
  expect(parseMoney(raw)).toBeNull();
});

test('reads back whole amounts and cents, however they are written', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const parted = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
      const fraction = String(cents).padStart(2, '0');
      const amount = Number(`${String(whole)}.${fraction}`);
      expect(parseMoney(`$${parted}.${fraction}`)).toBe(amount);
      expect(parseMoney(`${parted.replaceAll(',', '.')},${fraction} EUR`)).toBe(amount);
      expect(parseMoney(`${String(whole)}.${fraction}`)).toBe(amount);
    }),
  );
});

test('never throws, and gives finite numbers only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const amount = parseMoney(raw);
      expect(amount === null || Number.isFinite(amount)).toBe(true);
    }),
  );
});
