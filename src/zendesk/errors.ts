import { DriftError, type ProblemCode } from '../core/problem.ts';
import type { RecordLayer } from '../core/tenant/records.ts';
import { readErrorBody, type ErrorBody } from './error-body.ts';
import type { ZendeskResponse } from './transport.ts';

/** What a request was to read. */
export type Asked = {
  readonly what: RecordLayer | 'current_user' | 'account_settings' | 'counts';
  readonly path: string;
};

/**
 * The problem that an answer other than success stands for. Values: `what` was being read, the
 * `address` (path alone), the `status`, and as `text` what Zendesk said, or where it sent us.
 */
export function toProblem(response: ZendeskResponse, asked: Asked): DriftError {
  const body = readErrorBody(response.text);
  return new DriftError(codeOf(response, body, asked), {
    what: asked.what,
    address: addressOf(asked),
    status: response.status,
    text: isRedirect(response.status) ? targetOf(response) : body.sentence,
  });
}

/**
 * The problem of an answer that says success but is not what was asked for: no JSON at all
 * (`zendesk_not_zendesk`), or JSON that is cut off or of another shape (`zendesk_bad_answer`).
 */
export function toBadAnswer(response: ZendeskResponse, asked: Asked, why: string): DriftError {
  const start = response.text.trimStart().slice(0, 1);
  const isJson = start === '{' || start === '[' || start === '';
  return new DriftError(isJson ? 'zendesk_bad_answer' : 'zendesk_not_zendesk', {
    what: asked.what,
    address: addressOf(asked),
    status: response.status,
    text: isJson ? why : readErrorBody(response.text).sentence,
  });
}

/** The problem of a record that cannot be understood where nothing can be decided without it. */
export function toUnreadableRecord(asked: Asked, id: string | null, why: string): DriftError {
  return new DriftError('zendesk_bad_answer', {
    what: asked.what,
    address: addressOf(asked),
    status: 200,
    text: id === null ? why : `${id}: ${why}`,
  });
}

/** Whether Zendesk says that it has no such record, as opposed to no such endpoint or account. */
export function isMissingRecord(response: ZendeskResponse): boolean {
  if (response.status !== 404) return false;
  const body = readErrorBody(response.text);
  return body.form === 'json' && body.code !== 'InvalidEndpoint' && !saysNoAccount(body);
}

function codeOf({ status, headers }: ZendeskResponse, body: ErrorBody, asked: Asked): ProblemCode {
  if (status === 429) return 'zendesk_rate_limited';
  if (status >= 500) return 'zendesk_failed';
  if (isRedirect(status)) return redirectCode(headers['location'] ?? '');
  if (body.form === 'html') return 'zendesk_not_zendesk';
  if (status === 401) return 'zendesk_not_signed_in';
  if (status === 403) return 'zendesk_no_permission';
  if (status === 404) return notFoundCode(body, asked);
  return 'zendesk_refused';
}

function notFoundCode(body: ErrorBody, asked: Asked): ProblemCode {
  if (body.form !== 'json') return 'zendesk_not_zendesk';
  // Every account has its signed-in user: where that is missing, so is the account.
  if (saysNoAccount(body) || asked.what === 'current_user') return 'zendesk_wrong_subdomain';
  return 'zendesk_refused';
}

function saysNoAccount(body: ErrorBody): boolean {
  return /\bno help ?desk\b/i.test(body.sentence);
}

function isRedirect(status: number): boolean {
  // A browser hides a redirect that it was told not to follow behind the status 0.
  return status === 0 || (status >= 300 && status < 400);
}

function redirectCode(location: string): ProblemCode {
  if (/\b(log-?in|sign-?in|sso|saml|o?auth2?|unauthenticated)\b/i.test(location))
    return 'zendesk_not_signed_in';
  return /^https?:/i.test(location) ? 'zendesk_wrong_subdomain' : 'zendesk_not_zendesk';
}

function targetOf(response: ZendeskResponse): string {
  return withoutQuery(response.headers['location'] ?? '');
}

function addressOf(asked: Asked): string {
  return withoutQuery(asked.path);
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '').slice(0, 200);
}
