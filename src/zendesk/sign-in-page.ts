import { readErrorBody } from './error-body.ts';
import type { ZendeskResponse } from './transport.ts';

const SIGN_IN = /\b(log|sign)[ -]?in\b|\/access\/|\/auth\/v\d|unauthenticated/i;

/** How far into a page its purpose is looked for. */
const LOOKED_AT = 20_000;

/**
 * The answer as Zendesk means it where a session has ended. Browsers follow the redirect to the
 * sign-in page on their own, so that a page comes as success; it is turned into a bare 401. Any other
 * answer is returned as it is.
 */
export function seeThroughSignInPage(response: ZendeskResponse): ZendeskResponse {
  const { status, headers, text } = response;
  const canBe = status === 401 || (status >= 200 && status < 300);
  if (!canBe || readErrorBody(text.slice(0, 200)).form !== 'html') return response;
  if (status !== 401 && !SIGN_IN.test(text.slice(0, LOOKED_AT))) return response;
  return { status: 401, headers, text: '' };
}

/** Whether words that came in place of an answer say that nobody is signed in any more. */
export function saysSignedOut(text: string): boolean {
  return /\bsession\b.*\b(expired|ended|invalid|lost)\b|\b(not|no longer) (signed|logged) in\b|couldn['’]t authenticate|\bunauthori[sz]ed\b/i.test(
    text,
  );
}
