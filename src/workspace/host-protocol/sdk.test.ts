// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFrameSession, type FrameHost, type FrameSession } from './frame-session.ts';
import { readPath } from './read-path.ts';
import { GUID, hostWith, optionsWith, value } from './protocol.builders.ts';

// The host's side against Zendesk's own script, each over a window it did not make up: the script
// posts to its parent window and takes messages from nobody else.

const ORIGIN = 'http://127.0.0.1:4000';

type Client = {
  readonly on: (event: string, handler: (data: unknown) => void) => void;
  readonly off: (event: string, handler: (data: unknown) => void) => void;
  readonly trigger: (event: string, data: unknown) => void;
  readonly get: (path: string | readonly string[]) => Promise<unknown>;
  readonly set: (path: string, to: unknown) => Promise<unknown>;
  readonly invoke: (method: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly request: (options: unknown) => Promise<unknown>;
  readonly context: () => Promise<unknown>;
  readonly metadata: () => Promise<unknown>;
  readonly instance: (guid: string) => Client;
};
type Sdk = { readonly init: () => Client | false };

/** A copy of Zendesk's hosted script, for whoever has one; it is not part of the project. */
const hostedFile = process.env['ZAF_HOSTED_SDK'] ?? '';

const FORMS = [
  { form: 'the npm package', isThere: true, load: loadPackage },
  {
    form: 'the hosted script (skipped unless ZAF_HOSTED_SDK names a copy of zaf_sdk.min.js)',
    isThere: existsSync(hostedFile),
    load: loadHosted,
  },
] as const;

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
});

for (const { form, isThere, load } of FORMS)
  describe.skipIf(!isThere)(form, () => {
    test('is registered once, and knows context and settings', async () => {
      const { client } = connect(load);
      const registered = vi.fn();
      client.on('app.registered', registered);
      expect(await client.context()).toEqual({ location: 'nav_bar' });
      expect(await client.metadata()).toEqual({ settings: { ticket_days: 90 } });
      expect(registered).toHaveBeenCalledTimes(1);
    });

    test('gets one path or several, and the errors of each', async () => {
      const offered = { currentUser: { locale: 'de' }, ticket: { organization: null } };
      const { client } = connect(load, { get: (path) => Promise.resolve(readPath(path, offered)) });
      expect(await client.get('currentUser.locale')).toMatchObject({ 'currentUser.locale': 'de' });
      await expect(client.get('organization')).rejects.toThrow('organization');
      expect(await client.get(['ticket.organization', 'user'])).toMatchObject({
        'ticket.organization': null,
        errors: { user: { name: 'APIUsageError' } },
      });
    });

    test('sets and invokes', async () => {
      const invoke = vi.fn<FrameHost['invoke']>(() => Promise.resolve(value([{ id: 1 }])));
      const { client } = connect(load, { invoke });
      await client.set('ticket.subject', 'New');
      expect(await client.invoke('instances.create', { location: 'modal' })).toMatchObject({
        'instances.create': [{ id: 1 }],
      });
      expect(invoke).toHaveBeenLastCalledWith('instances.create', [{ location: 'modal' }], GUID);
    });

    test('hears events while it listens', async () => {
      const { client, session } = connect(load);
      await client.context();
      const heard = vi.fn();
      client.on('colorScheme.changed', heard);
      await vi.waitFor(() => {
        expect(session.send('colorScheme.changed', 'dark')).toBe(true);
      });
      await vi.waitFor(() => {
        expect(heard).toHaveBeenCalledWith('dark');
      });
      client.off('colorScheme.changed', heard);
      await vi.waitFor(() => {
        expect(session.send('colorScheme.changed', 'light')).toBe(false);
      });
      expect(heard).toHaveBeenCalledTimes(1);
    });

    test('hears another instance under its own client', async () => {
      const { client, session } = connect(load, { get: () => Promise.resolve(value({})) });
      await client.context();
      const closed = vi.fn();
      client.instance('modal-1').on('modal.close', closed);
      await vi.waitFor(() => {
        expect(session.send('modal.close', undefined, 'modal-1')).toBe(true);
      });
      await vi.waitFor(() => {
        expect(closed).toHaveBeenCalledTimes(1);
      });
    });

    test('triggers on its own instance', async () => {
      const triggered = vi.fn();
      const { client } = connect(load, { triggered });
      client.trigger('drift:done', { issues: 8 });
      await vi.waitFor(() => {
        expect(triggered).toHaveBeenCalledWith('drift:done', { issues: 8 }, GUID);
      });
    });

    test('resolves requests with their data, and rejects with the plain object of a failure', async () => {
      const { client } = connect(load, {
        http: ({ url }) =>
          Promise.resolve({
            kind: 'answer',
            answer: {
              status: url === '/gone' ? 429 : 200,
              statusText: '',
              headers: { 'content-type': url === '/gone' ? 'text/plain' : 'application/json' },
              text: url === '/gone' ? 'too many' : JSON.stringify(optionsWith({ url })),
            },
          }),
      });
      expect(await client.request({ url: '/here', type: 'GET' })).toEqual(
        optionsWith({ url: '/here' }),
      );
      expect(await client.request({ url: '/here', httpCompleteResponse: true })).toMatchObject({
        status: 200,
        responseJSON: { url: '/here' },
      });
      await expect(client.request('/gone')).rejects.toMatchObject({
        status: 429,
        responseText: 'too many',
      });
    });

    test('gives no client outside a workspace', () => {
      history.replaceState(null, '', '/?origin=http%3A%2F%2F127.0.0.1');
      expect(load().init()).toBe(false);
    });
  });

/** Opens the script in this window, with a host behind another that plays its parent. */
function connect(
  load: () => Sdk,
  changes: Partial<FrameHost> = {},
): { readonly client: Client; readonly session: FrameSession } {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const parent = frame.contentWindow;
  if (parent === null) throw new Error('the frame has no window');
  vi.spyOn(window, 'parent', 'get').mockReturnValue(parent);
  const { host } = hostWith({
    metadata: () => ({ settings: { ticket_days: 90 } }),
    post: (data) => {
      window.dispatchEvent(new MessageEvent('message', { data, origin: ORIGIN, source: parent }));
    },
    ...changes,
  });
  const session = createFrameSession(host);
  vi.spyOn(parent, 'postMessage').mockImplementation((data: unknown, target: unknown) => {
    expect(target).toBe(ORIGIN);
    queueMicrotask(() => {
      session.receive(data);
    });
  });
  history.replaceState(
    null,
    '',
    `/?origin=${encodeURIComponent(ORIGIN)}&app_guid=${GUID}&colorScheme=light`,
  );
  const client = load().init();
  if (client === false) throw new Error('the script found no workspace');
  return { client, session };
}

function loadPackage(): Sdk {
  return asSdk(createRequire(import.meta.url)('zendesk_app_framework_sdk'));
}

function loadHosted(): Sdk {
  window.eval(readFileSync(hostedFile, 'utf8'));
  return asSdk(Reflect.get(window, 'ZAFClient'));
}

function asSdk(loaded: unknown): Sdk {
  if (!isSdk(loaded)) throw new Error('this is not the script of the framework');
  return loaded;
}

function isSdk(loaded: unknown): loaded is Sdk {
  return typeof loaded === 'object' && loaded !== null && 'init' in loaded;
}
