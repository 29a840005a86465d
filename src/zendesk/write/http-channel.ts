import { exchangeOverHttp, type HttpOptions } from '../http-exchange.ts';
import { requirePassed } from './gate.ts';
import type { WriteChannel } from './write-channel.ts';

/** The way out over HTTP for requests that passed the write gate. */
export function createHttpChannel(options: HttpOptions): WriteChannel {
  return {
    send: (request) => {
      requirePassed(request);
      return exchangeOverHttp(request, options);
    },
  };
}
