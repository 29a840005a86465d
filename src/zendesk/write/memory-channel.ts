import { exchangeInMemory, type MemoryAccount } from '../memory-exchange.ts';
import { requirePassed } from './gate.ts';
import type { WriteChannel } from './write-channel.ts';

/**
 * The way to an account in memory for requests that passed the write gate.
 * @param headers sent with every request, such as `authorization`
 */
export function createMemoryChannel(
  account: MemoryAccount,
  headers: Readonly<Record<string, string>> = {},
): WriteChannel {
  return {
    send: (request) => {
      requirePassed(request);
      return exchangeInMemory(account, request, headers);
    },
  };
}
