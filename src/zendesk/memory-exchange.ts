import { DriftError } from '../core/problem.ts';
import type { ZendeskResponse } from './transport.ts';

/** A Zendesk account in this very program, for the demo and for tests. */
export type MemoryAccount = {
  readonly handle: (request: {
    readonly method: string;
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
  }) => Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }>;
};

/**
 * Sends one request to an account in memory. A rejection whose name ends in `ConnectionError` means
 * that no answer came; any other is a bug and goes through as it is.
 */
export async function exchangeInMemory(
  account: MemoryAccount,
  request: { readonly method: string; readonly path: string; readonly body: string | null },
  headers: Readonly<Record<string, string>>,
): Promise<ZendeskResponse> {
  try {
    const answer = await account.handle({
      ...request,
      headers: {
        accept: 'application/json',
        ...(request.body !== null && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    return { status: answer.status, headers: answer.headers, text: answer.body };
  } catch (error) {
    if (!(error instanceof Error) || !error.name.endsWith('ConnectionError')) throw error;
    throw new DriftError('zendesk_unreachable', { address: request.path, text: error.message });
  }
}
