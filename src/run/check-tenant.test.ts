import { expect, test } from 'vitest';
import { checkSubdomain } from './check-tenant.ts';

test.each([
  ['the named account', 'acme.zendesk.com'],
  ['the named account in capitals', 'ACME.zendesk.com'],
  ['a host name of the account’s own', 'support.acme.example'],
  ['no host at all', null],
  ['a host that only ends alike', 'beta.notzendesk.com'],
])('%s passes', (_, host) => {
  expect(() => {
    checkSubdomain({ host }, 'acme');
  }).not.toThrow();
});

test.each(['beta.zendesk.com', 'acme2.zendesk.com'])('%s is another account', (host) => {
  expect(() => {
    checkSubdomain({ host }, 'acme');
  }).toThrow(expect.objectContaining({ code: 'zendesk_wrong_subdomain' }));
});
