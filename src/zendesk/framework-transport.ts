import { DriftError } from '../core/problem.ts';
import { exchangeThroughFramework, type FrameworkOptions } from './framework-exchange.ts';
import { withQuery } from './query.ts';
import { saysSignedOut, seeThroughSignInPage } from './sign-in-page.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';

/**
 * A transport through the Apps Framework that can read, and nothing else. Every form in which the end
 * of a session shows itself there comes out as a 401.
 */
export function createFrameworkTransport(options: FrameworkOptions): ReadTransport {
  return {
    get: async (path, query) => {
      const request = { method: 'GET', path: withQuery(path, query), body: null };
      try {
        return seeThroughSignInPage(await exchangeThroughFramework(request, options));
      } catch (error) {
        return signedOut(error);
      }
    },
  };
}

/** The 401 that a lost request stands for where the framework says so in words of its own. */
function signedOut(error: unknown): ZendeskResponse {
  const isLost = error instanceof DriftError && error.code === 'zendesk_unreachable';
  const text = isLost ? String(error.values['text'] ?? '') : '';
  if (!saysSignedOut(text)) throw error;
  return { status: 401, headers: {}, text };
}
