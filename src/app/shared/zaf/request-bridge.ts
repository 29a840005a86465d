import * as z from 'zod/mini';
import { withinTime, type After } from '../../../core/time-limit.ts';

/** One end of a line between the page and its worker. */
export type BridgePort = {
  readonly post: (message: unknown) => void;
  /** Hears messages until what it returns is called. */
  readonly listen: (listener: (message: unknown) => void) => () => void;
};

/** What can be one end: a worker as its page sees it, a worker's own global scope, or a message port. */
export type MessageTarget = {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
  readonly removeEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
  /** Message ports are silent until they are started. */
  readonly start?: () => void;
};

/** A request on its way to the page, which alone can talk to the workspace. */
const requestMessage = z.object({
  kind: z.literal('zaf_request'),
  id: z.int(),
  options: z.looseObject({ url: z.string(), timeout: z.optional(z.number()) }),
});

/** How it came out there. */
const settledMessage = z.object({
  kind: z.literal('zaf_settled'),
  id: z.int(),
  how: z.enum(['done', 'failed']),
  value: z.unknown(),
});

type RequestMessage = z.infer<typeof requestMessage>;
type SettledMessage = z.infer<typeof settledMessage>;

/** A request as both ends see it: what it says beyond that is the framework's. */
export type BridgedRequest = { readonly url: string; readonly timeout?: number };

/** The worker's end of the bridge. */
export type AskingEnd<Options extends BridgedRequest> = {
  /** Settles as the framework did on the page: resolved or rejected, either with anything. */
  readonly request: (options: Options) => Promise<unknown>;
  /** Hears nothing any more: what is under way ends with its time. */
  readonly close: () => void;
};

const REQUEST_LIMIT_MS = 60_000;

// The page gives up first where it lives. Its timers slow down in a hidden tab, the worker's do not.
const MARGIN_MS = 5_000;

/**
 * Has the page send requests through the framework, for a worker. A page that is gone or stuck counts
 * as a request without an answer, after its time.
 */
export function createAskingEnd<Options extends BridgedRequest>(
  port: BridgePort,
  after: After,
): AskingEnd<Options> {
  const waiting = new Map<number, (settled: SettledMessage) => void>();
  let lastId = 0;
  const close = port.listen((message) => {
    const parsed = settledMessage.safeParse(message);
    if (parsed.success) waiting.get(parsed.data.id)?.(parsed.data);
  });
  const ask = async (options: Options): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<SettledMessage>((resolve) => {
      waiting.set(id, resolve);
    });
    const milliseconds = (options.timeout ?? REQUEST_LIMIT_MS) + MARGIN_MS;
    try {
      port.post({ kind: 'zaf_request', id, options });
      return outcomeOf(await withinTime(answered, { milliseconds, after }, pageIsGone));
    } finally {
      waiting.delete(id);
    }
  };
  return { request: ask, close };
}

/**
 * Sends what a worker asks for, on the page. The time limit of a request is that of `execute`.
 * @returns what ends it
 */
export function answerRequests(
  port: BridgePort,
  execute: (options: BridgedRequest) => Promise<unknown>,
): () => void {
  const answer = async ({ id, options }: RequestMessage): Promise<void> => {
    const settled = await settle(options, execute);
    port.post({ kind: 'zaf_settled', id, ...settled });
  };
  return port.listen((message) => {
    const parsed = requestMessage.safeParse(message);
    if (parsed.success) void answer(parsed.data);
  });
}

/** One end of a line, of whatever carries messages. Others may use it too: strange messages are left alone. */
export function toBridgePort(target: MessageTarget): BridgePort {
  return {
    post: (message) => {
      target.postMessage(message);
    },
    listen: (listener) => {
      const hear = (event: MessageEvent): void => {
        listener(event.data);
      };
      target.addEventListener('message', hear);
      target.start?.();
      return () => {
        target.removeEventListener('message', hear);
      };
    },
  };
}

async function settle(
  options: RequestMessage['options'],
  execute: (options: BridgedRequest) => Promise<unknown>,
): Promise<Pick<SettledMessage, 'how' | 'value'>> {
  const { timeout, ...rest } = options;
  try {
    const value = await execute({ ...rest, ...(timeout !== undefined && { timeout }) });
    return { how: 'done', value: unburden(value) };
  } catch (reason) {
    return { how: 'failed', value: unburden(reason) };
  }
}

const HEAVY = ['responseJSON', 'responseText'] as const;

/**
 * What of an outcome travels on: plain data, and the body once. The outcome itself is emptied of its
 * body, because the SDK keeps a handler for every request, and through it all that the request brought.
 */
function unburden(outcome: unknown): unknown {
  if (outcome instanceof Error) return { name: outcome.name, message: outcome.message };
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) return outcome;
  const copy = new Map(Object.entries(outcome).filter(([, part]) => typeof part !== 'function'));
  if (typeof copy.get('responseText') === 'string') copy.delete('responseJSON');
  for (const key of HEAVY) Reflect.deleteProperty(outcome, key);
  return Object.fromEntries(copy);
}

class PageGoneError extends Error {
  // The name by which time-outs of the SDK are known, too.
  override readonly name = 'TimeoutError';
}

function pageIsGone(): Error {
  return new PageGoneError('the page did not answer');
}

function outcomeOf({ how, value }: SettledMessage): unknown {
  if (how === 'done') return value;
  // As the framework does: what it rejects with is no error object, and is read as it is.
  throw value;
}
