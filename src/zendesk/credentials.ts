import { DriftError } from '../core/problem.ts';

/**
 * Credentials that show themselves to nobody but a transport: printed, inspected or written as JSON
 * they are their kind alone.
 */
export type Credentials = {
  readonly kind: 'oauth' | 'api_token';
  /** The value of the `Authorization` header. */
  readonly authorization: () => string;
  /** The text without the secret, should somebody else have put it there. */
  readonly redact: (text: string) => string;
  readonly toJSON: () => string;
};

/**
 * An OAuth access token.
 * @throws DriftError `credentials_missing` where the token is blank or cannot be one
 */
export function oauthCredentials(token: string): Credentials {
  const secret = checkSecret(token);
  return seal('oauth', `Bearer ${secret}`, [secret]);
}

/**
 * An agent's address and an API token. Zendesk issues no new ones, and ends all on 30 April 2027.
 * @throws DriftError `credentials_missing` where one of the two is blank or cannot be one
 */
export function apiTokenCredentials(email: string, token: string): Credentials {
  const secret = checkSecret(token);
  const pair = toBase64(`${checkSecret(email)}/token:${secret}`);
  return seal('api_token', `Basic ${pair}`, [pair, secret]);
}

function seal(
  kind: Credentials['kind'],
  authorization: string,
  secrets: readonly string[],
): Credentials {
  const redact = (text: string): string =>
    secrets.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
  return { kind, authorization: () => authorization, redact, toJSON: () => kind };
}

// Header libraries quote a value that they refuse in their message, so none may reach them.
function checkSecret(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || /[\s\p{C}]/u.test(trimmed)) throw new DriftError('credentials_missing');
  return trimmed;
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
