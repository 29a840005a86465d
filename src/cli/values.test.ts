import { expect, test } from 'vitest';
import {
  parseBaseUrl,
  parseCount,
  parsePath,
  parsePercent,
  parseSubdomain,
  parseTicketDays,
} from './values.ts';

test.each([
  ['acme', 'acme'],
  ['acme.zendesk.com', 'acme'],
  [' https://ACME.zendesk.com/ ', 'acme'],
])('%s names a subdomain', (text, subdomain) => {
  expect(parseSubdomain(text, '--subdomain')).toBe(subdomain);
});

test.each(['', 'acme.example', '-acme', 'acme zendesk', 'https://'])('%j names none', (text) => {
  expect(() => parseSubdomain(text, '--subdomain')).toThrow(
    expect.objectContaining({
      code: 'bad_option',
      values: { option: '--subdomain', reason: 'subdomain' },
    }),
  );
});

test.each([
  ['1', 1],
  ['90', 90],
  ['3650', 3650],
])('%s is a number of days', (text, days) => {
  expect(parseTicketDays(text, '--ticket-days')).toBe(days);
});

test.each(['0', '3651', '-1', '1.5', '1e2', '', 'ninety', '0x10'])('%j is none', (text) => {
  expect(() => parseTicketDays(text, '--ticket-days')).toThrow(
    expect.objectContaining({ values: { option: '--ticket-days', reason: 'days' } }),
  );
});

test.each([
  ['0', 0],
  [' 20 ', 20],
  ['80', 80],
])('%j is a percentage of room', (text, percent) => {
  expect(parsePercent(text, '--leave-room')).toBe(percent);
});

test.each(['81', '100', '-1', '0.2', '20%', '', 'some'])('%j is none', (text) => {
  expect(() => parsePercent(text, '--leave-room')).toThrow(
    expect.objectContaining({
      code: 'bad_option',
      values: { option: '--leave-room', reason: 'percent' },
    }),
  );
});

test('a path names something', () => {
  expect(parsePath('a b.csv', '--reference')).toBe('a b.csv');
  expect(() => parsePath(' ', '--reference')).toThrow(
    expect.objectContaining({ values: { option: '--reference', reason: 'empty' } }),
  );
});

test('an address of the API is taken as it was given, or refused', () => {
  expect(parseBaseUrl('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080');
  expect(() => parseBaseUrl('http://proxy.example')).toThrow(
    expect.objectContaining({ code: 'base_url_not_allowed' }),
  );
});

test.each([
  ['0', 0, 0],
  ['1', 1, 1],
  [' 25 ', 1, 25],
  ['10000', 0, 10_000],
])('%j from %i on is a count', (text, smallest, count) => {
  expect(parseCount(text, '--max-actions', smallest)).toBe(count);
});

test.each([
  ['0', 1],
  ['10001', 0],
  ['-1', 0],
  ['1.5', 0],
  ['1e2', 0],
  ['0x10', 0],
  ['', 0],
  ['many', 0],
])('%j from %i on is none', (text, smallest) => {
  expect(() => parseCount(text, '--max-actions', smallest)).toThrow(
    expect.objectContaining({
      code: 'bad_option',
      values: { option: '--max-actions', reason: 'count', smallest },
    }),
  );
});
