import type { Account } from './account.ts';
import type { Answer } from './api-errors.ts';
import { identify } from './authentication.ts';
import type { FakeRequest, FakeResponse } from './exchange.ts';
import type { FaultKind } from './faults.ts';
import type { Handled } from './handle-request.ts';
import type { Limits } from './limits.ts';
import { findRoute, parseAddress } from './router.ts';

/** The answer of a fault that keeps the request from being carried out. */
export function answerInstead(
  struck: readonly FaultKind[],
  at: number,
  request: FakeRequest,
  account: Account,
  limits: Limits,
): Handled | null {
  for (const fault of struck) {
    const answer = answerOfFault(fault);
    if (answer === null) continue;
    const { path, query } = parseAddress(request.path);
    const { headers } = limits.admit(at, null, findRoute(request.method, path), query);
    const identity = identify(account, request.headers['authorization']);
    return {
      userId: identity.kind === 'user' ? identity.user.id : null,
      answer: { ...answer, headers: { ...headers, ...answer.headers } },
    };
  }
  return null;
}

function answerOfFault(fault: FaultKind): Answer | null {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, text: fault.body ?? '', headers: fault.headers ?? {} };
    case 'html_body':
      return {
        status: fault.status ?? 200,
        text: '<!doctype html><html><body><h1>We will be back soon</h1></body></html>',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      };
    case 'plain_text_429':
      return {
        status: 429,
        text: 'Number of allowed API requests per minute exceeded',
        headers: fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) },
      };
    case 'delay':
    case 'lost_answer':
    case 'refused_connection':
    case 'cut_body':
    case 'malformed_body':
    case 'signed_out':
    case 'after_effect_status':
      return null;
  }
}

/** Faults that strike an answer when everything is done. */
export function spoil(response: FakeResponse, struck: readonly FaultKind[]): FakeResponse {
  for (const fault of struck) {
    if (fault.kind === 'after_effect_status')
      return { ...response, status: fault.status, body: fault.body ?? '' };
    if (fault.kind === 'malformed_body')
      return { ...response, body: response.body.slice(0, Math.ceil(response.body.length / 2)) };
  }
  return response;
}
