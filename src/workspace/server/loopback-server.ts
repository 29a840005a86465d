import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server that only this machine reaches. */
export type LoopbackServer = {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/**
 * Listens on the loopback address. A request under another name is refused: it would be a foreign
 * page that had its own name lead here.
 */
export async function listenOnLoopback(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    // Browsers repeat by themselves what breaks on a connection that was used before.
    response.setHeader('connection', 'close');
    if (!namesLoopback(request.headers.host)) {
      sendText(response, 403, 'Reach this server by its loopback address.');
      return;
    }
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers with a line of text. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** Answers with JSON that nobody keeps. */
export function sendJson(response: ServerResponse, status: number, json: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(json));
}

/** The body of a request, parsed; `undefined` where it is no JSON or does not say that it is. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (request.headers['content-type']?.includes('application/json') !== true) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function namesLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}
