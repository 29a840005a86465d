import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { apiTokenCredentials, oauthCredentials } from './credentials.ts';
import type { HttpOptions } from './http-exchange.ts';
import { createHttpTransport } from './http-transport.ts';

const SECRET = 's3cret-token';
const PATH = '/api/v2/users.json';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(handler: Handler): Promise<URL> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new URL(`http://127.0.0.1:${address.port}/`);
}

function transportTo(baseUrl: URL, changes: Partial<HttpOptions> = {}) {
  return createHttpTransport({
    baseUrl,
    credentials: oauthCredentials(SECRET),
    userAgent: 'drift-audit/test',
    ...changes,
  });
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

/** All that could end up in a log: message, stack, values, causes. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return [error.message, error.stack, own, error.cause ? everythingIn(error.cause) : ''].join('\n');
}

test('sends a GET with its query and credentials, and returns the answer', async () => {
  const seen: unknown[] = [];
  const url = await serve((request, response) => {
    seen.push([request.method, request.url, request.headers.authorization]);
    seen.push([request.headers.accept, request.headers['user-agent'], request.headers.cookie]);
    response.writeHead(200, { 'X-Rate-Limit': '700', 'content-type': 'application/json' });
    response.end('{"users":[]}');
  });
  const answer = await transportTo(url).get(PATH, { 'page[size]': 100, role: undefined });
  expect(answer).toMatchObject({ status: 200, text: '{"users":[]}' });
  expect(answer.headers['x-rate-limit']).toBe('700');
  expect(seen).toStrictEqual([
    ['GET', `${PATH}?page%5Bsize%5D=100`, `Bearer ${SECRET}`],
    ['application/json', 'drift-audit/test', undefined],
  ]);
});

test('sends an API token as Zendesk wants it', async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{}');
  });
  await transportTo(url, { credentials: apiTokenCredentials('a@acme.example', SECRET) }).get(PATH);
  const pair = Buffer.from(`a@acme.example/token:${SECRET}`).toString('base64');
  expect(seen).toStrictEqual([`Basic ${pair}`]);
});

test('a base address may have a path', async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    seen.push(request.url);
    response.end('{}');
  });
  await transportTo(new URL('/zendesk', url)).get(PATH);
  await transportTo(new URL('/zendesk/', url)).get(PATH);
  expect(seen).toStrictEqual([`/zendesk${PATH}`, `/zendesk${PATH}`]);
});

test.each([
  '/other/x.json',
  'https://evil.example/api/v2/users.json',
  '//evil.example/api/v2/users.json',
  '/api/v2/../../steal',
  '/api/v2/%2e%2e/%2e%2e/steal',
  '/api/v2/..\\..\\steal',
  'api/v2/users.json',
  '',
])('the path %j is never asked for', async (path) => {
  const seen: unknown[] = [];
  const url = await serve((request, response) => {
    seen.push(request.url);
    response.end('{}');
  });
  await expect(transportTo(url).get(path)).rejects.toMatchObject({ code: 'bug' });
  expect(seen).toStrictEqual([]);
});

test.each([401, 404, 429, 500])('an answer of %i is an answer', async (status) => {
  const url = await serve((_request, response) => {
    response.writeHead(status, { 'retry-after': '7' });
    response.end('told you');
  });
  const answer = await transportTo(url).get(PATH);
  expect(answer).toMatchObject({ status, text: 'told you' });
  expect(answer.headers['retry-after']).toBe('7');
});

test('a redirect is returned and never followed', async () => {
  const stolen: (string | undefined)[] = [];
  const thief = await serve((request, response) => {
    stolen.push(request.headers.authorization);
    response.end('{}');
  });
  const url = await serve((_request, response) => {
    response.writeHead(302, { location: `${thief.href}api/v2/users.json?return=${SECRET}` });
    response.end();
  });
  const answer = await transportTo(url).get(PATH);
  expect(answer.status).toBe(302);
  expect(answer.headers['location']).toBe(`${thief.origin}/api/v2/users.json`);
  expect(stolen).toStrictEqual([]);
});

test('a redirect within the host shows its path alone', async () => {
  const url = await serve((request, response) => {
    const here = `http://${request.headers.host ?? ''}`;
    const location = request.url === '/api/v2/a.json' ? `${here}/auth/signin?x=1` : '/hc/en-us';
    response.writeHead(302, { location });
    response.end();
  });
  const transport = transportTo(url);
  expect((await transport.get('/api/v2/a.json')).headers['location']).toBe('/auth/signin');
  expect((await transport.get('/api/v2/b.json')).headers['location']).toBe('/hc/en-us');
});

test('nobody there', async () => {
  const url = await serve(() => undefined);
  for (const close of closing.splice(0)) await close();
  await expect(transportTo(url).get(PATH, { token: SECRET })).rejects.toMatchObject({
    code: 'zendesk_unreachable',
    values: { address: `${url.origin}${PATH}`, text: 'ECONNREFUSED' },
  });
});

test('a connection that breaks before or within the answer', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/api/v2/cut.json') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"users":[');
    }
    setImmediate(() => request.socket.destroy());
  });
  for (const path of ['/api/v2/cut.json', '/api/v2/lost.json']) {
    await expect(transportTo(url).get(path)).rejects.toMatchObject({ code: 'zendesk_unreachable' });
  }
});

test('an answer that takes too long, at its beginning or at its end', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/api/v2/slow-end.json') {
      response.writeHead(200);
      response.write('{');
    }
  });
  for (const path of ['/api/v2/silent.json', '/api/v2/slow-end.json']) {
    await expect(transportTo(url, { timeLimitMs: 40 }).get(path)).rejects.toMatchObject({
      code: 'zendesk_timeout',
      values: { address: `${url.origin}${path}`, seconds: 1 },
    });
  }
});

test('whoever cancels gets their own reason back, now and later', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped by a person');
  const url = await serve(() => {
    controller.abort(reason);
  });
  const transport = transportTo(url, { signal: controller.signal });
  await expect(transport.get(PATH)).rejects.toBe(reason);
  await expect(transport.get(PATH)).rejects.toBe(reason);
});

test('no answer carries the secret, should the other side show it', async () => {
  const url = await serve((request, response) => {
    const echo = `you sent ${request.headers.authorization ?? ''}`;
    response.writeHead(request.url === '/api/v2/ok.json' ? 200 : 400, { 'x-echo': echo });
    response.end(echo);
  });
  for (const path of ['/api/v2/ok.json', PATH]) {
    const answer = await transportTo(url).get(path);
    expect(answer.text).toBe('you sent Bearer [redacted]');
    expect(JSON.stringify(answer)).not.toContain(SECRET);
  }
});

test('no error carries the secret', async () => {
  const url = await serve((request) => request.socket.destroy());
  const talkative: typeof fetch = (_input, init) =>
    Promise.reject(new TypeError(`bad header ${JSON.stringify(init?.headers)}`));
  const failures = [
    await failureOf(transportTo(url).get(PATH, { x: SECRET })),
    await failureOf(transportTo(url, { fetch: talkative }).get(PATH)),
    await failureOf(transportTo(url).get(`/elsewhere/${SECRET}`)),
  ];
  for (const failure of failures) {
    expect(failure).toMatchObject({ name: 'DriftError' });
    expect(everythingIn(failure)).not.toContain(SECRET);
  }
});
