import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalIdKey, isSalesforceShaped, parseAccountId, spellingsOf } from './account-id.ts';

/** The suffix worked out by hand: bit by bit from the right of each group of five. */
const PAIRS = [
  // d→0 | 00000 | TLQO4 → 01111 = 15
  ['001d000001TLQO4', 'AAP'],
  // 001A0 → 01000 = 8 | 00000 | 6Vm9r → 00010 = 2
  ['001A0000006Vm9r', 'IAC'],
  // 001Xx → 01000 = 8 | 00000 | 12AbC → 10100 = 20
  ['001Xx0000012AbC', 'IAU'],
  // 001ZZ → 11000 = 24 | ZZZZZ → 31 | zzzzZ → 10000 = 16
  ['001ZZZZZZZzzzzZ', 'Y5Q'],
] as const;

describe('parseAccountId', () => {
  test.each(PAIRS)('brings %s to 18 characters with suffix %s', (body, suffix) => {
    const id = body + suffix;
    expect(parseAccountId(body)).toEqual({ ok: true, id, key: id.toLowerCase() });
    expect(parseAccountId(id)).toEqual(parseAccountId(body));
  });

  test.each([
    ['all lower case', '001a0000006vm9riac'],
    ['all upper case', '001A0000006VM9RIAC'],
    ['a lower-case suffix', '001A0000006Vm9riac'],
    ['white space around it', ` \u00a0001A0000006Vm9rIAC\t\r\n`],
    ['a byte order mark before and a zero-width space after it', '\ufeff001A0000006Vm9rIAC\u200b'],
  ])('restores an id with %s', (_, raw) => {
    expect(parseAccountId(raw)).toMatchObject({ ok: true, id: '001A0000006Vm9rIAC' });
  });

  test.each([
    ['a capital digit', '001A0000006Vm9rIAI'],
    ['a suffix character beyond 5', '001A0000006Vm9rIA6'],
    ['a suffix that makes the zero of 001 a capital', '001A0000006Vm9rJAC'],
  ])('refuses %s', (_, raw) => {
    expect(parseAccountId(raw)).toEqual({ ok: false, reason: 'bad_id_suffix' });
  });

  test.each(['', ' ', '\u00a0', '\u200b\ufeff', '\t\r\n'])('says that %j is missing', (raw) => {
    expect(parseAccountId(raw)).toEqual({ ok: false, reason: 'missing_id' });
  });

  test.each([
    ['short text that begins with 001', '001ACME001'],
    ['14 characters', '001A0000006Vm9'],
    ['16 characters', '001A0000006Vm9rI'],
    ['17 characters', '001A0000006Vm9rIA'],
    ['19 characters', '001A0000006Vm9rIACA'],
    ['15 characters with a hyphen', '001A000-006Vm9r'],
    ['another object', '003A0000006Vm9r'],
    ['another object whose suffix would be wrong', '003A0000006Vm9r999'],
    ['text of another system', 'customer 42'],
  ])('takes %s as it is', (_, raw) => {
    expect(parseAccountId(raw)).toEqual({ ok: true, id: raw, key: raw.toLowerCase() });
  });

  test('tells apart ids that differ in case only', () => {
    const one = parseAccountId('001300000000abC');
    const other = parseAccountId('001300000000ABc');
    expect(one).toMatchObject({ key: '001300000000abcaaq' });
    expect(other).toMatchObject({ key: '001300000000abcaam' });
  });

  test('compares text of other systems without case, whatever the language', () => {
    expect(parseAccountId('ID-i')).toMatchObject({ key: 'id-i' });
  });
});

describe('externalIdKey', () => {
  test.each([null, '', '  ', '\u00a0\u200b'])('is null for a blank id: %j', (raw) => {
    expect(externalIdKey(raw)).toBeNull();
  });

  test('meets the key of the account in any spelling', () => {
    for (const raw of ['001A0000006Vm9r', '001A0000006Vm9rIAC', ' 001a0000006vm9riac '])
      expect(externalIdKey(raw)).toBe('001a0000006vm9riac');
  });

  test('compares an id whose suffix cannot be right as text', () => {
    expect(externalIdKey(' 001A0000006Vm9rIA6')).toBe('001a0000006vm9ria6');
  });
});

describe('isSalesforceShaped', () => {
  test.each([
    ['001A0000006Vm9r', true],
    ['001a0000006vm9riac', true],
    [' 001A0000006Vm9rIA6 ', true],
    ['001ACME001', false],
    ['001A0000006Vm9rI', false],
    ['003A0000006Vm9r', false],
    ['', false],
  ])('%j: %s', (raw, expected) => {
    expect(isSalesforceShaped(raw)).toBe(expected);
  });
});

describe('properties', () => {
  const alphanumeric = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
  const body = fc
    .array(fc.constantFrom(...alphanumeric), { minLength: 12, maxLength: 12 })
    .map((chars) => `001${chars.join('')}`);

  test('15 characters, 18 characters and 18 of lost case are one id', () => {
    fc.assert(
      fc.property(body, (short) => {
        const parsed = parseAccountId(short);
        if (!parsed.ok) throw new Error('15 characters are always an id');
        expect(parsed.id.slice(0, 15)).toBe(short);
        for (const spelling of [parsed.id, parsed.id.toLowerCase(), parsed.id.toUpperCase()])
          expect(parseAccountId(spelling)).toEqual(parsed);
      }),
    );
  });

  test('two 15-character ids share a key only if they are the same', () => {
    fc.assert(
      fc.property(body, fc.nat(11), (short, at) => {
        const char = short.charAt(3 + at);
        const swapped = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
        const other = short.slice(0, 3 + at) + swapped + short.slice(4 + at);
        expect(externalIdKey(other) === externalIdKey(short)).toBe(other === short);
      }),
    );
  });

  test('normalising twice is normalising once, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), body), (raw) => {
        const parsed = parseAccountId(raw);
        if (!parsed.ok) return;
        expect(parseAccountId(parsed.id)).toEqual(parsed);
        expect(externalIdKey(raw)).toBe(parsed.key);
      }),
    );
  });
});

test.each([
  ['001A0000006Vm9rIAC', ['001A0000006Vm9rIAC', '001A0000006Vm9r']],
  [' 001A0000006Vm9rIAC ', ['001A0000006Vm9rIAC', '001A0000006Vm9r']],
  ['001A0000006Vm9r', ['001A0000006Vm9r']],
  ['CUSTOMER-000000042', ['CUSTOMER-000000042']],
  ['7', ['7']],
  ['  ', []],
])('%j may be spelled %j in Zendesk', (id, spellings) => {
  expect(spellingsOf(id)).toEqual(spellings);
});
