import { DriftError } from '../core/problem.ts';
import { withinTime, type After } from '../core/time-limit.ts';
import { readFrameworkAnswer, type FrameworkAnswer, type Settled } from './framework-answer.ts';
import type { ZendeskResponse } from './transport.ts';

/** What the Apps Framework is asked to send. It adds the session of the signed-in person itself. */
export type FrameworkRequestOptions = {
  /** A path of the account's own API, with its query. */
  readonly url: string;
  /** The method: the framework's own word for it. */
  readonly type: string;
  /** JSON text; absent where nothing is sent. */
  readonly data?: string;
  readonly contentType?: 'application/json';
  readonly headers?: Readonly<Record<string, string>>;
  /** Has Zendesk's proxy fill in settings that no browser sees; for addresses elsewhere alone. */
  readonly secure?: true;
  /** The answer is parsed here, once. */
  readonly dataType: 'text';
  /** With status and headers, not the body alone. */
  readonly httpCompleteResponse: true;
  /** The pacing is ours, and a write that was sent again behind our back would be two writes. */
  readonly autoRetry: false;
  /** For hosts that keep to one: ours runs beside it. Milliseconds. */
  readonly timeout: number;
};

/** How to reach the account through the framework. */
export type FrameworkOptions = {
  /** Settles as the framework's client does: resolved or rejected, either with anything. */
  readonly request: (options: FrameworkRequestOptions) => Promise<unknown>;
  readonly after: After;
  /** How long one request may take; 60 seconds where absent. */
  readonly timeLimitMs?: number;
  /** Gives the request in flight up, and all later ones. One that has left cannot be called back. */
  readonly signal?: AbortSignal;
};

/** The longest that one request may take where nothing else is said. */
const FRAMEWORK_TIME_LIMIT_MS = 60_000;

/**
 * Sends one request through the Apps Framework, as the signed-in person. Nothing but the account's own
 * API can be asked for: the framework would send any other address anywhere.
 *
 * @throws DriftError `zendesk_timeout`, `zendesk_unreachable` where no answer came
 */
export async function exchangeThroughFramework(
  request: { readonly method: string; readonly path: string; readonly body: string | null },
  options: FrameworkOptions,
): Promise<ZendeskResponse> {
  const url = pathInTheApi(request.path);
  return await sendThroughFramework(
    {
      url,
      type: request.method,
      ...(request.body !== null && { data: request.body, contentType: 'application/json' }),
    },
    url.replace(/\?.*$/s, ''),
    options,
  );
}

/** What differs from one request to the next. */
type Differing = Omit<
  FrameworkRequestOptions,
  'dataType' | 'httpCompleteResponse' | 'autoRetry' | 'timeout'
>;

/**
 * Has the framework send a request, within the time limit.
 * @param address what problems name: without anything secret
 */
export async function sendThroughFramework(
  differing: Differing,
  address: string,
  options: FrameworkOptions,
): Promise<ZendeskResponse> {
  const { timeLimitMs = FRAMEWORK_TIME_LIMIT_MS, after, signal } = options;
  signal?.throwIfAborted();
  const sent = settle(options, {
    ...differing,
    dataType: 'text',
    httpCompleteResponse: true,
    autoRetry: false,
    timeout: timeLimitMs,
  });
  const seconds = Math.ceil(timeLimitMs / 1000);
  const settled = await withinTime(
    orAborted(sent, signal),
    { milliseconds: timeLimitMs, after },
    () => new DriftError('zendesk_timeout', { address, seconds }),
  );
  return toResponse(readFrameworkAnswer(settled), address, seconds);
}

async function settle(
  { request }: FrameworkOptions,
  options: FrameworkRequestOptions,
): Promise<Settled> {
  try {
    return { how: 'done', value: await request(options) };
  } catch (value) {
    return { how: 'failed', value };
  }
}

function toResponse(answer: FrameworkAnswer, address: string, seconds: number): ZendeskResponse {
  if (answer.kind === 'answer') return answer.response;
  if (answer.why === 'timeout') throw new DriftError('zendesk_timeout', { address, seconds });
  // jQuery's word for every lost connection says nothing to anybody.
  const text = answer.text === 'error' ? '' : answer.text.slice(0, 200);
  throw new DriftError('zendesk_unreachable', { address, text });
}

/** The outcome of work, or the reason of a signal that comes first. */
async function orAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return await work;
  let stopListening = (): void => undefined;
  const aborted = new Promise<null>((resolve) => {
    const tell = (): void => {
      resolve(null);
    };
    signal.addEventListener('abort', tell);
    stopListening = () => {
      signal.removeEventListener('abort', tell);
    };
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), aborted]);
    if (first) return first.value;
    signal.throwIfAborted();
    return await work;
  } finally {
    stopListening();
  }
}

// Any host will do: only the path is sent.
const BASE = 'https://account.invalid';

function pathInTheApi(path: string): string {
  const isPath = path.startsWith('/api/v2/') && URL.canParse(path, BASE);
  const url = isPath ? new URL(path, BASE) : null;
  if (url?.href.startsWith(`${BASE}/api/v2/`) === true) return `${url.pathname}${url.search}`;
  throw new DriftError('bug', { text: 'path outside the API' });
}
