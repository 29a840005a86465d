import { expect, test } from 'vitest';
import { readCredentials, requireCredentials } from './credentials.ts';

const API_TOKEN = { ZENDESK_EMAIL: 'admin@acme.example', ZENDESK_API_TOKEN: 'sample' };

test('an OAuth token goes before an API token', () => {
  const credentials = readCredentials({ ...API_TOKEN, ZENDESK_OAUTH_TOKEN: 'oauth' });
  expect(credentials?.kind).toBe('oauth');
  expect(credentials?.authorization()).toBe('Bearer oauth');
});

test('an address and an API token do where there is no OAuth token', () => {
  expect(readCredentials({ ...API_TOKEN, ZENDESK_OAUTH_TOKEN: '' })?.kind).toBe('api_token');
});

test('none set is none', () => {
  expect(readCredentials({})).toBeNull();
});

test.each([
  ['ZENDESK_API_TOKEN', { ZENDESK_EMAIL: 'admin@acme.example' }],
  ['ZENDESK_EMAIL', { ZENDESK_API_TOKEN: 'sample' }],
])('half of a pair lacks %s', (variable, env) => {
  expect(() => readCredentials(env)).toThrow(
    expect.objectContaining({ values: { variable, reason: 'absent' } }),
  );
});

test('a token that cannot be one is named by its variable and never shown', () => {
  const env = { ZENDESK_OAUTH_TOKEN: 'two words' };
  expect(() => readCredentials(env)).toThrow(
    expect.objectContaining({ values: { variable: 'ZENDESK_OAUTH_TOKEN', reason: 'unusable' } }),
  );
  expect(() => readCredentials(env)).not.toThrow(/two words/);
});

test('where credentials are needed, the preferred variable is asked for', () => {
  expect(() => requireCredentials({})).toThrow(
    expect.objectContaining({ values: { variable: 'ZENDESK_OAUTH_TOKEN', reason: 'absent' } }),
  );
});
