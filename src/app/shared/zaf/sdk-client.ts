/** A listener as the SDK knows it again when it is to be taken off. */
export type SdkListener = (data: unknown) => void;

/** What we use of a client of the Zendesk Apps Framework SDK. Whatever it answers is to be parsed. */
export type SdkClient = {
  readonly context: () => Promise<unknown>;
  readonly metadata: () => Promise<unknown>;
  readonly get: (path: string) => Promise<unknown>;
  readonly invoke: (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly on: (event: string, listener: SdkListener) => unknown;
  readonly off: (event: string, listener: SdkListener) => unknown;
  readonly request: (options: object) => Promise<unknown>;
  /** The client of another frame of this app. */
  readonly instance: (guid: string) => SdkClient;
};

/** The SDK as its script or its package hands it over. */
export type Sdk = { readonly init: () => unknown };

/** Whether something is the SDK. */
export function isSdk(value: unknown): value is Sdk {
  return hasFunctions(value, ['init']);
}

/** Whether something is a client of the SDK; what it makes of an address without a host is none. */
export function isSdkClient(value: unknown): value is SdkClient {
  return hasFunctions(value, [
    'context',
    'metadata',
    'get',
    'invoke',
    'on',
    'off',
    'request',
    'instance',
  ]);
}

function hasFunctions(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === 'function');
}
