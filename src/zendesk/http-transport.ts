import { exchangeOverHttp, type HttpOptions } from './http-exchange.ts';
import { withQuery } from './query.ts';
import type { ReadTransport } from './transport.ts';

/** A transport over HTTP that can read, and nothing else. */
export function createHttpTransport(options: HttpOptions): ReadTransport {
  return {
    get: (path, query) =>
      exchangeOverHttp({ method: 'GET', path: withQuery(path, query), body: null }, options),
  };
}
