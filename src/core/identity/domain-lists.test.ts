import commonProviders from 'email-providers/common.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { hashOfData } from '../hash.ts';
import {
  DOMAIN_LISTS_VERSION,
  defaultDomainLists,
  isPersonalMail,
  isSharedHost,
  withListChanges,
} from './domain-lists.ts';
import { claimDomain, normaliseDomain } from './domain.ts';
import { NOT_PERSONAL_MAIL, PERSONAL_MAIL } from './personal-mail.ts';
import { SHARED_HOSTS } from './shared-hosts.ts';

const lists = defaultDomainLists();
const NO_CHANGES = { addedPersonal: [], addedSharedHosts: [], removed: [] };

describe('the lists', () => {
  test('belong to their version: who changes an entry raises it and puts the new hash here', () => {
    const hash = hashOfData([[...lists.personal].sort(), [...lists.sharedHosts].sort()]);
    expect([DOMAIN_LISTS_VERSION, hash]).toEqual([
      '2026-11-22',
      '5cbc9a9ad694186b681042838eb7deb0132a1f76527a71062f70961945f7ab42',
    ]);
  });

  test('hold normalised domains only, so that looking one up can find it', () => {
    const ours = [...PERSONAL_MAIL, ...SHARED_HOSTS, ...NOT_PERSONAL_MAIL];
    expect(ours.filter((entry) => !isNormalised(entry))).toEqual([]);
  });

  test('no entry of ours repeats or contradicts another', () => {
    const common = new Set(commonProviders);
    expect([...PERSONAL_MAIL].filter((entry) => common.has(entry))).toEqual([]);
    expect([...PERSONAL_MAIL].filter((entry) => NOT_PERSONAL_MAIL.has(entry))).toEqual([]);
    expect([...PERSONAL_MAIL].filter((entry) => SHARED_HOSTS.has(entry))).toEqual([]);
    expect([...NOT_PERSONAL_MAIL].filter((entry) => !common.has(entry))).toEqual([]);
  });
});

describe('isPersonalMail', () => {
  test.each(['gmail.com', 'googlemail.com', 'yahoo.co.uk', 'hotmail.co.uk', 'gmx.ch', 'proton.me'])(
    '%s is',
    (domain) => {
      expect(isPersonalMail(domain, lists)).toBe(true);
    },
  );

  test.each(['acme.com', 'mail.gmail.com', 'notgmail.com', 'gmail.com.example', 'example.com'])(
    '%s is not',
    (domain) => {
      expect(isPersonalMail(domain, lists)).toBe(false);
    },
  );
});

describe('isSharedHost', () => {
  test.each(['facebook.com', 'de-de.facebook.com', 'acme.myshopify.com', 'sites.google.com'])(
    '%s is',
    (domain) => {
      expect(isSharedHost(domain, lists)).toBe(true);
    },
  );

  test.each(['google.com', 'notfacebook.com', 'facebook.com.example', 'acme.onmicrosoft.com'])(
    '%s is not',
    (domain) => {
      expect(isSharedHost(domain, lists)).toBe(false);
    },
  );
});

describe('withListChanges', () => {
  test('adds and removes, normalised, and keeps the version and the lists it was given', () => {
    const changed = withListChanges(lists, {
      addedPersonal: ['https://www.Town-Mail.example/'],
      addedSharedHosts: ['pages.example'],
      removed: ['FACEBOOK.com', 'bk.ru', 'never-listed.example'],
    });
    expect(changed.version).toBe(DOMAIN_LISTS_VERSION);
    expect(isPersonalMail('town-mail.example', changed)).toBe(true);
    expect(isSharedHost('acme.pages.example', changed)).toBe(true);
    expect(isSharedHost('facebook.com', changed)).toBe(false);
    expect(isPersonalMail('bk.ru', changed)).toBe(false);
    expect(isSharedHost('facebook.com', lists)).toBe(true);
    expect(isPersonalMail('town-mail.example', lists)).toBe(false);
  });

  test('decides what an account may claim', () => {
    const changed = withListChanges(lists, { ...NO_CHANGES, removed: ['gmail.com'] });
    expect(claimDomain('gmail.com', 'domain', changed)).toMatchObject({ ok: true });
  });

  test('removing wins over adding', () => {
    const both = { ...NO_CHANGES, addedPersonal: ['a.example'], removed: ['a.example'] };
    expect(isPersonalMail('a.example', withListChanges(lists, both))).toBe(false);
  });

  test.each(['', 'acme', '10.0.0.1', 'not a domain'])('refuses the entry %j', (value) => {
    expect(() => withListChanges(lists, { ...NO_CHANGES, removed: [value] })).toThrow(
      expect.objectContaining({
        code: 'bad_option',
        values: { option: 'removed', value, reason: 'domain' },
      }),
    );
  });
});

function isNormalised(entry: string): boolean {
  const parsed = normaliseDomain(entry);
  return parsed.ok && parsed.domain === entry;
}
