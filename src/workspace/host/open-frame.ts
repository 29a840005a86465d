import { readPath, notOffered } from '../host-protocol/read-path.ts';
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
  { hub, ports, state, act }: Services,
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
    http: (options) => sendForApp(options, state(), fetch),
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
