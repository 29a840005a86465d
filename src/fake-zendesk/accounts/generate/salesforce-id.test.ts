import { describe, expect, test } from 'vitest';
import { salesforceId15, withChecksum, withWrongChecksum } from './salesforce-id.ts';

describe('withChecksum', () => {
  test.each([
    ['001A0000006Vm9r', '001A0000006Vm9rIAC'],
    ['001000000000000', '001000000000000AAA'],
    ['001aaaaaaaaaaaa', '001aaaaaaaaaaaaAAA'],
    ['001AAAAAAAAAAAA', '001AAAAAAAAAAAAY55'],
  ])('%s', (id15, id18) => {
    expect(withChecksum(id15)).toBe(id18);
  });
});

test('a wrong checksum calls a digit a capital', () => {
  expect(withWrongChecksum('001A0000006Vm9r')).toBe('001A0000006Vm9rBAC');
});

test('every number has an id of its own, also where case is lost', () => {
  const ids = Array.from({ length: 50_000 }, (_, number) => salesforceId15(number));
  expect(ids.every((id) => /^0015g00000[0-9A-Za-z]{5}$/.test(id))).toBe(true);
  expect(new Set(ids.map((id) => withChecksum(id).toLowerCase())).size).toBe(ids.length);
});
