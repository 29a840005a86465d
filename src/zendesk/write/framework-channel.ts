import { exchangeThroughFramework, type FrameworkOptions } from '../framework-exchange.ts';
import { requirePassed } from './gate.ts';
import type { WriteChannel } from './write-channel.ts';

/** The way out through the Apps Framework for requests that passed the write gate. */
export function createFrameworkChannel(options: FrameworkOptions): WriteChannel {
  return {
    send: (request) => {
      requirePassed(request);
      return exchangeThroughFramework(request, options);
    },
  };
}
