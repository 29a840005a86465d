import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimDomain, normaliseDomain, registrableDomain, type Domain } from './domain.ts';
import { defaultDomainLists } from './domain-lists.ts';

const lists = defaultDomainLists();

describe('normaliseDomain', () => {
  test.each([
    ['acme.com', 'acme.com'],
    [' ACME.Com. ', 'acme.com'],
    ['https://www.acme.com/de/index.html?x=1#top', 'acme.com'],
    ['HTTP://WWW.ACME.COM:8080', 'acme.com'],
    ['http:acme.com', 'acme.com'],
    ['//acme.com/x', 'acme.com'],
    ['https://user:secret@mail.acme.com/', 'mail.acme.com'],
    ['mailto:info@acme.com', 'acme.com'],
    ['info@acme.com', 'acme.com'],
    ['@acme.com', 'acme.com'],
    ['https://medium.com/@acme', 'medium.com'],
    ['acme.com\\@other.example', 'acme.com'],
    ['acme.com?ref=other.example', 'acme.com'],
    ['www.www.acme.com', 'acme.com'],
    ['www.com', 'www.com'],
    ['www.co.uk', 'co.uk'],
    ['www2.acme.com', 'www2.acme.com'],
    ['wwwacme.com', 'wwwacme.com'],
    ['\u200bacme.com\u00a0', 'acme.com'],
    ['acme.example', 'acme.example'],
    ['a--b.com', 'a--b.com'],
    ['3com.com', '3com.com'],
    ['1.2.3.4.com', '1.2.3.4.com'],
    ['bücher.de', 'xn--bcher-kva.de'],
    ['BÜCHER.de', 'xn--bcher-kva.de'],
    ['xn--BCHER-kva.de', 'xn--bcher-kva.de'],
    ['faß.de', 'xn--fa-hia.de'],
    ['ｗｗｗ．ａｃｍｅ．ｃｏｍ。', 'acme.com'],
    ['東雲.jp', 'xn--7rv807h.jp'],
  ])('%j → %s', (raw, domain) => {
    expect(normaliseDomain(raw)).toEqual({ ok: true, domain });
  });

  test.each([
    ['', 'empty'],
    [' \t\u00a0\u200b', 'empty'],
    ['http://', 'not_a_host_name'],
    ['/', 'not_a_host_name'],
    ['.', 'not_a_host_name'],
    ['@', 'not_a_host_name'],
    ['N/A', 'single_label'],
    ['n/a', 'single_label'],
    ['none', 'single_label'],
    ['tbd', 'single_label'],
    ['-', 'not_a_host_name'],
    ['acme-healthcare', 'single_label'],
    ['www', 'single_label'],
    ['localhost:3000', 'single_label'],
    ['12345', 'single_label'],
    ['acme..com', 'not_a_host_name'],
    ['.acme.com', 'not_a_host_name'],
    ['acme.com..', 'not_a_host_name'],
    ['acme_labs.com', 'not_a_host_name'],
    ['-acme.com', 'not_a_host_name'],
    ['acme-.com', 'not_a_host_name'],
    ['acme.-com', 'not_a_host_name'],
    ['acme.com other.com', 'not_a_host_name'],
    ['acme.com,other.com', 'not_a_host_name'],
    ['ac\nme.com', 'not_a_host_name'],
    ['ac\tme.com', 'not_a_host_name'],
    ['acme%2ecom', 'not_a_host_name'],
    ['acme.c%6Fm', 'not_a_host_name'],
    ['*.acme.com', 'not_a_host_name'],
    ['acme.com:80:90', 'not_a_host_name'],
    ['acme.com:http', 'not_a_host_name'],
    ['acme.123', 'not_a_host_name'],
    ['1.2.3.4.5', 'not_a_host_name'],
    ['xn--a.com', 'not_a_host_name'],
    ['xn--.com', 'not_a_host_name'],
    ['ac℀me.com', 'not_a_host_name'],
    ['http://https://acme.com', 'single_label'],
    ['10.0.0.1', 'ip_address'],
    ['http://10.0.0.1:8080/x', 'ip_address'],
    ['1.2', 'ip_address'],
    ['0x7f.1', 'ip_address'],
    ['１２７.0.0.1', 'ip_address'],
    ['[::1]', 'ip_address'],
    ['http://[2001:db8::1]:443/', 'ip_address'],
    ['2001:db8::1', 'ip_address'],
    ['[acme.com]', 'not_a_host_name'],
    [`${'a'.repeat(64)}.com`, 'not_a_host_name'],
    [`ü${'a'.repeat(60)}.com`, 'not_a_host_name'],
    [`${'a.'.repeat(126)}com`, 'not_a_host_name'],
  ])('refuses %j as %s', (raw, reason) => {
    expect(normaliseDomain(raw)).toEqual({ ok: false, reason });
  });

  test('takes the longest label and the longest name that are allowed', () => {
    const label = `${'a'.repeat(63)}.com`;
    const name = `${'a.'.repeat(125)}com`;
    expect(name).toHaveLength(253);
    expect(normaliseDomain(label)).toEqual({ ok: true, domain: label });
    expect(normaliseDomain(name)).toEqual({ ok: true, domain: name });
  });
});

describe('registrableDomain', () => {
  test.each([
    ['mail.acme.com', 'acme.com'],
    ['a.b.acme.co.uk', 'acme.co.uk'],
    ['co.uk', null],
    ['acme.github.io', 'acme.github.io'],
    ['github.io', null],
    ['acme.uk.com', 'acme.uk.com'],
    ['mail.acme.example', 'acme.example'],
    ['city.kawasaki.jp', 'city.kawasaki.jp'],
    ['shop.xn--bcher-kva.de', 'xn--bcher-kva.de'],
  ])('%s → %s', (host, expected) => {
    expect(registrableDomain(domain(host))).toBe(expected);
  });
});

describe('claimDomain', () => {
  test.each([
    ['https://www.shop.acme.co.uk/de', 'website', 'acme.co.uk'],
    ['shop.acme.co.uk', 'domain', 'shop.acme.co.uk'],
    ['acme.test', 'website', 'acme.test'],
    ['example.com', 'domain', 'example.com'],
    ['https://about.google.com', 'website', 'google.com'],
    ['notfacebook.com', 'website', 'notfacebook.com'],
    ['facebook.com.acme.example', 'domain', 'facebook.com.acme.example'],
    ['mail.gmail.com', 'domain', 'mail.gmail.com'],
    ['acme.onmicrosoft.com', 'domain', 'acme.onmicrosoft.com'],
    ['acme.uk.com', 'website', 'acme.uk.com'],
  ] as const)('%s in a %s column claims %s', (raw, source, claimed) => {
    expect(claimDomain(raw, source, lists)).toEqual({ ok: true, domain: claimed });
  });

  test.each([
    ['www.facebook.com/acme', 'website', 'shared_host'],
    ['facebook.com', 'domain', 'shared_host'],
    ['https://acme.myshopify.com', 'website', 'shared_host'],
    ['myshopify.com', 'website', 'shared_host'],
    ['https://sites.google.com/view/acme', 'website', 'shared_host'],
    ['acme.github.io', 'website', 'shared_host'],
    ['gmail.com', 'domain', 'personal_mail'],
    ['info@googlemail.com', 'domain', 'personal_mail'],
    ['mail.gmail.com', 'website', 'personal_mail'],
    ['acme.free.fr', 'website', 'personal_mail'],
    ['co.uk', 'domain', 'public_suffix'],
    ['uk.com', 'domain', 'public_suffix'],
    ['www.co.uk', 'website', 'public_suffix'],
    ['acme-healthcare', 'domain', 'single_label'],
    ['acme_x.com', 'website', 'not_a_host_name'],
    ['10.1.2.3', 'website', 'ip_address'],
    ['', 'domain', 'empty'],
  ] as const)('%s in a %s column is refused as %s', (raw, source, reason) => {
    expect(claimDomain(raw, source, lists)).toEqual({ ok: false, reason });
  });
});

describe('properties', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'aZ0-._:/@?#[]\\ \t%ßüＡ。。wx١xn--'.split('')) }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.domain(),
    fc.ipV4(),
    fc.ipV6(),
  );

  test('nothing throws, and normalising twice is normalising once', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const parsed = normaliseDomain(raw);
        if (parsed.ok) expect(normaliseDomain(parsed.domain)).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  test('a domain is lower-case ASCII labels, at least two, none of them only www in front', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const parsed = normaliseDomain(raw);
        if (!parsed.ok) return;
        expect(parsed.domain).toMatch(/^(?!www\.[^.]+\.)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
        expect(parsed.domain).toContain('.');
        expect(parsed.domain.length).toBeLessThanOrEqual(253);
      }),
      { numRuns: 2000 },
    );
  });

  test('what a website claims, it claims again, and a URL around a name changes nothing', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        const claim = claimDomain(host, 'website', lists);
        expect(claimDomain(`https://user@${host}:8443/a/b?c#d`, 'website', lists)).toEqual(claim);
        if (claim.ok) expect(claimDomain(claim.domain, 'website', lists)).toEqual(claim);
      }),
    );
  });
});

function domain(host: string): Domain {
  const parsed = normaliseDomain(host);
  if (!parsed.ok) throw new Error(`${host}: ${parsed.reason}`);
  return parsed.domain;
}
