import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailDomain } from './email-address.ts';

describe('emailDomain', () => {
  test.each([
    ['sample@acme.com', 'acme.com'],
    ['Sample.Person+tag@ACME.Com', 'acme.com'],
    [' sample@acme.com ', 'acme.com'],
    ['"a@b"@acme.com', 'acme.com'],
    ['a/b@acme.com', 'acme.com'],
    ['sample@acme.com.', 'acme.com'],
    ['sample@bücher.de', 'xn--bcher-kva.de'],
    ['sample@mail.acme.com', 'mail.acme.com'],
  ])('%j → %s', (raw, domain) => {
    expect(emailDomain(raw)).toBe(domain);
  });

  test('keeps www, which a mail domain may really have', () => {
    expect(emailDomain('sample@www.acme.com')).toBe('www.acme.com');
  });

  test.each([
    '',
    'acme.com',
    '@acme.com',
    'sample@',
    'sample@localhost',
    'sample@10.0.0.1',
    'sample@[10.0.0.1]',
    'sample@acme.com:25',
    'sample@acme.com/x',
    'sample@acme_x.com',
    'Sample <sample@acme.com>',
  ])('finds none in %j', (raw) => {
    expect(emailDomain(raw)).toBeNull();
  });

  test('never throws, and depends on nothing before the last @', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, tail) => {
        const host = tail.replaceAll('@', '');
        expect(emailDomain(`x${local}@${host}`)).toBe(emailDomain(`sample@${host}`));
      }),
    );
  });
});
