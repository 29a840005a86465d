import type { HttpOptions } from './http-options.ts';
import { eventMessage, type HostMessage } from './host-message.ts';

/** An answer that arrived. Header names are lower-case. */
export type HttpAnswer = {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** What became of a proxied request. */
export type HttpOutcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** Nothing arrived: the connection failed, or the request's own time limit ran out. */
  | { readonly kind: 'none'; readonly reason: 'error' | 'timeout' };

/** jQuery's picture of a request, which the framework hands over. */
type Xhr = {
  readonly readyState: 0 | 4;
  readonly status: number;
  readonly statusText: string;
  readonly responseText: string;
  readonly responseJSON?: unknown;
  readonly responseHeaders?: Readonly<Record<string, string>>;
};

/**
 * The message that ends a proxied request. As in jQuery, success is a 2xx status whose body reads as
 * what it says it is; a failure carries no headers, as the framework's may not.
 */
export function httpMessage(key: string, outcome: HttpOutcome, options: HttpOptions): HostMessage {
  if (outcome.kind === 'none') return failed(key, noAnswer(outcome.reason), outcome.reason);
  const { answer } = outcome;
  const isJson = expectsJson(answer, options);
  const json = isJson ? readJson(answer.text) : NOT_JSON;
  const xhr = toXhr(answer, json);
  if (answer.status < 200 || answer.status > 299) return failed(key, xhr, 'error');
  if (isJson && json.kind === 'unreadable' && answer.text !== '')
    return failed(key, xhr, 'parsererror');
  const data = json.kind === 'json' ? json.value : isJson ? null : answer.text;
  const first = options.isComplete ? { ...xhr, responseHeaders: answer.headers } : data;
  return eventMessage(`${key}.done`, { responseArgs: [first, 'success', xhr] });
}

type ReadJson =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'unreadable' };

const NOT_JSON: ReadJson = { kind: 'unreadable' };

function expectsJson({ headers }: HttpAnswer, { dataType }: HttpOptions): boolean {
  if (dataType !== null) return dataType === 'json';
  return headers['content-type']?.includes('json') ?? false;
}

function failed(key: string, xhr: Xhr, reason: string): HostMessage {
  return eventMessage(`${key}.fail`, { responseArgs: [xhr, reason, null] });
}

function toXhr(answer: HttpAnswer, json: ReadJson): Xhr {
  const base = {
    readyState: 4,
    status: answer.status,
    statusText: answer.statusText,
    responseText: answer.text,
  } as const;
  return json.kind === 'json' ? { ...base, responseJSON: json.value } : base;
}

function noAnswer(reason: 'error' | 'timeout'): Xhr {
  return { readyState: 0, status: 0, statusText: reason, responseText: '' };
}

function readJson(text: string): ReadJson {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return NOT_JSON;
  }
}
