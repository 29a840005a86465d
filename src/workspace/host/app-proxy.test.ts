import { expect, test } from 'vitest';
import { optionsWith } from '../host-protocol/protocol.builders.ts';
import { workspaceState } from './host.builders.ts';
import { routeFor, sendForApp } from './app-proxy.ts';

const LISTED = ['reference.example'];

function routed(url: string, isSecure = false) {
  return routeFor(optionsWith({ url, isSecure }), 'demo', LISTED, { token: 't' });
}

test.each([
  ['/api/v2/users/me.json?x=1', '/zendesk/api/v2/users/me.json?x=1'],
  ['https://demo.zendesk.com/api/v2/users.json', '/zendesk/api/v2/users.json'],
])('%s goes to the account', (url, path) => {
  expect(routed(url)).toMatchObject({ kind: 'zendesk', options: { url: path } });
});

test.each([
  'https://reference.example/accounts.csv',
  'https://other.zendesk.com/api/v2/users.json',
  'https://demo.zendesk.com.evil.test/api/v2/users.json',
])('%s goes by the proxy', (url) => {
  expect(routed(url)).toMatchObject({ kind: 'external', options: { url } });
});

test.each(['http://reference.example/a.csv', '/control', 'ftp://x.test/', 'accounts.csv'])(
  '%s goes nowhere',
  (url) => {
    expect(routed(url).kind).toBe('refused');
  },
);

test('a secure request outside the list goes nowhere', () => {
  expect(routed('https://reference.example/a', true).kind).toBe('external');
  expect(routed('https://elsewhere.example/a', true).kind).toBe('refused');
});

test('an answer brings status, headers and text', async () => {
  const outcome = await sendForApp(optionsWith(), workspaceState(), () =>
    Promise.resolve(new Response('slow down', { status: 429, headers: { 'Retry-After': '3' } })),
  );
  expect(outcome).toMatchObject({
    kind: 'answer',
    answer: { status: 429, text: 'slow down', headers: { 'retry-after': '3' } },
  });
});

test('a connection that breaks is no answer', async () => {
  const broken = () => Promise.reject(new TypeError('failed'));
  expect(await sendForApp(optionsWith(), workspaceState(), broken)).toEqual({
    kind: 'none',
    reason: 'error',
  });
});

test('the time limit of the request ends it', async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    });
  expect(await sendForApp(optionsWith({ timeoutMs: 1 }), workspaceState(), never)).toEqual({
    kind: 'none',
    reason: 'timeout',
  });
});
