import { readAppMessage, type AppMessage } from './app-message.ts';
import {
  answerMessage,
  eventMessage,
  refusalMessage,
  registeredMessage,
  type CallOutcome,
  type HostMessage,
} from './host-message.ts';
import { readHttpOptions, type HttpOptions } from './http-options.ts';
import { httpMessage, type HttpOutcome } from './http-outcome.ts';

/** What a host offers one frame. Every function may take its time. */
export type FrameHost = {
  readonly guid: string;
  /** Sends a message into the frame. */
  readonly post: (message: HostMessage) => void;
  readonly metadata: () => unknown;
  readonly context: () => unknown;
  /** `instanceGuid` is the frame's own, or another's that it speaks for (`client.instance`). */
  readonly get: (path: string, instanceGuid: string) => Promise<CallOutcome>;
  readonly set: (path: string, value: unknown, instanceGuid: string) => Promise<CallOutcome>;
  readonly invoke: (
    method: string,
    args: readonly unknown[],
    instanceGuid: string,
  ) => Promise<CallOutcome>;
  readonly http: (options: HttpOptions) => Promise<HttpOutcome>;
  /** The frame triggered an event, on its own instance or on another's. */
  readonly triggered: (event: string, data: unknown, instanceGuid: string) => void;
  /** The frame listens to an event from now on. */
  readonly listens?: (event: string, instanceGuid: string) => void;
};

/** The host's end of the wire to one frame. */
export type FrameSession = {
  /** Takes what the frame posted; the caller has checked that it was this frame. */
  readonly receive: (posted: unknown) => void;
  /** Sends an event if the frame listens to it on that instance; tells whether it did. */
  readonly send: (event: string, data: unknown, instanceGuid?: string) => boolean;
  readonly isRegistered: () => boolean;
};

/**
 * Speaks the framework's wire protocol with one frame. A handshake starts the conversation anew, as
 * after a reload: subscriptions are forgotten, and answers to the page before are dropped, since the
 * new page counts its calls from 1 again.
 */
export function createFrameSession(host: FrameHost): FrameSession {
  let page = 0;
  let listening = new Set<string>();

  const whileSamePage = (task: Promise<HostMessage>, onError: (error: unknown) => HostMessage) => {
    const asking = page;
    task.catch(onError).then(
      (message) => {
        if (page === asking) host.post(message);
      },
      () => undefined,
    );
  };

  const handle = (message: AppMessage): void => {
    switch (message.kind) {
      case 'handshake':
        page += 1;
        listening = new Set();
        host.post(registeredMessage(host.metadata(), host.context()));
        return;
      case 'subscribe':
        listening.add(subscription(message.event, message.instanceGuid));
        host.listens?.(message.event, message.instanceGuid);
        return;
      case 'unsubscribe':
        if (message.left <= 0) listening.delete(subscription(message.event, message.instanceGuid));
        return;
      case 'trigger':
        host.triggered(message.event, message.data, message.instanceGuid);
        return;
      case 'get':
      case 'set':
      case 'invoke':
        whileSamePage(answerCall(host, message), (error) =>
          refusalMessage(message.id, { name: 'HostError', message: textOf(error) }),
        );
        return;
      case 'http': {
        const options = readHttpOptions(message.options);
        if (options === null) return;
        const task = host.http(options);
        whileSamePage(
          task.then((outcome) => httpMessage(message.key, outcome, options)),
          () => httpMessage(message.key, { kind: 'none', reason: 'error' }, options),
        );
        return;
      }
      case 'noise':
        return;
    }
  };

  return {
    receive: (posted) => {
      const message = readAppMessage(posted);
      // Before its handshake a frame has nothing to say.
      if (message === null || (page === 0 && message.kind !== 'handshake')) return;
      handle(message);
    },
    send: (event, data, instanceGuid = host.guid) => {
      if (!listening.has(subscription(event, instanceGuid))) return false;
      host.post(eventMessage(event, data, instanceGuid));
      return true;
    },
    isRegistered: () => page > 0,
  };
}

type Call = Extract<AppMessage, { readonly kind: 'get' | 'set' | 'invoke' }>;

async function answerCall(host: FrameHost, call: Call): Promise<HostMessage> {
  const tasks = tasksOf(host, call);
  const outcomes = await Promise.all(
    tasks.map(async ([path, task]) => [path, await task()] as const),
  );
  return answerMessage(call.id, new Map(outcomes));
}

type Task = readonly [path: string, task: () => Promise<CallOutcome>];

function tasksOf(host: FrameHost, call: Call): readonly Task[] {
  const guid = call.instanceGuid;
  switch (call.kind) {
    case 'get':
      return call.paths.map((path) => [path, () => host.get(path, guid)]);
    case 'set':
      return Object.entries(call.values).map(([path, value]) => [
        path,
        () => host.set(path, value, guid),
      ]);
    case 'invoke':
      return Object.entries(call.calls).map(([method, args]) => [
        method,
        () => host.invoke(method, args, guid),
      ]);
  }
}

function subscription(event: string, instanceGuid: string): string {
  return `${instanceGuid} ${event}`;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
