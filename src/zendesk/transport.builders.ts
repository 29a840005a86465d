import type { Query, ReadTransport, ZendeskResponse } from './transport.ts';

/** An answer with a JSON body. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ZendeskResponse {
  return { status, headers, text: JSON.stringify(body) };
}

/** An answer with any other body. */
export function text(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): ZendeskResponse {
  return { status, headers, text: body };
}

/** A request as a transport was given it. */
type Sent = { readonly path: string; readonly query: Query };

/** A transport that plays answers (or failures) in order, and what it was asked. */
export type ScriptedTransport = ReadTransport & { readonly sent: readonly Sent[] };

/** Plays the answers in order; an `Error` is thrown. Asking for more than there are fails the test. */
export function scripted(...answers: readonly (ZendeskResponse | Error)[]): ScriptedTransport {
  const sent: Sent[] = [];
  return {
    sent,
    get: (path, query = {}) => {
      const answer = answers[sent.length];
      sent.push({ path, query: withoutAbsent(query) });
      if (answer === undefined) return Promise.reject(new Error(`not in the script: ${path}`));
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
}

function withoutAbsent(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** All items of an async iterable. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
