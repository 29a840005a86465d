import { exchangeInMemory, type MemoryAccount } from './memory-exchange.ts';
import { withQuery } from './query.ts';
import type { ReadTransport } from './transport.ts';

/**
 * A transport to an account in memory that can read, and nothing else.
 * @param headers sent with every request, such as `authorization`
 */
export function createMemoryTransport(
  account: MemoryAccount,
  headers: Readonly<Record<string, string>> = {},
): ReadTransport {
  return {
    get: (path, query) =>
      exchangeInMemory(
        account,
        { method: 'GET', path: withQuery(path, query), body: null },
        headers,
      ),
  };
}
