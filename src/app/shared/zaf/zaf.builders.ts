import type { SdkClient, SdkListener } from './sdk-client.ts';

/** A client of the SDK that answers as a test says, and what it was asked. */
export type FakeClient = SdkClient & {
  readonly calls: readonly (readonly unknown[])[];
  /** Plays an event of the workspace. */
  readonly play: (event: string, data?: unknown) => void;
  readonly listenersOf: (event: string) => number;
};

/** What a fake client answers; a call that is not named here is never answered. */
export type Answers = Partial<
  Pick<SdkClient, 'context' | 'metadata' | 'get' | 'invoke' | 'request'>
>;

/** A client of the SDK as a test wants it. */
export function fakeClient(answers: Answers = {}): FakeClient {
  const calls: (readonly unknown[])[] = [];
  const listeners = new Map<string, SdkListener[]>();
  const of = (event: string): SdkListener[] => listeners.get(event) ?? [];
  const never = (): Promise<unknown> => new Promise(() => undefined);
  const client: FakeClient = {
    calls,
    play: (event, data) => {
      for (const listener of of(event)) listener(data);
    },
    listenersOf: (event) => of(event).length,
    context: () => (answers.context ?? never)(),
    metadata: () => (answers.metadata ?? never)(),
    get: (path) => {
      calls.push(['get', path]);
      return (answers.get ?? never)(path);
    },
    invoke: (name, ...args) => {
      calls.push(['invoke', name, ...args]);
      return (answers.invoke ?? never)(name, ...args);
    },
    on: (event, listener) => listeners.set(event, [...of(event), listener]),
    off: (event, listener) =>
      listeners.set(
        event,
        of(event).filter((other) => other !== listener),
      ),
    request: (options) => {
      calls.push(['request', options]);
      return (answers.request ?? never)(options);
    },
    instance: (guid) => {
      calls.push(['instance', guid]);
      return client;
    },
  };
  return client;
}

/** An answer to one path or call, in the SDK's form. */
export function told(name: string, value: unknown): Promise<unknown> {
  return Promise.resolve({ errors: {}, [name]: value });
}
