import { readPath, notOffered } from '../host-protocol/read-path.ts';
import type { HttpOptions } from '../host-protocol/http-options.ts';
import type { HttpOutcome } from '../host-protocol/http-outcome.ts';
import type { FrameSession } from '../host-protocol/frame-session.ts';
import { sendForApp } from './app-proxy.ts';
import { readHostAction } from './host-action.ts';
import { metadataOf } from './offered.ts';
import type { Services } from './services.ts';

type OpenFrame = {
  readonly guid: string;
  readonly context: () => unknown;
  /** The window in the frame, while there is one. */
  readonly target: () => Window | null;
};

/**
 * Opens the wire to a frame: what the frame posts is taken from its window and origin alone, and
 * what it asks for is answered by the page. Returns the session with what ends it.
 */
export function openFrame(
  { hub, ports, state, act, dispatch }: Services,
  { guid, context, target }: OpenFrame,
): FrameSession & { readonly close: () => void } {
  const { origin } = state().app;
  const session = hub.open({
    guid,
    context,
    metadata: () => metadataOf(state()),
    post: (message) => target()?.postMessage(message, origin),
    get: (path, of) => {
      const offered = { ...ports.get(of)?.offered(), instances: hub.instances() };
      return Promise.resolve(readPath(path, offered));
    },
    set: (path, value, of) =>
      Promise.resolve(
        ports.get(of)?.set(path, value) === true ? { kind: 'value', value } : notOffered(),
      ),
    invoke: (method, args, of) => {
      const action = readHostAction(method, args);
      return Promise.resolve(action === null ? notOffered() : act(action, of));
    },
    http: async (options) => {
      const outcome = await sendForApp(options, state(), fetch);
      if (hasWritten(options, outcome)) dispatch({ kind: 'written' });
      return outcome;
    },
    listens: (event, of) => ports.get(of)?.listens(event),
  });
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.origin === origin && event.source === target()) session.receive(event.data);
  };
  window.addEventListener('message', receive);
  return {
    ...session,
    close: () => {
      window.removeEventListener('message', receive);
      session.close();
    },
  };
}

function hasWritten({ method }: HttpOptions, outcome: HttpOutcome): boolean {
  if (method === 'GET' || outcome.kind !== 'answer') return false;
  return outcome.answer.status < 300;
}
