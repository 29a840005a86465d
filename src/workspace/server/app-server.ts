import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Controls } from '../controls.ts';
import { DENY_STORAGE, putScriptFirst } from './denied-storage.ts';
import { sendText } from './loopback-server.ts';
import { readStaticFile, type StaticFile } from './static-files.ts';

type AppServerOptions = {
  /** The folder that holds `assets/`. */
  readonly folder: string;
  /** Where the installed version lies, slashes at both ends. */
  readonly basePath: string;
  /** The only page that may frame the app. */
  readonly hostOrigin: () => string;
  readonly controls: () => Controls;
};

/**
 * Serves the app's files on an origin of their own. Scripts from elsewhere are blocked, so that
 * nothing leaves this machine: the app then starts with the copy of the framework's script that it
 * brings along. Code made from text is blocked too: Zendesk does not say that it allows it, so an
 * app that worked here only with it would be no proof.
 */
export function createAppServer({ folder, basePath, hostOrigin, controls }: AppServerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const file =
      isRead && pathname.startsWith(`${basePath}assets/`)
        ? await readStaticFile(join(folder, 'assets'), pathname.slice(`${basePath}assets/`.length))
        : null;
    if (file === null) {
      sendText(response, 404, 'There is no such file in the app.');
      return;
    }
    const isWorker = /^(shared)?worker$/.test(String(request.headers['sec-fetch-dest']));
    const prepared = controls().rights.storage ? file.bytes : withoutStorage(file, isWorker);
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': prepared.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': [
        "script-src 'self' 'unsafe-inline' blob:",
        "worker-src 'self' blob:",
        `frame-ancestors ${hostOrigin()}`,
      ].join('; '),
    });
    response.end(request.method === 'HEAD' ? undefined : prepared);
  };
}

function withoutStorage({ type, bytes }: StaticFile, isWorker: boolean): Buffer {
  if (type.startsWith('text/html'))
    return Buffer.from(putScriptFirst(bytes.toString('utf8'), DENY_STORAGE));
  return isWorker ? Buffer.concat([Buffer.from(DENY_STORAGE), bytes]) : bytes;
}
