import * as z from 'zod/mini';

/** What a frame sends to its host, told apart and parsed. */
export type AppMessage =
  | { readonly kind: 'handshake'; readonly version: string }
  | { readonly kind: 'subscribe'; readonly event: string; readonly instanceGuid: string }
  | {
      readonly kind: 'unsubscribe';
      readonly event: string;
      readonly instanceGuid: string;
      /** Handlers left; the host lets go at 0. */
      readonly left: number;
    }
  | {
      readonly kind: 'trigger';
      readonly event: string;
      readonly data: unknown;
      readonly instanceGuid: string;
    }
  | {
      readonly kind: 'get';
      readonly id: number;
      readonly paths: readonly string[];
      readonly instanceGuid: string;
    }
  | {
      readonly kind: 'set';
      readonly id: number;
      readonly values: Readonly<Record<string, unknown>>;
      readonly instanceGuid: string;
    }
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly calls: Readonly<Record<string, readonly unknown[]>>;
      readonly instanceGuid: string;
    }
  | { readonly kind: 'http'; readonly key: string; readonly options: unknown }
  /** Telemetry and answers to hooks: nothing comes of it. */
  | { readonly kind: 'noise' };

const sender = { appGuid: z.string(), instanceGuid: z.optional(z.string()) };
const id = z.number();
const texts = z.array(z.string());
const values = z.record(z.string(), z.unknown());
const calls = z.record(z.string(), z.array(z.unknown()));

const keyedSchema = z.object({ ...sender, key: z.string(), message: z.optional(z.unknown()) });
const requestSchema = z.discriminatedUnion('request', [
  z.object({ ...sender, id, request: z.literal('get'), params: texts }),
  z.object({ ...sender, id, request: z.literal('set'), params: values }),
  z.object({ ...sender, id, request: z.literal('invoke'), params: calls }),
]);
const handshakeSchema = z.object({ version: z.string() });
const countSchema = z.object({ subscriberCount: z.number() });

/**
 * Reads what a frame posted: JSON text, or the plain object that answers to hooks are. `null` for
 * what is not of this protocol; such a message is not for the host.
 */
export function readAppMessage(posted: unknown): AppMessage | null {
  const data = typeof posted === 'string' ? readJson(posted) : posted;
  const request = requestSchema.safeParse(data);
  if (request.success) return toRequest(request.data);
  const keyed = keyedSchema.safeParse(data);
  return keyed.success ? toKeyed(keyed.data) : null;
}

function toRequest(read: z.infer<typeof requestSchema>): AppMessage {
  const base = { id: read.id, instanceGuid: read.instanceGuid ?? read.appGuid };
  switch (read.request) {
    case 'get':
      return { ...base, kind: 'get', paths: read.params };
    case 'set':
      return { ...base, kind: 'set', values: read.params };
    case 'invoke':
      return { ...base, kind: 'invoke', calls: read.params };
  }
}

function toKeyed(read: z.infer<typeof keyedSchema>): AppMessage | null {
  const { key, message } = read;
  const instanceGuid = read.instanceGuid ?? read.appGuid;
  if (key === 'iframe.handshake') {
    const handshake = handshakeSchema.safeParse(message);
    return handshake.success ? { kind: 'handshake', version: handshake.data.version } : null;
  }
  if (key.startsWith('iframe.on:'))
    return { kind: 'subscribe', event: after('iframe.on:', key), instanceGuid };
  if (key.startsWith('iframe.off:')) {
    const count = countSchema.safeParse(message);
    const left = count.success ? count.data.subscriberCount : 0;
    return { kind: 'unsubscribe', event: after('iframe.off:', key), instanceGuid, left };
  }
  if (key.startsWith('iframe.trigger:'))
    return { kind: 'trigger', event: after('iframe.trigger:', key), data: message, instanceGuid };
  if (/^request:\d+$/.test(key)) return { kind: 'http', key, options: message };
  return { kind: 'noise' };
}

function after(prefix: string, key: string): string {
  return key.slice(prefix.length);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
