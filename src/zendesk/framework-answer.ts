import * as z from 'zod/mini';
import type { ZendeskResponse } from './transport.ts';

/** How a framework request came out: whichever of its two ways it settled in, with what came with it. */
export type Settled = { readonly how: 'done' | 'failed'; readonly value: unknown };

/** An answer of Zendesk's, or why there is none. */
export type FrameworkAnswer =
  | { readonly kind: 'answer'; readonly response: ZendeskResponse }
  | { readonly kind: 'none'; readonly why: 'timeout' | 'lost'; readonly text: string };

/**
 * Reads what a framework request settled with. Whole answers come both ways, with the status telling
 * which is which; a bare body comes where the host does not know how to hand over whole answers.
 *
 * https://developer.zendesk.com/api-reference/apps/apps-core-api/client_api/#clientrequestoptions
 */
export function readFrameworkAnswer({ how, value }: Settled): FrameworkAnswer {
  const whole = readWhole(value);
  if (whole) return whole;
  if (how === 'failed') return readFailure(value);
  return { kind: 'answer', response: { status: 200, headers: {}, text: toText(value) } };
}

// The form of jQuery's request object, as far as it crosses the border of a frame.
const wholeAnswer = z.object({
  status: z.int(),
  statusText: z.optional(z.unknown()),
  responseText: z.optional(z.unknown()),
  responseJSON: z.optional(z.unknown()),
  responseHeaders: z.optional(z.unknown()),
  headers: z.optional(z.unknown()),
});

const MARKS = ['responseText', 'responseJSON', 'statusText', 'readyState'];

function readWhole(value: unknown): FrameworkAnswer | null {
  if (typeof value !== 'object' || value === null) return null;
  // A body may have a status of its own.
  if (!MARKS.some((mark) => mark in value)) return null;
  const parsed = wholeAnswer.safeParse(value);
  if (!parsed.success) return null;
  const { status, statusText, responseText, responseJSON, responseHeaders, headers } = parsed.data;
  if (status === 0) return noAnswer(typeof statusText === 'string' ? statusText : '');
  return {
    kind: 'answer',
    response: {
      status,
      headers: readHeaders(responseHeaders) ?? readHeaders(headers) ?? {},
      text: toText(responseText ?? responseJSON),
    },
  };
}

const failure = z.object({
  name: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
});

function readFailure(value: unknown): FrameworkAnswer {
  if (typeof value === 'string') return noAnswer(value);
  const parsed = failure.safeParse(value);
  if (!parsed.success) return noAnswer('');
  const { name, message } = parsed.data;
  const text = typeof message === 'string' ? message : '';
  return name === 'TimeoutError' ? { kind: 'none', why: 'timeout', text } : noAnswer(text);
}

function noAnswer(text: string): FrameworkAnswer {
  return { kind: 'none', why: text === 'timeout' ? 'timeout' : 'lost', text };
}

function toText(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

const headerRecord = z.record(z.string(), z.unknown());

/** Headers with lower-case names, from a record of them or from the block of lines that browsers give. */
function readHeaders(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value === 'string') return Object.fromEntries(value.split(/\r?\n/).flatMap(toHeader));
  const parsed = headerRecord.safeParse(value);
  if (!parsed.success) return null;
  return Object.fromEntries(
    Object.entries(parsed.data).flatMap(([name, content]) =>
      typeof content === 'string' || typeof content === 'number'
        ? [[name.toLowerCase(), String(content)]]
        : [],
    ),
  );
}

function toHeader(line: string): readonly (readonly [string, string])[] {
  const colon = line.indexOf(':');
  if (colon < 1) return [];
  return [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
}
