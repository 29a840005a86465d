import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOverHttp } from '../../fake-zendesk/serve.ts';
import type { FakeRequest } from '../../fake-zendesk/exchange.ts';
import type { Controls } from '../controls.ts';
import type { WorkspaceState } from '../workspace-state.ts';
import type { AccountSession } from './account-session.ts';
import type { EventStream } from './event-stream.ts';
import { answerExternally, externalRequestSchema } from './external-answers.ts';
import { readJsonBody, sendJson, sendText } from './loopback-server.ts';
import { orderSchema, type Order } from './orders.ts';
import { answerAboutRecords } from './record-routes.ts';
import { readStaticFile } from './static-files.ts';

type HostServerOptions = {
  /** The folder of the built host page. */
  readonly folder: string;
  readonly account: AccountSession;
  readonly referenceCsv: string;
  readonly controls: () => Controls;
  readonly state: () => WorkspaceState;
  readonly carryOut: (order: Order) => void;
  readonly changes: EventStream;
  /** Waits as long as an answer is delayed. */
  readonly pause: (delayMs: number) => Promise<void>;
};

type Call = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
};

/** Serves the host page, its controls, and what it proxies for the app. */
export function createHostServer(options: HostServerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (isData(url.pathname) && !isOwnPage(request)) {
      sendText(response, 403, 'Only the workspace itself may ask for this.');
      return;
    }
    await handle(options, { request, response, url });
  };
}

async function handle(options: HostServerOptions, call: Call): Promise<void> {
  const { request, response, url } = call;
  if (url.pathname.startsWith('/zendesk/')) {
    await proxyToAccount(options, call);
    return;
  }
  if (url.pathname.startsWith('/records/')) {
    await answerAboutRecords(options, request, response, url);
    return;
  }
  switch (url.pathname) {
    case '/external':
      await proxyToInternet(options, call);
      return;
    case '/control':
      await control(options, call);
      return;
    case '/control/requests':
      sendJson(response, 200, options.account.requests());
      return;
    case '/control/changes':
      options.changes.join(request, response);
      return;
    default:
      await servePage(options, call);
  }
}

async function proxyToAccount(
  { account, controls, pause }: HostServerOptions,
  { request, response }: Call,
): Promise<void> {
  const fake = {
    exchange: (sent: FakeRequest) =>
      account.exchange(controls().person, {
        method: sent.method,
        path: sent.path.slice('/zendesk'.length),
        headers: sent.headers,
        body: sent.body,
      }),
  };
  await answerOverHttp(fake, request, response, pause);
}

async function proxyToInternet(
  { referenceCsv, pause }: HostServerOptions,
  { request, response }: Call,
): Promise<void> {
  const asked = externalRequestSchema.safeParse(await readJsonBody(request));
  if (request.method !== 'POST' || !asked.success) {
    sendText(response, 400, 'This is not a request to pass on.');
    return;
  }
  await pause(0);
  const answer = answerExternally(asked.data, referenceCsv);
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

async function control(
  { carryOut, state }: HostServerOptions,
  { request, response }: Call,
): Promise<void> {
  if (request.method === 'POST') {
    const order = orderSchema.safeParse(await readJsonBody(request));
    if (!order.success) {
      sendJson(response, 400, { problems: order.error.issues });
      return;
    }
    carryOut(order.data);
  }
  sendJson(response, 200, state());
}

async function servePage(
  { folder, state }: HostServerOptions,
  { response, url }: Call,
): Promise<void> {
  const file = await readStaticFile(folder, url.pathname === '/' ? 'index.html' : url.pathname);
  if (file === null) {
    sendText(response, 404, 'There is no such page in the workspace.');
    return;
  }
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      `frame-src ${state().app.origin}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  });
  response.end(file.bytes);
}

function isData(path: string): boolean {
  return /^\/(zendesk|records|external|control)(\/|$)/.test(path);
}

/** Browsers tell who asks: neither the app's frame nor another page may. Other programs say nothing. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
