import { DriftError } from '../core/problem.ts';
import type { Credentials } from './credentials.ts';
import type { ZendeskResponse } from './transport.ts';

/** How to reach an account over HTTP. */
export type HttpOptions = {
  /** From `accountUrl` or `checkBaseUrl`. */
  readonly baseUrl: URL;
  readonly credentials: Credentials;
  /** What we call ourselves; browsers put their own name instead. */
  readonly userAgent: string;
  /** How long one request may take, body included; 60 seconds where absent. */
  readonly timeLimitMs?: number;
  /** Cancels the request in flight and all later ones. */
  readonly signal?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
};

const TIME_LIMIT_MS = 60_000;

/** A request on its way out. Only the reading transport and the write channel make any. */
export type HttpRequest = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** JSON text, or `null` for none. */
  readonly body: string | null;
};

/**
 * Sends one request over `fetch`, for Node and browsers alike. Redirects are returned and never
 * followed: credentials go to the base address and nowhere else. No error and no answer carries a
 * secret.
 */
export async function exchangeOverHttp(
  request: HttpRequest,
  options: HttpOptions,
): Promise<ZendeskResponse> {
  return await send(request, resolve(options.baseUrl, request.path), options);
}

async function send(
  request: HttpRequest,
  url: URL,
  options: HttpOptions,
): Promise<ZendeskResponse> {
  const { timeLimitMs = TIME_LIMIT_MS, signal } = options;
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort();
  };
  const timer = setTimeout(cancel, timeLimitMs);
  signal?.addEventListener('abort', cancel);
  try {
    signal?.throwIfAborted();
    return await exchange(request, url, options, controller.signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw toNoAnswer(error, url, controller.signal.aborted ? timeLimitMs : null);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

async function exchange(
  { method, body }: HttpRequest,
  url: URL,
  { credentials, userAgent, fetch = globalThis.fetch }: HttpOptions,
  signal: AbortSignal,
): Promise<ZendeskResponse> {
  const response = await fetch(url, {
    method,
    body,
    headers: {
      accept: 'application/json',
      ...(body !== null && { 'content-type': 'application/json' }),
      authorization: credentials.authorization(),
      'user-agent': userAgent,
    },
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal,
  });
  const text = await response.text();
  const headers = Object.fromEntries(
    [...response.headers].map(([name, value]) => [name, credentials.redact(value)]),
  );
  return {
    status: response.status,
    headers: withTarget(headers, url),
    // A proxy may show what it was sent. Megabytes of records need no looking through for that.
    text: response.ok && isJson(text) ? text : credentials.redact(text),
  };
}

function isJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** A redirect on the spot keeps its path alone, so that leaving the host shows. */
function withTarget(
  headers: Readonly<Record<string, string>>,
  url: URL,
): Readonly<Record<string, string>> {
  const location = headers['location'];
  if (location === undefined || !URL.canParse(location, url.href)) return headers;
  const target = new URL(location, url);
  const isHere = target.host === url.host;
  return { ...headers, location: `${isHere ? '' : target.origin}${target.pathname}` };
}

function resolve(baseUrl: URL, path: string): URL {
  const base = baseUrl.href.endsWith('/') ? baseUrl.href : `${baseUrl.href}/`;
  const url = path.startsWith('/api/v2/') ? new URL(path.slice(1), base) : null;
  if (url?.href.startsWith(`${base}api/v2/`) === true) return url;
  throw new DriftError('bug', { text: 'path outside the API' });
}

// The error itself is left out: nobody promises what the messages of a network library quote.
function toNoAnswer(error: unknown, url: URL, timeLimitMs: number | null): DriftError {
  const address = `${url.origin}${url.pathname}`;
  if (timeLimitMs !== null) {
    return new DriftError('zendesk_timeout', { address, seconds: Math.ceil(timeLimitMs / 1000) });
  }
  return new DriftError('zendesk_unreachable', { address, text: reasonOf(error) });
}

/** The short code of a network error (`ECONNREFUSED`); empty where it has none. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}
