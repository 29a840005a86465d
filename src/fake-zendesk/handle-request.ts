import { addressOf, type Account } from './account.ts';
import {
  ApiError,
  forbidden,
  invalidEndpoint,
  notJson,
  notSignedIn,
  type Answer,
} from './api-errors.ts';
import { identify } from './authentication.ts';
import type { Call } from './call.ts';
import type { FakeRequest } from './exchange.ts';
import type { FaultKind } from './faults.ts';
import type { Limits } from './limits.ts';
import { showAnonymousUser } from './resources/users.ts';
import { findRoute, parseAddress, type Routed } from './router.ts';

/** An answer, and who asked. */
export type Handled = { readonly answer: Answer; readonly userId: number | null };

/** Carries a request out: who asks, whether it is too much, which endpoint, then its work. */
export function handleRequest(
  account: Account,
  limits: Limits,
  request: FakeRequest,
  at: number,
  struck: readonly FaultKind[],
  beforeFirstWrite: () => void,
): Handled {
  const isSignedOut = struck.some((each) => each.kind === 'signed_out');
  const identity = isSignedOut
    ? ({ kind: 'anonymous' } as const)
    : identify(account, request.headers['authorization']);
  const userId = identity.kind === 'user' ? identity.user.id : null;
  const { path, query } = parseAddress(request.path);
  const routed = findRoute(request.method, path);
  const admission = limits.admit(at, userId, routed, query);
  const answered = (answer: Answer): Handled => ({
    userId,
    answer: { ...answer, headers: { ...admission.headers, ...answer.headers } },
  });

  if (admission.refusal !== null) return answered(admission.refusal);
  if (identity.kind === 'refused') return answered(identity.answer);
  if (identity.kind === 'anonymous')
    return answered(isAboutMe(request.method, path) ? showAnonymousUser() : notSignedIn());
  if (routed === null) return answered(invalidEndpoint());
  if (identity.user.role === 'end-user' && !isAboutMe(request.method, path))
    return answered(forbidden());
  const body = readBody(request);
  if (body === 'unreadable') return answered(notJson());
  if (request.method !== 'GET') beforeFirstWrite();
  return answered(
    answerOf(routed, {
      account,
      pathIds: routed.pathIds,
      query,
      body: body.json,
      user: identity.user,
      path,
      origin: request.origin ?? addressOf(account),
      at,
    }),
  );
}

function answerOf(routed: Routed, call: Call): Answer {
  try {
    return routed.route.handle(call);
  } catch (error) {
    if (error instanceof ApiError) return error.answer;
    throw error;
  }
}

function isAboutMe(method: string, path: string): boolean {
  return method === 'GET' && path === '/api/v2/users/me';
}

/** A body counts only where it says that it is JSON. */
function readBody(request: FakeRequest): { readonly json: unknown } | 'unreadable' {
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  if (request.body === null || request.body === '' || !isJson) return { json: undefined };
  try {
    return { json: JSON.parse(request.body) };
  } catch {
    return 'unreadable';
  }
}
