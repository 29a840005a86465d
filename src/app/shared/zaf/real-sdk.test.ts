// @vitest-environment jsdom
import * as z from 'zod/mini';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realAfter } from '../real-after.ts';
import { startZafFrom } from './start-zaf.ts';
import type { Zaf } from './zaf.ts';

// The SDK as its package ships it, over a host that answers as the workspace does on the wire.
const ORIGIN = 'https://acme.example';
const GUID = 'guid-1';

const message = z.object({
  id: z.optional(z.int()),
  key: z.optional(z.string()),
  request: z.optional(z.string()),
  params: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
});
type HostMessage = z.infer<typeof message>;

type Host = {
  readonly heard: HostMessage[];
  readonly say: (data: unknown, origin?: string) => void;
  answer: (heard: HostMessage) => void;
};

/** A window that stands for the workspace: what the app posts to it is handed to `answer`. */
function openHost(): Host {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const source = frame.contentWindow;
  if (source === null) throw new Error('no window');
  const host: Host = {
    heard: [],
    answer: () => undefined,
    say: (data, origin = ORIGIN) => {
      window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
    },
  };
  Object.defineProperty(source, 'postMessage', {
    value: (data: unknown, origin: unknown) => {
      if (origin !== ORIGIN) throw new Error('posted elsewhere');
      const heard = message.parse(typeof data === 'string' ? JSON.parse(data) : data);
      host.heard.push(heard);
      queueMicrotask(() => {
        host.answer(heard);
      });
    },
  });
  Object.defineProperty(window, 'parent', { value: source, configurable: true });
  return host;
}

let host: Host;
let zaf: Zaf;
let initialised = 0;

beforeAll(async () => {
  window.history.replaceState(null, '', `/?origin=${encodeURIComponent(ORIGIN)}&app_guid=${GUID}`);
  host = openHost();
  host.answer = ({ key }) => {
    if (key !== 'iframe.handshake') return;
    initialised += 1;
    const metadata = { appId: 1, settings: { max_actions: 5 } };
    const context = { location: 'nav_bar', instanceGuid: GUID, account: { subdomain: 'acme' } };
    host.say({ key: 'zaf.app.registered', message: { metadata, context } });
  };
  const start = await startZafFrom({
    present: () => undefined,
    runScript: () => Promise.reject(new Error('blocked')),
    loadBundled: () => import('zendesk_app_framework_sdk'),
    after: realAfter,
  });
  if (start.kind !== 'inside') throw new Error('outside');
  zaf = start.zaf;
});

afterAll(() => {
  host.answer = () => undefined;
});

test('registers once, and tells context and settings from the registration', async () => {
  expect(await zaf.context()).toMatchObject({ location: 'nav_bar', subdomain: 'acme' });
  expect(await zaf.settings()).toMatchObject({ maxActions: 5 });
  expect(initialised).toBe(1);
  expect(host.heard[0]?.key).toBe('iframe.handshake');
});

test('gets and invokes over the wire', async () => {
  host.answer = ({ id, request, params }) => {
    if (request === 'get') host.say({ id, result: { errors: {}, colorScheme: 'dark' } });
    if (request === 'invoke')
      host.say(JSON.stringify({ id, result: { errors: {}, notify: params } }));
  };
  expect(await zaf.colorScheme()).toBe('dark');
  await zaf.notify('done');
  expect(host.heard.at(-1)).toMatchObject({
    request: 'invoke',
    params: { notify: ['done', 'notice'] },
  });
});

test('errors of a path and of a whole call are refusals', async () => {
  host.answer = ({ id }) => {
    const error = { name: 'APIError', message: 'no such path', path: 'nowhere' };
    host.say({ id, result: { errors: { nowhere: error } } });
  };
  await expect(zaf.get('nowhere', z.unknown())).rejects.toMatchObject({
    code: 'workspace_failed',
    values: { name: 'nowhere', text: '"nowhere" no such path' },
  });
  host.answer = ({ id }) => {
    host.say({ id, error: { name: 'APIError', message: 'not now' } });
  };
  await expect(zaf.get('nowhere', z.unknown())).rejects.toMatchObject({
    values: { text: 'not now' },
  });
});

test('answers from any other origin are not heard', async () => {
  host.answer = ({ id }) => {
    host.say({ id, result: { errors: {}, colorScheme: 'light' } }, 'https://evil.example');
    host.say({ id, result: { errors: {}, colorScheme: 'dark' } });
  };
  expect(await zaf.colorScheme()).toBe('dark');
});

test('events reach their listener until it is taken off', async () => {
  host.answer = () => undefined;
  const heard: string[] = [];
  const stop = zaf.onColorScheme((scheme) => {
    heard.push(scheme);
  });
  host.say({ key: 'zaf.colorScheme.changed', message: 'dark' });
  stop();
  host.say({ key: 'zaf.colorScheme.changed', message: 'light' });
  expect(heard).toStrictEqual(['dark']);
  await Promise.resolve();
  expect(host.heard.slice(-2).map(({ key }) => key)).toStrictEqual([
    'iframe.on:colorScheme.changed',
    'iframe.off:colorScheme.changed',
  ]);
});

test('a request is handed to the host, and settles with what comes first in its answer', async () => {
  const whole = { readyState: 4, status: 200, statusText: 'OK', responseText: '{}' };
  host.answer = ({ key = '' }) => {
    if (!/^request:\d+$/.test(key)) return;
    host.say({ key: `zaf.${key}.done`, message: { responseArgs: [whole, 'success', whole] } });
  };
  expect(await zaf.request({ url: '/api/v2/a.json', type: 'GET' })).toStrictEqual(whole);
  expect(host.heard.at(-1)?.message).toStrictEqual({ url: '/api/v2/a.json', type: 'GET' });

  const refused = { ...whole, status: 404, responseText: '{"error":"RecordNotFound"}' };
  host.answer = ({ key = '' }) => {
    if (!/^request:\d+$/.test(key)) return;
    host.say({ key: `zaf.${key}.fail`, message: { responseArgs: [refused, 'error', null] } });
  };
  await expect(zaf.request({ url: '/api/v2/b.json' })).rejects.toStrictEqual(refused);
});

test('the page knows that it was opened by itself', async () => {
  window.history.replaceState(null, '', '/');
  const start = await startZafFrom({
    present: () => undefined,
    runScript: () => Promise.reject(new Error('blocked')),
    loadBundled: () => import('zendesk_app_framework_sdk'),
    after: realAfter,
  });
  expect(start).toStrictEqual({ kind: 'outside' });
});
