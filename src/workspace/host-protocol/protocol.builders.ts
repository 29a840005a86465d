import type { CallOutcome, HostMessage } from './host-message.ts';
import type { HttpOptions } from './http-options.ts';
import type { FrameHost } from './frame-session.ts';

export const GUID = 'guid-of-the-frame';

/** A message as the framework's script sends it. */
export function posted(message: Readonly<Record<string, unknown>>, guid = GUID): string {
  return JSON.stringify({ appGuid: guid, instanceGuid: guid, ...message });
}

export const HANDSHAKE = posted({ key: 'iframe.handshake', message: { version: '2.0.9' } });

export function value(of: unknown): CallOutcome {
  return { kind: 'value', value: of };
}

/** A host that answers with what it was asked, and what it posted. */
export function hostWith(changes: Partial<FrameHost> = {}): {
  readonly host: FrameHost;
  readonly sent: HostMessage[];
} {
  const sent: HostMessage[] = [];
  const host: FrameHost = {
    guid: GUID,
    post: (message) => sent.push(message),
    metadata: () => ({ settings: {} }),
    context: () => ({ location: 'nav_bar' }),
    get: (path) => Promise.resolve(value(path)),
    set: (_, to) => Promise.resolve(value(to)),
    invoke: (method) => Promise.resolve(value(method)),
    http: () => Promise.resolve({ kind: 'none', reason: 'error' }),
    triggered: () => undefined,
    ...changes,
  };
  return { host, sent };
}

export function optionsWith(changes: Partial<HttpOptions> = {}): HttpOptions {
  return {
    url: '/api/v2/users/me.json',
    method: 'GET',
    headers: {},
    body: null,
    dataType: null,
    isComplete: false,
    timeoutMs: null,
    isSecure: false,
    ...changes,
  };
}

/** Lets everything that is already settled be carried out. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
