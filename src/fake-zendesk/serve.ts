import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import type { FakeZendesk } from './fake-zendesk.ts';

/** A fake account that answers over HTTP. */
export type ServedFake = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>;
};

type ServeOptions = {
  /** 0 for any that is free. */
  readonly port?: number;
  readonly host?: '127.0.0.1' | '::1' | 'localhost';
  /** Milliseconds that every answer takes. */
  readonly slowMs?: number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
};

/** Serves the account on a loopback address. Faults happen for real: connections break, bodies end. */
export async function serveFake(
  fake: Pick<FakeZendesk, 'exchange'>,
  { port = 0, host = '127.0.0.1', slowMs = 0, sleep = wait }: ServeOptions = {},
): Promise<ServedFake> {
  const server = createServer((request, response) => {
    answerOverHttp(fake, request, response, (delayMs) => sleep(delayMs + slowMs)).catch(
      (error: unknown) => {
        response.destroy(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${address.port}`,
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Answers one request of a server. Faults happen for real, on its connection. `pause` waits for the
 * answer's delay.
 */
export async function answerOverHttp(
  fake: Pick<FakeZendesk, 'exchange'>,
  request: IncomingMessage,
  response: ServerResponse,
  pause: (delayMs: number) => Promise<void>,
): Promise<void> {
  const body = await readAll(request);
  const exchange = fake.exchange({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: flatHeaders(request),
    body: body === '' ? null : body,
    origin: `http://${request.headers.host ?? '127.0.0.1'}`,
  });
  if (exchange.kind === 'refused') {
    request.socket.resetAndDestroy();
    return;
  }
  await pause(exchange.delayMs);
  send(exchange, request, response);
}

function send(exchange: Exchange, request: IncomingMessage, response: ServerResponse): void {
  switch (exchange.kind) {
    case 'refused':
    case 'lost':
      request.socket.destroy();
      return;
    case 'cut': {
      const { status, headers, body } = exchange.response;
      const bytes = Buffer.from(body);
      response.writeHead(status, { ...headers, 'content-length': bytes.length });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
        request.socket.destroy();
      });
      return;
    }
    case 'answer': {
      const { status, headers, body } = exchange.response;
      response.writeHead(status, headers);
      response.end(status === 204 ? undefined : body);
      return;
    }
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}

function wait(milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
