import type { IncomingMessage, ServerResponse } from 'node:http';

/** Pages that want to know when something changes (server-sent events). */
export type EventStream = {
  readonly join: (request: IncomingMessage, response: ServerResponse) => void;
  readonly tell: (data: unknown) => void;
};

/** Opens a stream; who joins hears everything told from then on. */
export function createEventStream(): EventStream {
  const listeners = new Set<ServerResponse>();
  return {
    join: (request, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      response.write(': joined\n\n');
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
    },
    tell: (data) => {
      for (const each of listeners) each.write(`data: ${JSON.stringify(data)}\n\n`);
    },
  };
}
