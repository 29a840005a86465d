import * as z from 'zod/mini';
import { DriftError } from '../../../core/problem.ts';
import { withinTime, type After } from '../../../core/time-limit.ts';
import { toColorScheme, type ColorScheme } from '../theme/color-scheme.ts';
import { appNameSchema } from './app-route.ts';
import { answerFor, askFor } from './ask.ts';
import { contextSchema, type ZafContext } from './context.ts';
import { personSchema, type ZafPerson } from './person.ts';
import type { SdkClient } from './sdk-client.ts';
import { settingsSchema, type ZafSettings } from './settings.ts';

/** A request of the app that the workspace is to send. */
type ZafRequestOptions = {
  readonly url: string;
  readonly type?: string;
  readonly data?: string;
  readonly contentType?: string;
  readonly dataType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly httpCompleteResponse?: boolean;
  readonly autoRetry?: boolean;
  /** Has Zendesk's proxy fill in settings that no browser sees. */
  readonly secure?: boolean;
  /** How long it may take, milliseconds; a minute where absent. */
  readonly timeout?: number;
};

/** A page of the workspace that the app can lead to. */
type ZafRoute =
  | { readonly to: 'ticket' | 'user' | 'organization'; readonly id: string }
  | { readonly to: 'nav_bar'; readonly app: string; readonly path?: string };

/** How a notice looks. */
type NoticeKind = 'notice' | 'alert' | 'error';

/**
 * The agent workspace around this frame. What it tells is parsed; what it fails to tell is a
 * `DriftError` `workspace_failed`, within seconds.
 */
export type Zaf = {
  readonly context: () => Promise<ZafContext>;
  /** What an admin set when installing the app. */
  readonly settings: () => Promise<ZafSettings>;
  /** The name of the installed app as it stands in addresses; empty where the workspace tells none. */
  readonly appName: () => Promise<string>;
  readonly person: () => Promise<ZafPerson>;
  readonly subdomain: () => Promise<string>;
  readonly colorScheme: () => Promise<ColorScheme>;
  /** The value at a path of the workspace, as the schema reads it. */
  readonly get: <Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
  ) => Promise<z.output<Schema>>;
  readonly invoke: (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  /** Hears an event until what it returns is called. */
  readonly on: (event: string, listener: (data: unknown) => void) => () => void;
  readonly onColorScheme: (listener: (scheme: ColorScheme) => void) => () => void;
  /** Hears a context that can be read; any other is passed over. */
  readonly onContext: (listener: (context: ZafContext) => void) => () => void;
  readonly notify: (message: string, kind?: NoticeKind) => Promise<void>;
  readonly routeTo: (route: ZafRoute) => Promise<void>;
  /** Asks for a height of this frame, in pixels. */
  readonly resize: (height: number) => Promise<void>;
  /**
   * Opens a modal on an address of this app, and hears when it is closed.
   * @returns the guid of its frame
   */
  readonly openModal: (modal: {
    readonly url: string;
    readonly width: number;
    readonly height: number;
    readonly onClose: () => void;
  }) => Promise<string>;
  /** Closes the modal that this frame is. */
  readonly closeModal: () => Promise<void>;
  /**
   * Has the workspace send a request. It settles as the SDK lets it, with anything; after its time it
   * rejects with an error named `TimeoutError`. What has left cannot be called back.
   */
  readonly request: (options: ZafRequestOptions) => Promise<unknown>;
};

const REQUEST_LIMIT_MS = 60_000;

/** The workspace behind a client of the SDK. */
export function createZaf(client: SdkClient, { after }: { readonly after: After }): Zaf {
  const get: Zaf['get'] = (path, schema) =>
    askFor(path, schema, async () => answerFor(path, await client.get(path)), after);
  const invoke: Zaf['invoke'] = (name, ...args) =>
    askFor(
      name,
      z.unknown(),
      async () => answerFor(name, await client.invoke(name, ...args)),
      after,
    );
  const on: Zaf['on'] = (event, listener) => {
    client.on(event, listener);
    return () => {
      client.off(event, listener);
    };
  };
  return {
    context: () => askFor('context', contextSchema, () => client.context(), after),
    settings: () => askFor('metadata', settingsSchema, () => client.metadata(), after),
    appName: () => askFor('metadata', appNameSchema, () => client.metadata(), after),
    person: () => get('currentUser', personSchema),
    subdomain: () => get('currentAccount.subdomain', z.string().check(z.minLength(1))),
    colorScheme: async () => toColorScheme(await get('colorScheme', z.unknown())),
    get,
    invoke,
    on,
    onColorScheme: (listener) =>
      on('colorScheme.changed', (data) => {
        listener(toColorScheme(data));
      }),
    onContext: (listener) =>
      on('context.updated', (data) => {
        const parsed = contextSchema.safeParse(data);
        if (parsed.success) listener(parsed.data);
      }),
    notify: async (message, kind = 'notice') => {
      await invoke('notify', withoutMarkup(message), kind);
    },
    routeTo: async (route) => {
      await invoke('routeTo', route.to, ...placeOf(route));
    },
    resize: async (height) => {
      await invoke('resize', { width: '100%', height: `${Math.ceil(height)}px` });
    },
    openModal: async ({ url, width, height, onClose }) => {
      const size = { width: `${width}px`, height: `${height}px` };
      const opened = await invoke('instances.create', { location: 'modal', url, size });
      const guid = guidOf(opened);
      client.instance(guid).on('modal.close', onClose);
      return guid;
    },
    closeModal: async () => {
      await invoke('destroy');
    },
    request: (options) => requestWithin(client, options, after),
  };
}

function placeOf(route: ZafRoute): readonly string[] {
  if (route.to !== 'nav_bar') return [route.id];
  return route.path === undefined ? [route.app] : [route.app, route.path];
}

// Workspaces have shown notices as HTML; a name out of a list of customers must not become any.
function withoutMarkup(message: string): string {
  return message.replaceAll('<', '‹');
}

const created = z.array(z.object({ instanceGuid: z.string() })).check(z.minLength(1));

function guidOf(opened: unknown): string {
  const parsed = created.safeParse(opened);
  const guid = parsed.success ? parsed.data[0]?.instanceGuid : undefined;
  if (guid !== undefined) return guid;
  const values = { name: 'instances.create', reason: 'not_understood', text: '' };
  throw new DriftError('workspace_failed', values);
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

function requestWithin(
  client: SdkClient,
  options: ZafRequestOptions,
  after: After,
): Promise<unknown> {
  const milliseconds = options.timeout ?? REQUEST_LIMIT_MS;
  return withinTime(
    client.request(options),
    { milliseconds, after },
    () => new TimeoutError(`no answer within ${milliseconds} ms`),
  );
}
