import type { Account } from './account.ts';
import { badAccessToken, notSignedIn, type Answer } from './api-errors.ts';
import { usersByEmail } from './indexes.ts';
import type { UserRow } from './rows.ts';

/** Who asks: a person, nobody, or somebody whose credentials are refused. */
export type Identity =
  | { readonly kind: 'user'; readonly user: UserRow }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Finds out who asks from the `authorization` header, or from the session where there is none. */
export function identify(account: Account, authorization: string | undefined): Identity {
  if (authorization === undefined) return sessionUser(account);
  const [scheme, credentials = ''] = authorization.split(' ', 2);
  if (scheme?.toLowerCase() === 'bearer') return bearer(account, credentials);
  if (scheme?.toLowerCase() === 'basic') return basic(account, credentials);
  return { kind: 'refused', answer: notSignedIn() };
}

function sessionUser(account: Account): Identity {
  const id = account.settings.signedInAs;
  const user = id === null ? undefined : account.store.users.get(id);
  return isWelcome(user) ? { kind: 'user', user } : { kind: 'anonymous' };
}

function bearer(account: Account, token: string): Identity {
  const id = account.settings.tokens.get(token);
  const user = id === undefined ? undefined : account.store.users.get(id);
  return isWelcome(user) ? { kind: 'user', user } : { kind: 'refused', answer: badAccessToken() };
}

/** `address/token:secret`. An API token is the account's: it serves whichever agent it names. */
function basic(account: Account, credentials: string): Identity {
  const [name = '', secret = ''] = splitAtFirst(decode(credentials), ':');
  const email = name.endsWith('/token') ? name.slice(0, -'/token'.length) : null;
  const [user] =
    email === null ? [] : account.store.users.rowsBy(usersByEmail, email.toLowerCase());
  return isWelcome(user) && account.settings.tokens.has(secret)
    ? { kind: 'user', user }
    : { kind: 'refused', answer: notSignedIn() };
}

function isWelcome(user: UserRow | undefined): user is UserRow {
  return user !== undefined && user.active && !user.suspended;
}

function splitAtFirst(text: string, mark: string): readonly string[] {
  const position = text.indexOf(mark);
  return position === -1 ? [text] : [text.slice(0, position), text.slice(position + 1)];
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
