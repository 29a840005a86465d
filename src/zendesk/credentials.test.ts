import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { apiTokenCredentials, oauthCredentials } from './credentials.ts';

const OAUTH = oauthCredentials(' s3cret-token\n');
const TOKEN = apiTokenCredentials('zoë@acme.example', 's3cret-token');

test('the header of each kind', () => {
  expect(OAUTH.authorization()).toBe('Bearer s3cret-token');
  const pair = Buffer.from('zoë@acme.example/token:s3cret-token', 'utf8').toString('base64');
  expect(TOKEN.authorization()).toBe(`Basic ${pair}`);
});

test('the secret does not show where credentials are printed, written or inspected', () => {
  for (const credentials of [OAUTH, TOKEN]) {
    const shown = [
      inspect(credentials, { depth: null, showHidden: true }),
      JSON.stringify({ credentials }),
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- what a careless log line would do
      String(credentials),
      Object.values(credentials).map(String).join(),
    ].join('\n');
    expect(shown).not.toContain('s3cret');
    expect(shown).not.toContain(credentials.authorization().split(' ')[1]);
  }
  expect(JSON.stringify({ OAUTH, TOKEN })).toBe('{"OAUTH":"oauth","TOKEN":"api_token"}');
});

test('a text is cleared of the secret in every form that was sent', () => {
  expect(OAUTH.redact('you sent Bearer s3cret-token, s3cret-token!')).toBe(
    'you sent Bearer [redacted], [redacted]!',
  );
  expect(TOKEN.redact(`${TOKEN.authorization()} or s3cret-token`)).toBe(
    'Basic [redacted] or [redacted]',
  );
});

test.each(['', '  ', 'two words', 'line\nbreak', 'nul\u0000', 'bell\u0007x'])(
  '%j is no token',
  (token) => {
    expect(() => oauthCredentials(token)).toThrow(
      expect.objectContaining({ code: 'credentials_missing', values: {} }),
    );
    expect(() => apiTokenCredentials('a@acme.example', token)).toThrow(
      expect.objectContaining({ code: 'credentials_missing' }),
    );
    expect(() => apiTokenCredentials(token, 'token')).toThrow(
      expect.objectContaining({ code: 'credentials_missing' }),
    );
  },
);
