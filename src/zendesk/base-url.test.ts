import { expect, test } from 'vitest';
import { accountUrl, checkBaseUrl, parseSubdomain } from './base-url.ts';

test.each([
  ['acme', 'acme'],
  [' ACME-2 ', 'acme-2'],
  ['acme.zendesk.com', 'acme'],
  ['https://acme.zendesk.com/agent/filters/1?x=y#z', 'acme'],
  ['a', 'a'],
])('the subdomain in %j is %s', (text, subdomain) => {
  expect(parseSubdomain(text)).toBe(subdomain);
  expect(accountUrl(text).href).toBe(`https://${subdomain}.zendesk.com/`);
});

test.each([
  '',
  '-acme',
  'acme-',
  'acme.example',
  'support.acme.example',
  'acme.zendesk.com.evil.example',
  'evil.example/.zendesk.com',
  'user:secret@acme.zendesk.com',
  'acme evil',
  'https://',
  'x'.repeat(64),
])('%j is no subdomain', (text) => {
  expect(() => accountUrl(text)).toThrow(
    expect.objectContaining({ code: 'zendesk_wrong_subdomain' }),
  );
});

test.each([
  ['https://proxy.example', 'https://proxy.example/'],
  ['https://proxy.example:8443/zendesk/', 'https://proxy.example:8443/zendesk/'],
  ['http://127.0.0.1:4321', 'http://127.0.0.1:4321/'],
  ['http://127.8.9.1', 'http://127.8.9.1/'],
  ['http://localhost:80/', 'http://localhost/'],
  ['http://[::1]:4321', 'http://[::1]:4321/'],
])('%s is allowed', (text, href) => {
  expect(checkBaseUrl(text).href).toBe(href);
});

test.each([
  ['plain http to another machine', 'http://proxy.example/', 'http://proxy.example/'],
  ['plain http to the local network', 'http://192.168.0.4/', 'http://192.168.0.4/'],
  [
    'a name that only begins so',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1.evil.example/',
  ],
  ['a name that only ends so', 'http://evil-localhost/', 'http://evil-localhost/'],
  ['all addresses', 'http://0.0.0.0/', 'http://0.0.0.0/'],
  ['credentials', 'https://me:s3cret@proxy.example/', 'https://proxy.example/'],
  ['a name alone', 'https://me@proxy.example/', 'https://proxy.example/'],
  ['a password alone', 'https://:s3cret@proxy.example/', 'https://proxy.example/'],
  ['a query', 'https://proxy.example/?token=s3cret', 'https://proxy.example/'],
  ['a fragment', 'https://proxy.example/#s3cret', 'https://proxy.example/'],
  ['another scheme', 'ftp://127.0.0.1/', 'ftp://127.0.0.1/'],
  ['no address', 's3cret', ''],
  ['nothing', '', ''],
])('%s is not allowed, and nothing secret is shown', (_name, text, address) => {
  expect(() => checkBaseUrl(text)).toThrow(
    expect.objectContaining({ code: 'base_url_not_allowed', values: { address } }),
  );
});
