import type { ZendeskResponse } from '../transport.ts';
import type { PassedRequest } from './gate.ts';

/**
 * A way to send a request that has passed the write gate. It takes nothing else: that is its type,
 * and it asks the gate again before it sends.
 *
 * An answer of any status is returned. Throws a `DriftError` (`zendesk_unreachable`,
 * `zendesk_timeout`) where no answer came: whether the write took effect is then unknown.
 */
export type WriteChannel = {
  readonly send: (request: PassedRequest) => Promise<ZendeskResponse>;
};
