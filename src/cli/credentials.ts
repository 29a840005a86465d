import { DriftError } from '../core/problem.ts';
import { apiTokenCredentials, oauthCredentials, type Credentials } from '../zendesk/credentials.ts';

/** The variables that hold secrets. */
export const SECRET_VARIABLES = ['ZENDESK_OAUTH_TOKEN', 'ZENDESK_API_TOKEN'] as const;

/**
 * The credentials in the environment: an OAuth access token, else an address with an API token;
 * `null` where none is set.
 * @throws DriftError `credentials_missing` where one is set that cannot be used, or only half of a pair
 */
export function readCredentials(
  env: Readonly<Record<string, string | undefined>>,
): Credentials | null {
  const [oauthToken, email, apiToken] = [
    env['ZENDESK_OAUTH_TOKEN'] ?? '',
    env['ZENDESK_EMAIL'] ?? '',
    env['ZENDESK_API_TOKEN'] ?? '',
  ];
  if (oauthToken !== '') return usable('ZENDESK_OAUTH_TOKEN', () => oauthCredentials(oauthToken));
  if (apiToken === '' && email === '') return null;
  if (apiToken === '') throw missing('ZENDESK_API_TOKEN');
  if (email === '') throw missing('ZENDESK_EMAIL');
  return usable('ZENDESK_API_TOKEN', () => apiTokenCredentials(email, apiToken));
}

/**
 * The credentials in the environment.
 * @throws DriftError `credentials_missing` where there are none that can be used
 */
export function requireCredentials(env: Readonly<Record<string, string | undefined>>): Credentials {
  const credentials = readCredentials(env);
  if (credentials) return credentials;
  throw missing('ZENDESK_OAUTH_TOKEN');
}

function usable(variable: string, make: () => Credentials): Credentials {
  try {
    return make();
  } catch (cause) {
    throw new DriftError('credentials_missing', { variable, reason: 'unusable' }, { cause });
  }
}

function missing(variable: string): DriftError {
  return new DriftError('credentials_missing', { variable, reason: 'absent' });
}
