import { expect, test } from 'vitest';
import { settle } from './settings.ts';

const CONFIG = {
  subdomain: 'from-config',
  reference: 'config.csv',
  decisions: 'decisions.csv',
  out: 'config-out',
  ticketDays: 7,
  leaveRoom: 5,
  baseUrl: 'https://config.example',
};

test('without anything, defaults hold and the rest is unknown', () => {
  expect(settle({}, {}, {})).toEqual({
    subdomain: null,
    reference: null,
    decisions: null,
    out: 'drift-audit',
    ticketDays: 90,
    leaveRoom: 20,
    baseUrl: null,
  });
});

test('the configuration goes before the defaults', () => {
  expect(settle({}, {}, CONFIG)).toEqual(CONFIG);
});

test('the environment goes before the configuration', () => {
  const { subdomain } = settle({}, { ZENDESK_SUBDOMAIN: 'from-env' }, CONFIG);
  expect(subdomain).toBe('from-env');
});

test('the command line goes before everything', () => {
  const flags = {
    subdomain: 'from-flag',
    reference: 'flag.csv',
    decisions: 'flag-decisions.csv',
    out: 'flag-out',
    ticketDays: 1,
    leaveRoom: 0,
    baseUrl: 'https://flag.example',
  };
  expect(settle(flags, { ZENDESK_SUBDOMAIN: 'from-env' }, CONFIG)).toEqual(flags);
});

test('an empty variable counts as none', () => {
  expect(settle({}, { ZENDESK_SUBDOMAIN: ' ' }, CONFIG).subdomain).toBe('from-config');
});

test('an address does for a subdomain', () => {
  const env = { ZENDESK_SUBDOMAIN: 'https://Acme.zendesk.com/agent/home' };
  expect(settle({}, env, {}).subdomain).toBe('acme');
});

test.each([
  ['ZENDESK_SUBDOMAIN', 'subdomain', { ZENDESK_SUBDOMAIN: 'acme.example' }, {}],
  ['subdomain', 'subdomain', {}, { subdomain: 'a b' }],
  ['ticketDays', 'days', {}, { ticketDays: 1.5 }],
  ['leaveRoom', 'percent', {}, { leaveRoom: 81 }],
  ['leaveRoom', 'percent', {}, { leaveRoom: 0.2 }],
])('a bad value of %s is refused by name', (option, reason, env, config) => {
  expect(() => settle({}, env, config)).toThrow(
    expect.objectContaining({ code: 'bad_option', values: { option, reason } }),
  );
});
